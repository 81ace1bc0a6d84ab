import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyHostSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, SAMPLE_HOST_SPEC, sampleLine } from '../testing/sample-inputs.ts';
import { type CloudHostPlan, planCloudHost } from './plan.ts';
import { virtualMachine } from './virtual-machine.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: CloudHostSpec) => planCloudHost(sampleLine(spec), spec, cloud);

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
      fc.property(anyHostSpec, (spec) => {
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
    expect(spec.volumes.map((volume) => volume.persistentVolumeClaim.claimName)).toEqual([
      'zy-000123-001-system',
      'zy-000123-001-data-1',
      'zy-000123-001-data-2',
    ]);
    expect(spec.domain.resources.limits).toEqual(spec.domain.resources.requests);
  });

  it('is of the instruction set of its zone’s nodes, and of the cluster’s default where nobody names one', () => {
    const zones = SAMPLE_CLOUD.zones.map((zone) => ({ ...zone, architecture: 'arm64' as const }));
    const arm = planCloud({ ...SAMPLE_CLOUD, zones }).outputs;
    const [host] = planCloudHost(sampleLine(SAMPLE_HOST_SPEC), SAMPLE_HOST_SPEC, arm).hosts;
    expect(virtualMachine(host!).spec.template.spec.architecture).toBe('arm64');
    expect(virtualMachine(planned(SAMPLE_HOST_SPEC).hosts[0]!).spec.template.spec).not.toHaveProperty('architecture');
  });

  it('says on the item’s page before the order that its system disk is blank and that a change restarts it', () => {
    const { mind } = ITEM_PAGES['cloud-host'];
    expect(mind.zh).toContain('系统盘交付时是空白的');
    expect(mind.en).toContain('delivered blank');
    expect(mind.zh).toContain('重启主机');
    const [host] = planned(SAMPLE_HOST_SPEC).hosts;
    const { volumes } = virtualMachine(host!).spec.template.spec;
    expect(volumes.every((volume) => Object.keys(volume).join() === 'name,persistentVolumeClaim')).toBe(true);
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
