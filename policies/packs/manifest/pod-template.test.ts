import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { noHostNamespace } from '../security/no-host-namespace.ts';
import { noHostPath } from '../security/no-host-path.ts';
import { noPrivilegedContainer } from '../security/no-privileged-container.ts';

const metadata = { name: 'x', namespace: 'n' };
const spec = { hostNetwork: true };
const template = { spec };

describe('a pod is seen through', () => {
  it.each([
    ['core/v1:Pod', { spec }],
    ['core/v1:PodTemplate', { template }],
    ['core/v1:ReplicationController', { spec: { template } }],
    ['apps/v1:Deployment', { spec: { template } }],
    ['apps/v1:ReplicaSet', { spec: { template } }],
    ['apps/v1:StatefulSet', { spec: { template } }],
    ['apps/v1:DaemonSet', { spec: { template } }],
    ['batch/v1:Job', { spec: { template } }],
    ['batch/v1:CronJob', { spec: { jobTemplate: { spec: { template } } } }],
    ['apps/v1:DeploymentPatch', { spec: { template } }],
    ['argoproj.io/v1alpha1:Rollout', { spec: { template: { spec: { ...spec, containers: [] } } } }],
    ['keda.sh/v1alpha1:ScaledJob', { spec: { jobTargetRef: { template: { spec: { ...spec, containers: [] } } } } }],
    [
      'batch.volcano.sh/v1alpha1:Job',
      { spec: { tasks: [{ replicas: 1, template: { spec: { ...spec, containers: [] } } }] } },
    ],
    [
      'jobset.x-k8s.io/v1alpha2:JobSet',
      { spec: { replicatedJobs: [{ template: { spec: { template: { spec: { ...spec, containers: [] } } } } }] } },
    ],
    [
      'leaderworkerset.x-k8s.io/v1:LeaderWorkerSet',
      { spec: { leaderWorkerTemplate: { workerTemplate: { spec: { ...spec, containers: [] } } } } },
    ],
    ['example.com/v1:My-Thing', { spec: { template: { spec: { ...spec, containers: [] } } } }],
  ])('the %s that makes it', async (type, content) => {
    expect(await verdict(noHostNamespace, resourceOf(type, { metadata, ...content }))).toHaveLength(1);
  });

  it('every one of several', async () => {
    const task = { template: { spec: { ...spec, containers: [] } } };
    const job = { metadata, spec: { tasks: [task, task], driver: task } };
    expect(await verdict(noHostNamespace, resourceOf('batch.volcano.sh/v1alpha1:Job', job))).toHaveLength(3);
  });

  it.each(['initContainers', 'containers', 'ephemeralContainers'])('to its %s', async (sort) => {
    const privileged = { [sort]: [{ name: 'a', securityContext: { privileged: true } }] };
    expect(
      await verdict(noPrivilegedContainer, resourceOf('core/v1:Pod', { metadata, spec: privileged })),
    ).toHaveLength(1);
  });
});

describe('a cloud host is seen through', () => {
  const host = { spec: { volumes: [{ name: 'h', hostDisk: { path: '/x' } }], domain: { devices: {} } } };
  it.each([
    ['kubevirt.io/v1:VirtualMachineInstance', host],
    ['kubevirt.io/v1:VirtualMachine', { spec: { template: host } }],
    ['kubevirt.io/v1:VirtualMachineInstanceReplicaSet', { spec: { template: host } }],
    [
      'pool.kubevirt.io/v1alpha1:VirtualMachinePool',
      { spec: { virtualMachineTemplate: { spec: { template: host } } } },
    ],
  ])('the %s that makes it', async (type, content) => {
    expect(await verdict(noHostPath, resourceOf(type, { metadata, ...content }))).toEqual([
      expect.stringContaining('卷 h 挂载宿主机目录 /x'),
    ]);
  });
});

it('makes nothing of parts that are of no form a pod has', async () => {
  for (const odd of [null, 'text', 7, [], { spec: 'text' }, { template: { spec: { containers: 'all' } } }]) {
    expect(await verdict(noPrivilegedContainer, resourceOf('apps/v1:Deployment', { metadata, spec: odd }))).toEqual([]);
  }
});
