import { SAMPLE_CLOUD } from '@zhengyun/components/testing/sample-inputs.ts';
import { runProgram, type SeenResource } from '@zhengyun/harness/run-program.ts';
import { type CloudInputs, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const run = (inputs: unknown) => runProgram(() => program({ inputs, kubeconfig: 'kubeconfig' }));
const ofKind = (resources: readonly SeenResource[], kind: string) =>
  resources.filter(({ type }) => type.endsWith(`:${kind}`));
const withProfile = (profile: CloudInputs['cloud']['profile'], zones = SAMPLE_CLOUD.zones): CloudInputs => ({
  ...SAMPLE_CLOUD,
  cloud: { ...SAMPLE_CLOUD.cloud, profile },
  zones,
});

describe('the municipal program', () => {
  it('marks the named nodes of each zone and makes none', async () => {
    const { resources } = await run(SAMPLE_CLOUD);
    const patches = ofKind(resources, 'NodePatch');
    expect(patches.map(({ inputs }) => (inputs.metadata as { name: string }).name)).toEqual([
      'node-1',
      'node-2',
      'node-3',
    ]);
    expect(ofKind(resources, 'Node')).toEqual([]);
  });

  it('makes both storage classes and its priority classes', async () => {
    const { resources } = await run(SAMPLE_CLOUD);
    const names = (kind: string) =>
      ofKind(resources, kind).map(({ inputs }) => (inputs.metadata as { name: string }).name);
    expect(names('StorageClass')).toEqual(['zy-guangzhou-ordinary', 'zy-guangzhou-fast']);
    expect(names('PriorityClass')).toEqual(['zy-guangzhou-host', 'zy-guangzhou-container', 'zy-guangzhou-service']);
  });

  it('protects and retains the definition of virtual machines', async () => {
    const { resources } = await run(SAMPLE_CLOUD);
    expect(ofKind(resources, 'CustomResourceDefinition')).toEqual([
      expect.objectContaining({ protect: true, retainOnDelete: true }),
    ]);
  });

  it('leaves the definition alone where KubeVirt is present', async () => {
    const { resources } = await run({ ...SAMPLE_CLOUD, kubevirt: 'present' });
    expect(ofKind(resources, 'CustomResourceDefinition')).toEqual([]);
  });

  it('issues the operator’s token only after its rights and its wall', async () => {
    const { resources } = await run(SAMPLE_CLOUD);
    const [token] = ofKind(resources, 'Secret');
    expect(token?.dependsOn.some((urn) => urn.endsWith('guangzhou-tenancy-operator-binding'))).toBe(true);
    const [binding] = ofKind(resources, 'ClusterRoleBinding');
    expect(binding?.dependsOn.some((urn) => urn.includes('ValidatingAdmissionPolicyBinding'))).toBe(true);
  });

  it('exports what tenancies read', async () => {
    const { outputs } = await run(SAMPLE_CLOUD);
    expect(cloudOutputsSchema.parse(outputs)).toEqual(outputs);
  });

  it('lets a medium city bring hosts of its own and a small one take them from the province', async () => {
    await expect(run(withProfile('city-medium'))).resolves.toBeDefined();
    await expect(run(withProfile('city-small'))).rejects.toThrow('takes hosts from the provincial cloud');
    await expect(run({ ...withProfile('city-small'), kubevirt: 'present' })).resolves.toBeDefined();
  });

  it('lets a small city run three zones and no more', async () => {
    const zones = ['a', 'b', 'c', 'd'].map((code) => ({ ...SAMPLE_CLOUD.zones[0]!, code, nodes: [] }));
    const small = { ...withProfile('city-small', zones), kubevirt: 'present' };
    await expect(run(small)).rejects.toThrow('keeps at most 3 zones');
  });

  it('refuses a cloud of another tier', async () => {
    await expect(run(withProfile('province'))).rejects.toThrow('must be a city profile');
    const cloud = { ...SAMPLE_CLOUD.cloud, tier: 'sectoral' };
    await expect(run({ ...SAMPLE_CLOUD, cloud })).rejects.toThrow('must be municipal for this program');
  });
});
