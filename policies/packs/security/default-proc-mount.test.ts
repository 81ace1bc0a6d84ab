import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { defaultProcMount } from './default-proc-mount.ts';

const judged = (content: object) => verdict(defaultProcMount, resourceOf('apps/v1:Deployment', { ...content }));

describe('default proc mount', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'an unmasked /proc',
      'spec.template.spec.containers.0.securityContext.procMount',
      'Unmasked',
      '容器 web 的 procMount 为 Unmasked',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
