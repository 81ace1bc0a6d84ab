import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { runAsNonRoot } from './run-as-non-root.ts';

const judged = (content: object) => verdict(runAsNonRoot, resourceOf('apps/v1:Deployment', { ...content }));

describe('run as non-root', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a pod that doesn’t say',
      'spec.template.spec.securityContext.runAsNonRoot',
      undefined,
      '容器 web 可能以 root 运行',
    ],
    [
      'a container that overrules its pod',
      'spec.template.spec.containers.0.securityContext.runAsNonRoot',
      false,
      '容器 web 可能以 root 运行',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('takes each container’s own word where the pod says nothing', async () => {
    const silent = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.securityContext.runAsNonRoot', undefined);
    expect(
      await judged(changeAt(silent, 'spec.template.spec.containers.0.securityContext.runAsNonRoot', true)),
    ).toEqual([]);
  });
});
