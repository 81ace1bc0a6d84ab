import { z } from 'zod';
import {
  amountsOfGpuShare,
  amountsOfHost,
  amountsOfSpace,
  cloudHostSpecSchema,
  containerSpaceSpecSchema,
  gpuShareSpecSchema,
} from './catalogue/compute.ts';
import {
  amountsOfBackup,
  amountsOfBlockDisk,
  amountsOfCache,
  amountsOfPostgresql,
  backupScheduleSpecSchema,
  blockDiskSpecSchema,
  cacheSpecSchema,
  objectBucketSpecSchema,
  postgresqlSpecSchema,
} from './catalogue/data-services.ts';
import {
  amountsOfLoadBalancer,
  amountsOfSecurityPack,
  bandwidthSpecSchema,
  bastionAccountSpecSchema,
  hostMonitoringSpecSchema,
  loadBalancerSpecSchema,
  securityPackSpecSchema,
} from './catalogue/network-and-security.ts';
import type { Amounts } from './dimension.ts';

/** What one order line asks for: one catalogue item and its sizes. An item nobody offers is UNKNOWN_SKU. */
export const itemSpecSchema = z.discriminatedUnion(
  'item',
  [
    cloudHostSpecSchema,
    containerSpaceSpecSchema,
    blockDiskSpecSchema,
    objectBucketSpecSchema,
    postgresqlSpecSchema,
    cacheSpecSchema,
    loadBalancerSpecSchema,
    bandwidthSpecSchema,
    backupScheduleSpecSchema,
    gpuShareSpecSchema,
    securityPackSpecSchema,
    bastionAccountSpecSchema,
    hostMonitoringSpecSchema,
  ],
  {
    error: (issue) => (issue.code === 'invalid_union' ? 'UNKNOWN_SKU' : undefined),
  },
);
export type ItemSpec = z.output<typeof itemSpecSchema>;
export type ItemCode = ItemSpec['item'];

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
  /** false: described but not yet to be had, since nothing makes it; an order of it is refused (ITEM_NOT_AVAILABLE). */
  readonly available: boolean;
}

const LEAD = { leadWorkingDays: 5, maximumMlps: 3 } as const;
const QUICK = { leadWorkingDays: 3, maximumMlps: 3 } as const;
const MADE = { fulfilment: 'provisioned', available: true } as const;
const COUNTED = { fulfilment: 'counted', available: true } as const;

/** Every item on sale, in the order of the shop: machines, storage, data services, network, security and care. */
export const CATALOGUE: readonly CatalogueItem[] = [
  { code: 'cloud-host', nameZh: '云主机', nameEn: 'Cloud host', ...MADE, ...LEAD },
  { code: 'container-space', nameZh: '容器空间', nameEn: 'Container space', ...MADE, ...LEAD },
  { code: 'gpu-share', nameZh: 'GPU 共享', nameEn: 'GPU share', ...MADE, ...LEAD },
  { code: 'block-disk', nameZh: '块存储盘', nameEn: 'Block disk', ...MADE, ...QUICK },
  { code: 'object-bucket', nameZh: '对象存储桶', nameEn: 'Object bucket', ...MADE, ...QUICK },
  { code: 'postgresql', nameZh: 'PostgreSQL 数据库', nameEn: 'PostgreSQL', ...MADE, ...LEAD },
  { code: 'cache', nameZh: '缓存', nameEn: 'Cache', ...MADE, ...LEAD },
  { code: 'load-balancer', nameZh: '负载均衡', nameEn: 'Load balancer', ...MADE, ...QUICK },
  { code: 'bandwidth', nameZh: '互联网带宽', nameEn: 'Internet bandwidth', ...COUNTED, ...LEAD },
  { code: 'backup-schedule', nameZh: '备份计划', nameEn: 'Backup schedule', ...MADE, ...QUICK },
  { code: 'security-pack', nameZh: '等保安全包', nameEn: 'MLPS security pack', ...MADE, ...LEAD },
  { code: 'bastion-account', nameZh: '堡垒机账号', nameEn: 'Bastion account', ...MADE, ...QUICK },
  { code: 'host-monitoring', nameZh: '主机深度监控', nameEn: 'Deep host monitoring', ...COUNTED, ...LEAD },
];

export const itemCodeSchema = z.enum(CATALOGUE.map((item) => item.code) as [ItemCode, ...ItemCode[]]);

/** The catalogue's entry for `code`; every code of the union has one. */
export function itemOf(code: ItemCode): CatalogueItem {
  const item = CATALOGUE.find((entry) => entry.code === code);
  if (!item) throw new Error(`catalogue has no item ${code}`);
  return item;
}

/** What one order line of `spec` takes of every dimension: the base of quota, price and capacity alike. */
export function amountsOf(spec: ItemSpec): Amounts {
  switch (spec.item) {
    case 'cloud-host':
      return amountsOfHost(spec);
    case 'container-space':
      return amountsOfSpace(spec);
    case 'gpu-share':
      return amountsOfGpuShare(spec);
    case 'block-disk':
      return amountsOfBlockDisk(spec);
    case 'object-bucket':
      return { 'object-gb': BigInt(spec.quotaGb) };
    case 'postgresql':
      return amountsOfPostgresql(spec);
    case 'cache':
      return amountsOfCache(spec);
    case 'load-balancer':
      return amountsOfLoadBalancer(spec);
    case 'bandwidth':
      return { 'bandwidth-mbps': BigInt(spec.mbps) };
    case 'backup-schedule':
      return amountsOfBackup(spec);
    case 'security-pack':
      return amountsOfSecurityPack(spec);
    case 'bastion-account':
      return { 'bastion-account': BigInt(spec.people.length) };
    case 'host-monitoring':
      return { 'monitored-host': BigInt(spec.hosts) };
  }
}
