import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { MOST_KEY_CHARACTERS } from '@zhengyun/rulebook/catalogue/ssh-key.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyHostSpec, anySystemHostSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import {
  SAMPLE_CLOUD,
  SAMPLE_HOST_SPEC,
  SAMPLE_KEY,
  SAMPLE_SYSTEM_HOST_SPEC,
  sampleLine,
} from '../testing/sample-inputs.ts';
import { type CloudHostPlan, planCloudHost } from './plan.ts';
import { MOST_START_UP_BYTES, startUpData } from './start-up-data.ts';
import { virtualMachine } from './virtual-machine.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: CloudHostSpec) => planCloudHost(sampleLine(spec), spec, cloud);

const isForX86 = ({ operatingSystem }: CloudHostSpec) => operatingSystem?.image.endsWith('amd64') ?? false;

/** What the plan asks of the cluster, counted from the manifests themselves. */
function requested(plan: CloudHostPlan) {
  const machines = plan.hosts.map((host) => virtualMachine(host).spec.template.spec.domain.resources.requests);
  const disks = plan.hosts.flatMap((host) => host.disks);
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
  const storage = (name: string) => sum(disks.filter((d) => d.storageClass === name).map((d) => BigInt(d.gb)));
  return {
    vcpu: sum(machines.map((machine) => quantityValue(machine.cpu))),
    'memory-gb': sum(machines.map((machine) => quantityValue(machine.memory))),
    'disk-ordinary-gb': storage(cloud.storageClasses.ordinary),
    'disk-fast-gb': storage(cloud.storageClasses.fast),
  };
}

