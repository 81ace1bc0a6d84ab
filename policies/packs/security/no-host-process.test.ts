import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { noHostProcess } from './no-host-process.ts';

const judged = (content: object) => verdict(noHostProcess, resourceOf('apps/v1:Deployment', { ...content }));

describe('no host process', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a pod that is a process of the node',
      'spec.template.spec.securityContext.windowsOptions',
      { hostProcess: true },
      'Pod 以宿主机进程运行',
    ],
    [
      'a container that is one',
      'spec.template.spec.containers.0.securityContext.windowsOptions',
      { hostProcess: true },
      '容器 web 以宿主机进程运行',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
