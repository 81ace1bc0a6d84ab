import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { noHostNamespace } from './no-host-namespace.ts';

const judged = (content: object) => verdict(noHostNamespace, resourceOf('apps/v1:Deployment', { ...content }));

describe('no host namespace', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    ['the node’s network', 'spec.template.spec.hostNetwork', true, 'hostNetwork'],
    ['the node’s processes', 'spec.template.spec.hostPID', true, 'hostPID'],
    ['the node’s IPC', 'spec.template.spec.hostIPC', true, 'hostIPC'],
    [
      'a port of the node',
      'spec.template.spec.containers.0.ports',
      [{ containerPort: 80, hostPort: 80 }],
      '容器 web 占用宿主机端口 80',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