describe('a plan of cloud hosts', () => {
  it('asks the cluster for exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(fc.oneof(anyHostSpec, anySystemHostSpec.filter(isForX86)), (spec) => {
        expect(requested(planned(spec))).toEqual(amountsOf(spec));
      }),
    );
  });

  it('names every object once, in the tenancy’s namespace, with its owner’s labels', () => {
    fc.assert(
      fc.property(anyHostSpec, (spec) => {
        const { objects } = planned(spec);
        expect(new Set(objects.map(({ kind, name }) => `${kind}/${name}`)).size).toBe(objects.length);
        for (const { name, namespace, labels } of objects) {
          expect(name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
          expect(namespace).toBe('guangzhou-zk-000012');
          expect(labels).toMatchObject({
            'zhengyun.cn/cloud': 'guangzhou',
            'zhengyun.cn/department': 'drug-regulator',
            'zhengyun.cn/system': 'drug-tracing',
            'zhengyun.cn/tenancy': 'zk-000012',
            'zhengyun.cn/resource': 'zy-000123',
            'zhengyun.cn/mlps-grade': '3',
            'zhengyun.cn/managed-by': 'zhengyun',
          });
        }
      }),
    );
  });

  it('keeps every name when the count changes: growing adds at the end, shrinking takes the highest', () => {
    fc.assert(
      fc.property(anyHostSpec, fc.integer({ min: 1, max: 40 }), (spec, count) => {
        const before = planned(spec).hosts;
        const after = planned({ ...spec, count }).hosts;
        const kept = Math.min(spec.count, count);
        expect(after.slice(0, kept)).toEqual(before.slice(0, kept));
        expect(after).toHaveLength(count);
      }),
    );
  });

  it('expands a disk in place when it grows', () => {
    const grown = { ...SAMPLE_HOST_SPEC, dataDisks: [{ class: 'fast', gb: 4_096 }, SAMPLE_HOST_SPEC.dataDisks[1]!] };
    const before = planned(SAMPLE_HOST_SPEC).hosts[0]!.disks;
    const after = planned(grown as CloudHostSpec).hosts[0]!.disks;
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(after.map(({ gb }) => gb)).toEqual([100, 4_096, 500]);
  });

  it('puts the host in its zone, on its disks, at the cloud’s priority', () => {
    const [host] = planned(SAMPLE_HOST_SPEC).hosts;
    const { spec } = virtualMachine(host!).spec.template;
    expect(spec.nodeSelector).toEqual({ 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' });
    expect(spec.tolerations).toEqual([
      { key: 'guangzhou.zhengyun.cn/zone', operator: 'Equal', value: 'extranet', effect: 'NoSchedule' },
    ]);
    expect(spec.priorityClassName).toBe('zy-guangzhou-host');
    expect(
      spec.volumes.map((volume) => ('persistentVolumeClaim' in volume ? volume.persistentVolumeClaim?.claimName : '')),
    ).toEqual(['zy-000123-001-system', 'zy-000123-001-data-1', 'zy-000123-001-data-2']);
    expect(spec.domain.resources.limits).toEqual(spec.domain.resources.requests);
  });

  it('is of the instruction set of its zone’s nodes, and of the cluster’s default where nobody names one', () => {
    const zones = SAMPLE_CLOUD.zones.map((zone) => ({ ...zone, architecture: 'arm64' as const }));
    const arm = planCloud({ ...SAMPLE_CLOUD, zones }).outputs;
    const [host] = planCloudHost(sampleLine(SAMPLE_HOST_SPEC), SAMPLE_HOST_SPEC, arm).hosts;
    expect(virtualMachine(host!).spec.template.spec.architecture).toBe('arm64');
    expect(virtualMachine(planned(SAMPLE_HOST_SPEC).hosts[0]!).spec.template.spec).not.toHaveProperty('architecture');
  });

  it('says on the item’s page before the order when its system disk is blank and that a change restarts it', () => {
    const { mind, objects } = ITEM_PAGES['cloud-host'];
    expect(mind.zh).toContain('不选操作系统的，系统盘交付时是空白的');
    expect(mind.en).toContain('delivered blank');
    expect(mind.zh).toContain('重启主机');
    const kinds = new Set(planned(SAMPLE_SYSTEM_HOST_SPEC).objects.map(({ kind }) => kind));
    expect(new Set(objects.map((text) => text.split(' ')[0]))).toEqual(kinds);
  });

  it('is refused in a zone graded below the system', () => {
    const line = { ...sampleLine(SAMPLE_HOST_SPEC), zone: 'internet' };
    expect(() => planCloudHost(line, SAMPLE_HOST_SPEC, cloud)).toThrow('up to MLPS grade 2, this one is graded 3');
  });

  it('is refused in a zone the cloud does not have, naming those it has', () => {
    const line = { ...sampleLine(SAMPLE_HOST_SPEC), zone: 'moon' };
    expect(() => planCloudHost(line, SAMPLE_HOST_SPEC, cloud)).toThrow('choose one of extranet, internet');
  });
});

describe('a host without an operating system', () => {
  it('is written as it was before there were images, so that what stands keeps its plan', () => {
    fc.assert(
      fc.property(anyHostSpec, (spec) => {
        for (const host of planned(spec).hosts) {
          const machine = virtualMachine(host);
          expect(Object.keys(machine.spec)).toEqual(['runStrategy', 'template']);
          const { volumes, domain } = machine.spec.template.spec;
          expect(volumes.every((volume) => Object.keys(volume).join() === 'name,persistentVolumeClaim')).toBe(true);
          expect(domain.devices.disks).toHaveLength(1 + spec.dataDisks.length);
        }
        expect(new Set(planned(spec).objects.map(({ kind }) => kind))).toEqual(
          new Set(['PersistentVolumeClaim', 'VirtualMachine']),
        );
      }),
    );
  });
});

describe('a host with an operating system', () => {
  const [host] = planned(SAMPLE_SYSTEM_HOST_SPEC).hosts;
  const machine = virtualMachine(host!);
  const [template] = machine.spec.dataVolumeTemplates ?? [];

  it('has its system disk filled from the cloud’s own registry, at exactly the size that is sold', () => {
    expect(template).toMatchObject({
      metadata: { name: 'zy-000123-001-system', labels: { 'zhengyun.cn/resource': 'zy-000123' } },
      spec: {
        source: {
          registry: { url: 'docker://registry.gov.local/platform/os/openeuler:24.03-lts-amd64', pullMethod: 'node' },
        },
        priorityClassName: 'zy-guangzhou-host',
        pvc: { storageClassName: 'zy-guangzhou-ordinary', resources: { requests: { storage: '100Gi' } } },
      },
    });
    expect(template?.metadata.annotations).toMatchObject({ 'cdi.kubevirt.io/storage.usePopulator': 'false' });
    expect(machine.spec.template.spec.volumes[0]).toEqual({
      name: 'system',
      dataVolume: { name: 'zy-000123-001-system' },
    });
  });

  it('takes its name and keys at its first start, and opens to no password', () => {
    const start = machine.spec.template.spec.volumes.at(-1);
    const { userData } = (start as { cloudInitNoCloud: { userData: string } }).cloudInitNoCloud;
    const [head, settings] = userData.split('\n');
    expect(head).toBe('#cloud-config');
    expect(JSON.parse(settings ?? '')).toEqual({
      hostname: 'zy-000123-001',
      manage_etc_hosts: true,
      ssh_pwauth: false,
      disable_root: true,
      ssh_authorized_keys: [SAMPLE_KEY],
    });
    expect(userData).not.toMatch(/passw(?!auth)/);
  });

  it('never asks for more start-up data than a hypervisor takes, however many keys an order may have', () => {
    const name = 'n'.repeat(63);
    const shortest = SAMPLE_KEY.length;
    const most = Math.floor(MOST_KEY_CHARACTERS / shortest);
    for (const keys of [Array.from({ length: most }, () => SAMPLE_KEY), ['k'.repeat(MOST_KEY_CHARACTERS)]])
      expect(Buffer.byteLength(startUpData(name, keys))).toBeLessThanOrEqual(MOST_START_UP_BYTES);
  });

  it('is of the image’s instruction set where the zone names none', () => {
    const operatingSystem = { ...SAMPLE_SYSTEM_HOST_SPEC.operatingSystem!, image: 'openeuler-24-03-lts-arm64' };
    const arm = planned({ ...SAMPLE_SYSTEM_HOST_SPEC, operatingSystem }).hosts[0]!;
    expect(virtualMachine(arm).spec.template.spec.architecture).toBe('arm64');
  });

  it('keeps its names and its start-up data when the line grows', () => {
    fc.assert(
      fc.property(anySystemHostSpec.filter(isForX86), fc.integer({ min: 1, max: 40 }), (spec, count) => {
        const kept = Math.min(spec.count, count);
        const [before, after] = [planned(spec).hosts, planned({ ...spec, count }).hosts];
        expect(after.slice(0, kept).map(virtualMachine)).toEqual(before.slice(0, kept).map(virtualMachine));
      }),
    );
  });

  const spec = SAMPLE_SYSTEM_HOST_SPEC;
  const of = (image: string) => ({ ...spec, operatingSystem: { ...spec.operatingSystem!, image } });
  const inZone = (change: object) => ({ ...SAMPLE_CLOUD.zones[0]!, ...change });
  it.each([
    ['an image nobody has', of('windows-3-1'), {}, 'is not in the catalogue'],
    ['a foreign system in a 信创 zone', of('ubuntu-24-04-amd64'), { xinchuang: true }, 'is no domestic system'],
    ['another instruction set than the zone’s', spec, { architecture: 'arm64' }, 'zone extranet runs arm64'],
    ['a disk too small for it', { ...spec, systemDiskGb: 10 }, {}, 'needs a system disk of 20 GB, this one has 10'],
  ] as const)('is refused for %s', (_, wanted, zone, problem) => {
    const there = planCloud({ ...SAMPLE_CLOUD, zones: [inZone(zone)] }).outputs;
    expect(() => planCloudHost(sampleLine(wanted), wanted, there)).toThrow(problem);
  });

  it('is refused on a cloud that fills no disks', () => {
    const bare = { ...cloud, services: { ...cloud.services, hostImages: null } };
    expect(() => planCloudHost(sampleLine(spec), spec, bare)).toThrow('has no service of host images (CDI)');
  });
});
