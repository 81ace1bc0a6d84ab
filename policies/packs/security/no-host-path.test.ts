import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT, GOOD_HOST } from '../testing/good-objects.ts';
import { noHostPath } from './no-host-path.ts';

const judged = (content: object) => verdict(noHostPath, resourceOf('apps/v1:Deployment', { ...content }));

describe('no host path', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a folder of the node',
      'spec.template.spec.volumes',
      [{ name: 'docker', hostPath: { path: '/var/run' } }],
      '卷 docker 挂载宿主机目录 /var/run',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a host that takes a device of the node', async () => {
    const devices = { hostDevices: [{ name: 'card', deviceName: 'vendor.com/card' }] };
    const host = changeAt(GOOD_HOST, 'spec.template.spec.domain.devices', devices);
    expect(await verdict(noHostPath, resourceOf('kubevirt.io/v1:VirtualMachine', host))).toEqual([
      expect.stringContaining('云主机直通宿主机设备 vendor.com/card'),
    ]);
  });

  it('refuses a persistent volume on the node’s disk', async () => {
    const volume = { metadata: { name: 'pv' }, spec: { hostPath: { path: '/data' } } };
    expect(await verdict(noHostPath, resourceOf('core/v1:PersistentVolume', volume))).toEqual([
      expect.stringContaining('持久卷指向宿主机目录 /data'),
    ]);
  });
});
