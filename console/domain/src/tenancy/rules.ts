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
