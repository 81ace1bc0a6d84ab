import { type Amounts, addAmounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';

/** Whole units of a tenancy's ceiling, as the base program takes them. */
export interface Ceiling {
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly ordinaryGb: number;
  readonly fastGb: number;
  readonly objectGb: number;
  readonly loadBalancers: number;
  readonly gpuShares: number;
  readonly hosts: number;
}

/** States of a tenancy in which orders, changes and maintenance of it go on; in every other one it is on its way out. */
export const STANDING_STATES: readonly string[] = ['planned', 'deployed'];
/** States in which a tenancy holds neither its place nor its name any more. */
export const GONE_STATES = ['released', 'lapsed'] as const;

const LONGEST_SLUG = 32;

/**
 * Namespace and name stem of a tenancy, fixed for life: the cloud's slug, so that clouds sharing a cluster stay apart, then
 * the printed number, e.g. `guangzhou-zk-2026-000012`. A long cloud slug is cut; the number alone makes it unique.
 */
export function tenancySlug(cloudSlug: string, number: string): string {
  const tail = number.toLowerCase();
  const head = cloudSlug.slice(0, LONGEST_SLUG - tail.length - 1).replace(/-+$/, '');
  return `${head}-${tail}`;
}

/** Whether a namespace is named as the platform itself names a tenancy's, now or some day. */
export function isGivenName(namespace: string): boolean {
  return /(?:^|-)zk-\d{4}-\d{6,}$/.test(namespace);
}

/** One limit of the department's quota on the tenancy's cloud, for the tenancy's stack (信创 or not). */
export interface Limit {
  readonly dimension: string;
  readonly units: bigint;
}

/**
 * Ceiling of a namespace: the department's whole quota on that cloud. The console's ledger keeps the sum over tenancies; the
 * cluster only stops what no ledger could allow. A host takes at least one vCPU, so there are never more hosts than vCPUs.
 */
export function ceilingOf(limits: readonly Limit[]): Ceiling {
  const units = (dimension: string) =>
    Number(limits.filter((limit) => limit.dimension === dimension).reduce((sum, limit) => sum + limit.units, 0n));
  const vcpu = units('vcpu');
  return {
    vcpu,
    memoryGb: units('memory-gb'),
    ordinaryGb: units('disk-ordinary-gb'),
    fastGb: units('disk-fast-gb'),
    objectGb: units('object-gb'),
    loadBalancers: units('load-balancer'),
    gpuShares: units('gpu-share'),
    hosts: vcpu,
  };
}

const CEILING_OF: Readonly<Partial<Record<Dimension, Exclude<keyof Ceiling, 'hosts'>>>> = {
  vcpu: 'vcpu',
  'memory-gb': 'memoryGb',
  'disk-ordinary-gb': 'ordinaryGb',
  'disk-fast-gb': 'fastGb',
  'object-gb': 'objectGb',
  'load-balancer': 'loadBalancers',
  'gpu-share': 'gpuShares',
};

/**
 * A tenancy's ceiling beside what it uses, dimension by dimension; those with neither are left out. `limit` null: none is set there.
 * `used` is all that stands: what was ordered, and what came with the namespace, which `takenOver` names.
 */
export function quotaOf(
  ceiling: Partial<Ceiling> | null,
  { ordered, takenOver }: { readonly ordered: Amounts; readonly takenOver: Amounts },
) {
  const used = addAmounts(ordered, takenOver);
  return DIMENSIONS.flatMap((dimension) => {
    const key = CEILING_OF[dimension];
    const limit = key === undefined ? undefined : ceiling?.[key];
    const units = used[dimension] ?? 0n;
    if (!limit && units === 0n) return [];
    const came = (takenOver[dimension] ?? 0n).toString();
    return [{ dimension, limit: limit === undefined ? null : String(limit), used: units.toString(), takenOver: came }];
  });
}
