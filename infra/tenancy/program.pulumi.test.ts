import { planCloud } from '@zhengyun/components/cloud/plan.ts';
import { planTenancyBase } from '@zhengyun/components/tenancy-base/plan.ts';
import {
  SAMPLE_BASE,
  SAMPLE_CLOUD,
  SAMPLE_CLOUD_STACK,
  SAMPLE_HOST_SPEC,
  SAMPLE_SERVICE_SPECS,
  SAMPLE_SPACE_SPEC,
  SAMPLE_SYSTEM_HOST_SPEC,
  sampleLine,
} from '@zhengyun/components/testing/sample-inputs.ts';
import { runProgram, type SeenResource } from '@zhengyun/harness/run-program.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const stackOutputs = { [SAMPLE_CLOUD_STACK]: planCloud(SAMPLE_CLOUD).outputs };
const run = (inputs: unknown) => runProgram(() => program({ inputs, kubeconfig: 'kubeconfig' }), { stackOutputs });
const kubernetes = (resources: readonly SeenResource[]) =>
  resources.filter(({ type }) => type.startsWith('kubernetes:'));
const kindsOf = (resources: readonly SeenResource[]) =>
  kubernetes(resources).map(({ type, name }) => `${type.split(':').at(-1)} ${name}`);

describe('the tenancy program', () => {
  it('makes a base: namespace, walls, then the department’s binding', async () => {
    const { resources } = await run(SAMPLE_BASE);
    expect(kindsOf(resources).sort()).toEqual([
      'LimitRange zk-000012-limits',
      'Namespace zk-000012-namespace',
      'NetworkPolicy zk-000012-allow-dns',
      'NetworkPolicy zk-000012-allow-within',
      'NetworkPolicy zk-000012-default-deny',
      'ResourceQuota zk-000012-ceiling',
      'ResourceQuota zk-000012-hosts',
      'ResourceQuota zk-000012-services',
      'ResourceQuota zk-000012-stray-pods',
      'RoleBinding zk-000012-department',
      'ServiceAccount zk-000012-account',
      'ServiceAccountPatch zk-000012-default-account',
    ]);
    const binding = resources.find(({ name }) => name === 'zk-000012-department');
    expect(binding?.dependsOn).toHaveLength(11);
  });

  it('never takes the walls before the namespace: all of a base goes with it', async () => {
    const { resources } = await run(SAMPLE_BASE);
    const [namespace, ...inside] = kubernetes(resources);
    expect(namespace?.deletedWith).toBe('');
    expect(inside.length).toBeGreaterThan(10);
    for (const { name, deletedWith } of inside) expect(deletedWith, name).toMatch(/::zk-000012-namespace$/);
  });

  it('keeps an adopted volume from every plan, but for a removal that two people decided', async () => {
    const cloud = cloudOutputsSchema.parse(planCloud(SAMPLE_CLOUD).outputs);
    const { labels, annotations } = planTenancyBase(SAMPLE_BASE, cloud).namespace;
    const volume = { kind: 'PersistentVolumeClaim', name: 'data', labels, annotations: {}, finalizers: [], spec: {} };
    const adopted = { labels, annotations, spec: {}, objects: [volume] };
    const of = async (inputs: object) =>
      (await run({ ...SAMPLE_BASE, adopted, ...inputs })).resources.find(({ name }) => name.includes('adopted-volume'));
    expect(await of({})).toMatchObject({ protect: true });
    expect(await of({ adoptedVolumes: 'removed' })).toMatchObject({ protect: false });
  });

  it('lets nobody into a container space before its volumes stand, nor while they are taken away', async () => {
    const { resources } = await run({ ...sampleLine(SAMPLE_SPACE_SPEC), oidcGroup: 'drug-regulator' });
    const binding = resources.find(({ name }) => name === 'zy-000123-deployers');
    expect(binding?.dependsOn.map((urn) => urn.split('::').at(-1)).toSorted()).toEqual([
      'zy-000123-account',
      'zy-000123-fast-1',
      'zy-000123-fast-2',
      'zy-000123-ordinary-1',
      'zy-000123-quota',
    ]);
  });

  it('makes hosts with their disks, each host after its own', async () => {
    const { resources } = await run(sampleLine({ ...SAMPLE_HOST_SPEC, count: 2 }));
    expect(kindsOf(resources)).toHaveLength(8);
    const host = resources.find(({ name }) => name === 'zy-000123-002');
    expect(host?.dependsOn.map((urn) => urn.split('::').at(-1))).toEqual([
      'zy-000123-002-system',
      'zy-000123-002-data-1',
      'zy-000123-002-data-2',
    ]);
  });

  it('leaves a system disk with an image to its host, which is made with the template of it', async () => {
    const { resources, outputs } = await run(sampleLine({ ...SAMPLE_SYSTEM_HOST_SPEC, count: 1 }));
    expect(kindsOf(resources)).toEqual([
      'PersistentVolumeClaim zy-000123-001-data-1',
      'PersistentVolumeClaim zy-000123-001-data-2',
      'VirtualMachine zy-000123-001',
    ]);
    const host = resources.find(({ name }) => name === 'zy-000123-001');
    expect(host?.inputs.spec).toMatchObject({ dataVolumeTemplates: [{ metadata: { name: 'zy-000123-001-system' } }] });
    // Verified all the same, since whoever has the host has to have its disk.
    const system = outputs.objects.filter(({ name }) => name === 'zy-000123-001-system');
    expect(system.map(({ kind }) => kind)).toEqual(['PersistentVolumeClaim', 'DataVolume']);
  });

  it('refuses a host another operating system than it was delivered with', async () => {
    const { operatingSystem: _, ...blank } = SAMPLE_SYSTEM_HOST_SPEC;
    await expect(run({ ...sampleLine(SAMPLE_SYSTEM_HOST_SPEC), delivered: blank })).rejects.toThrow('SYSTEM_CHANGED');
  });

  it('makes a container space: its quota, account and volumes', async () => {
    const { resources } = await run(sampleLine(SAMPLE_SPACE_SPEC));
    expect(kindsOf(resources).sort()).toEqual([
      'PersistentVolumeClaim zy-000123-fast-1',
      'PersistentVolumeClaim zy-000123-fast-2',
      'PersistentVolumeClaim zy-000123-ordinary-1',
      'ResourceQuota zy-000123-quota',
      'ServiceAccount zy-000123-account',
    ]);
  });

  it.each([
    ['a base', SAMPLE_BASE],
    ['hosts', sampleLine(SAMPLE_HOST_SPEC)],
    ['a container space', sampleLine(SAMPLE_SPACE_SPEC)],
    ['block disks', sampleLine(SAMPLE_SERVICE_SPECS.disks)],
    ['a database', sampleLine(SAMPLE_SERVICE_SPECS.database)],
    ['a bucket', sampleLine(SAMPLE_SERVICE_SPECS.bucket)],
    ['a load balancer', sampleLine(SAMPLE_SERVICE_SPECS.balancer)],
    ['a backup schedule', sampleLine(SAMPLE_SERVICE_SPECS.backup)],
    ['a security pack', sampleLine(SAMPLE_SERVICE_SPECS.pack)],
    ['GPU shares', sampleLine(SAMPLE_SERVICE_SPECS.gpu)],
    ['a cache, but the set that its operator makes', sampleLine(SAMPLE_SERVICE_SPECS.cache)],
  ])('exports every object of %s, all known at preview', async (_, inputs) => {
    const { resources, outputs } = await run(inputs);
    expect(tenancyOutputsSchema.parse(outputs)).toEqual(outputs);
    const made = kubernetes(resources)
      .filter(({ type }) => !type.endsWith('Patch'))
      .map(({ inputs: { metadata } }) => (metadata as { name: string }).name);
    const planned = outputs.objects.filter(({ kind }) => kind !== 'StatefulSet');
    expect(planned.map(({ name }) => name).sort()).toEqual(made.sort());
  });

  it('sends every object through the stack’s own provider, with the kubeconfig kept secret', async () => {
    const { resources } = await run(SAMPLE_BASE);
    for (const { provider } of kubernetes(resources)) expect(provider).toContain('::cluster::');
    const provider = resources.find(({ type }) => type === 'pulumi:providers:kubernetes');
    expect(provider?.secrets).toEqual(['kubeconfig']);
  });

  it('registers the same twice, so an approved plan can be compared', async () => {
    const first = await run(sampleLine(SAMPLE_HOST_SPEC));
    const second = await run(sampleLine(SAMPLE_HOST_SPEC));
    expect(second).toEqual(first);
  });

  it('says what to do when the cloud is not deployed yet', async () => {
    const nothing = { stackOutputs: { [SAMPLE_CLOUD_STACK]: {} } };
    await expect(runProgram(() => program({ inputs: SAMPLE_BASE }), nothing)).rejects.toThrow(
      /does not export a usable cloudSlug.*deploy the cloud first/,
    );
  });

  it('refuses a resize that would shrink a volume, before anything is planned', async () => {
    const wanted = { ...SAMPLE_SPACE_SPEC, fastGb: 100 };
    await expect(run({ ...sampleLine(wanted), delivered: SAMPLE_SPACE_SPEC })).rejects.toThrow('DISK_SHRUNK');
  });

  it('names every wrong field of its inputs', async () => {
    await expect(run({ ...SAMPLE_BASE, zone: 'NOT A SLUG', namespace: '' })).rejects.toThrow(/zone: .*namespace: /);
  });
});
