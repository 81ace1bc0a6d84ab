import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { readinessTold } from './readiness-told.ts';

const judged = (content: object) => verdict(readinessTold, resourceOf('apps/v1:Deployment', { ...content }));

describe('readiness told', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a container that never says it is ready',
      'spec.template.spec.containers.0.readinessProbe',
      undefined,
      '容器 web 没有就绪探针',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
