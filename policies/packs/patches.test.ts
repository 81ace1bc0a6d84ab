import { judge } from '@zhengyun/harness/judge.ts';
import { resourceOf } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { POLICIES } from './policies.ts';

const inside = { name: 'x', namespace: 'guangzhou-zk-000012' };
const podOf = (spec: object) => ({ metadata: inside, spec: { template: { spec } } });
const context = (securityContext: object) => podOf({ securityContext });
const container = (securityContext: object) => podOf({ containers: [{ name: 'c', securityContext }] });
const labelled = (key: string, value: string | null) => ({
  metadata: { name: 'guangzhou-zk-000012', labels: { [key]: value } },
});
const selected = (value: string) => ({
  metadata: {
    name: 'guangzhou-zk-000012',
    annotations: { 'scheduler.alpha.kubernetes.io/node-selector': value },
  },
});

/** Names of the policies that refuse the patch. */
async function refusing(type: string, content: object): Promise<readonly string[]> {
  const findings = await judge(POLICIES, [resourceOf(type, { ...content })]);
  return findings.map(({ policy }) => policy);
}

describe('a patch', () => {
  it.each([
    ['core/v1:NamespacePatch', labelled('team', 'a')],
    ['apps/v1:DeploymentPatch', podOf({ containers: [{ name: 'c', env: [{ name: 'A', value: 'b' }] }] })],
    ['core/v1:LimitRangePatch', { metadata: inside }],
    ['core/v1:PersistentVolumeClaimPatch', { metadata: inside, spec: {} }],
    ['core/v1:PersistentVolumePatch', { metadata: { name: 'zy-guangzhou-v' } }],
    ['networking.k8s.io/v1:IngressPatch', { metadata: inside, spec: { ingressClassName: 'nginx' } }],
    ['autoscaling/v2:HorizontalPodAutoscalerPatch', { metadata: inside, spec: { minReplicas: 2 } }],
    [
      'scheduling.k8s.io/v1:PriorityClassPatch',
      { metadata: { name: 'zy-guangzhou-p', labels: { 'zhengyun.cn/cloud': 'guangzhou' } } },
    ],
  ])('need not state what it leaves as it is: %s', async (type, content) => {
    expect(await refusing(type, content)).toEqual([]);
  });

  it.each([
    ['pod-security-labels', 'core/v1:NamespacePatch', labelled('pod-security.kubernetes.io/enforce', 'privileged')],
    ['pod-security-labels', 'core/v1:NamespacePatch', labelled('pod-security.kubernetes.io/enforce', null)],
    ['pod-security-labels', 'core/v1:NamespacePatch', labelled('pod-security.kubernetes.io/warn-version', 'latest')],
    ['ownership-labels', 'core/v1:NamespacePatch', labelled('zhengyun.cn/tenancy', '')],
    ['pinned-namespace', 'core/v1:NamespacePatch', labelled('zhengyun.cn/zone', '')],
    ['pinned-namespace', 'core/v1:NamespacePatch', selected('zhengyun.cn/cloud=guangzhou')],
    ['run-as-non-root', 'apps/v1:DeploymentPatch', context({ runAsNonRoot: false })],
    ['run-as-non-root', 'apps/v1:DeploymentPatch', container({ runAsNonRoot: false })],
    ['seccomp-profile', 'apps/v1:DeploymentPatch', context({ seccompProfile: { type: 'Unconfined' } })],
    ['seccomp-profile', 'apps/v1:DeploymentPatch', container({ seccompProfile: { type: 'Unconfined' } })],
    ['capabilities-dropped', 'apps/v1:DeploymentPatch', container({ capabilities: { drop: [] } })],
    ['read-only-root', 'apps/v1:DeploymentPatch', container({ readOnlyRootFilesystem: false })],
    ['zone-placement', 'apps/v1:DeploymentPatch', podOf({ nodeName: 'node-of-another-zone' })],
    ['zone-placement', 'apps/v1:DeploymentPatch', podOf({ tolerations: [{ operator: 'Exists' }] })],
    ['zone-placement', 'apps/v1:DeploymentPatch', podOf({ nodeSelector: { 'zhengyun.cn/zone': '' } })],
    ['limit-range-complete', 'core/v1:LimitRangePatch', { metadata: inside, spec: { limits: [] } }],
    [
      'known-storage-class',
      'core/v1:PersistentVolumeClaimPatch',
      { metadata: inside, spec: { storageClassName: 'gp3' } },
    ],
    [
      'volume-bounds',
      'core/v1:PersistentVolumeClaimPatch',
      { metadata: inside, spec: { resources: { requests: { storage: '1Pi' } } } },
    ],
    [
      'storage-wiped',
      'core/v1:PersistentVolumePatch',
      { metadata: { name: 'zy-guangzhou-v' }, spec: { persistentVolumeReclaimPolicy: 'Retain' } },
    ],
    ['ingress-with-tls', 'networking.k8s.io/v1:IngressPatch', { metadata: inside, spec: { tls: [] } }],
    [
      'autoscaler-bounded',
      'autoscaling/v2:HorizontalPodAutoscalerPatch',
      { metadata: inside, spec: { maxReplicas: 5_000 } },
    ],
    [
      'no-preemption',
      'scheduling.k8s.io/v1:PriorityClassPatch',
      { metadata: { name: 'zy-guangzhou-p' }, preemptionPolicy: 'PreemptLowerPriority' },
    ],
  ])('is judged for what it does state: %s of a %s', async (policy, type, content) => {
    expect(await refusing(type, content)).toContain(policy);
  });
});
