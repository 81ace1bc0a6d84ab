import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { readOnlyRoot } from './read-only-root.ts';

const judged = (content: object) => verdict(readOnlyRoot, resourceOf('apps/v1:Deployment', { ...content }));

describe('read-only root', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a root file system that can be written',
      'spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem',
      undefined,
      '容器 web 的根文件系统可写',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
