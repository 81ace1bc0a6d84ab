import { z } from 'zod';
import type { Amounts } from './dimension.ts';

/** Disk classes as sold: ordinary 1,000–3,000 IOPS, fast 3,000–20,000 IOPS (PRODUCT.md section 4). */
export const DISK_CLASSES = ['ordinary', 'fast'] as const;
export type DiskClass = (typeof DISK_CLASSES)[number];

const whole = (max: number) =>
  z
    .int({ error: 'QUANTITY_NOT_WHOLE' })
    .positive({ error: 'QUANTITY_NOT_POSITIVE' })
    .max(max, { error: 'QUANTITY_TOO_LARGE' });
const wholeOrZero = (max: number) =>
  z
    .int({ error: 'QUANTITY_NOT_WHOLE' })
    .nonnegative({ error: 'QUANTITY_NEGATIVE' })
    .max(max, { error: 'QUANTITY_TOO_LARGE' });

const diskSchema = z.strictObject({ class: z.enum(DISK_CLASSES), gb: whole(65_536) });

/** `count` equal hosts; a flavour is its vCPU and memory, custom up to 64C/512G. `systemDiskGb` is ordinary disk. */
export const cloudHostSpecSchema = z.strictObject({
  item: z.literal('cloud-host'),
  count: whole(500),
  vcpu: whole(64),
  memoryGb: whole(512),
  systemDiskGb: whole(2_048).default(100),
  dataDisks: z.array(diskSchema).max(16).default([]),
});

/** A share of the tenancy for containers, with persistent volumes of each class (0 = none). */
export const containerSpaceSpecSchema = z.strictObject({
  item: z.literal('container-space'),
  vcpu: whole(2_000),
  memoryGb: whole(16_000),
  ordinaryGb: wholeOrZero(200_000).default(0),
  fastGb: wholeOrZero(200_000).default(0),
});

/** Counted services: no cluster object; fulfilled by the operator's confirmation. */
export const bandwidthSpecSchema = z.strictObject({ item: z.literal('bandwidth'), mbps: whole(100_000) });
export const hostMonitoringSpecSchema = z.strictObject({ item: z.literal('host-monitoring'), hosts: whole(10_000) });

export const itemSpecSchema = z.discriminatedUnion(
  'item',
  [cloudHostSpecSchema, containerSpaceSpecSchema, bandwidthSpecSchema, hostMonitoringSpecSchema],
  {
    error: (issue) => (issue.code === 'invalid_union' ? 'UNKNOWN_SKU' : undefined),
  },
);
export type ItemSpec = z.output<typeof itemSpecSchema>;
export type ItemCode = ItemSpec['item'];
export type CloudHostSpec = z.output<typeof cloudHostSpecSchema>;
export type ContainerSpaceSpec = z.output<typeof containerSpaceSpecSchema>;

/** provisioned: made by Pulumi on a cluster and verified there · counted: fulfilled and confirmed by the operator. */
export type Fulfilment = 'provisioned' | 'counted';
export interface CatalogueItem {
  readonly code: ItemCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly fulfilment: Fulfilment;
  /** Working days from request to delivery promised on the page. */
  readonly leadWorkingDays: number;
  readonly maximumMlps: 2 | 3;
}

export const CATALOGUE: readonly CatalogueItem[] = [
  {
    code: 'cloud-host',
    nameZh: '云主机',
    nameEn: 'Cloud host',
    fulfilment: 'provisioned',
    leadWorkingDays: 5,
    maximumMlps: 3,
  },
  {
    code: 'container-space',
    nameZh: '容器空间',
    nameEn: 'Container space',
    fulfilment: 'provisioned',
    leadWorkingDays: 5,
    maximumMlps: 3,
  },
  {
    code: 'bandwidth',
    nameZh: '互联网带宽',
    nameEn: 'Internet bandwidth',
    fulfilment: 'counted',
    leadWorkingDays: 5,
    maximumMlps: 3,
  },
  {
    code: 'host-monitoring',
    nameZh: '主机深度监控',
    nameEn: 'Deep host monitoring',
    fulfilment: 'counted',
    leadWorkingDays: 5,
    maximumMlps: 3,
  },
];

/** The catalogue's entry for `code`; every code of the union has one. */
export function itemOf(code: ItemCode): CatalogueItem {
  const item = CATALOGUE.find((entry) => entry.code === code);
  if (!item) throw new Error(`catalogue has no item ${code}`);
  return item;
}

/** What one order line of `spec` takes of every dimension: the base of quota, price and capacity alike. */
export function amountsOf(spec: ItemSpec): Amounts {
  switch (spec.item) {
    case 'cloud-host': {
      const count = BigInt(spec.count);
      const disk = (wanted: DiskClass) =>
        spec.dataDisks.filter((d) => d.class === wanted).reduce((sum, d) => sum + BigInt(d.gb), 0n);
      return {
        vcpu: count * BigInt(spec.vcpu),
        'memory-gb': count * BigInt(spec.memoryGb),
        'disk-ordinary-gb': count * (BigInt(spec.systemDiskGb) + disk('ordinary')),
        'disk-fast-gb': count * disk('fast'),
      };
    }
    case 'container-space':
      return {
        vcpu: BigInt(spec.vcpu),
        'memory-gb': BigInt(spec.memoryGb),
        'disk-ordinary-gb': BigInt(spec.ordinaryGb),
        'disk-fast-gb': BigInt(spec.fastGb),
      };
    case 'bandwidth':
      return { 'bandwidth-mbps': BigInt(spec.mbps) };
    case 'host-monitoring':
      return { 'monitored-host': BigInt(spec.hosts) };
  }
}
