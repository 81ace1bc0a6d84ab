import type { CloudServices, ServiceName } from '@zhengyun/interface/services.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Refusal } from './definition-rules.ts';

/** A tenancy that stands in a zone, with the MLPS grade of its system. */
export interface StandingTenancy {
  readonly number: string;
  readonly zone: string;
  readonly grade: number;
}
/** A resource that is delivered or on its way. */
export interface StandingResource {
  readonly number: string;
  readonly zone: string;
  readonly item: string;
  readonly isPublic: boolean;
  /** A host that was made from an image: more of it come from the same registry. */
  readonly isFromImage: boolean;
}
/** A zone as it is, with what its pool has given or promised. */
export interface StandingZone {
  readonly code: string;
  readonly xinchuang: boolean;
  /** Null: nobody has said. */
  readonly architecture: string | null;
  readonly nodes: readonly string[];
  readonly capacity: ReadonlyMap<Dimension, bigint>;
  readonly allocated: Amounts;
}
export interface Standing {
  readonly zones: readonly StandingZone[];
  readonly services: CloudServices;
  readonly tenancies: readonly StandingTenancy[];
  readonly resources: readonly StandingResource[];
}

interface WantedZone {
  readonly code: string;
  readonly xinchuang: boolean;
  readonly maximumMlps: number;
  readonly publicAddress: boolean;
  readonly architecture?: string | null | undefined;
  readonly nodes: readonly string[];
  readonly capacity: Readonly<Partial<Record<Dimension, string>>>;
}
interface Wanted {
  readonly zones: readonly WantedZone[];
  readonly services: CloudServices;
}

/** What the catalogue sells by each operator. */
const SOLD_BY: Readonly<Record<Exclude<ServiceName, 'hostImages'>, ItemCode>> = {
  postgresql: 'postgresql',
  objectStorage: 'object-bucket',
  cache: 'cache',
  backup: 'backup-schedule',
  gpu: 'gpu-share',
  loadBalancer: 'load-balancer',
};

const MOST_NAMED = 20;

/**
 * Why a cloud may not shrink to `wanted`, or null: a zone given up, turned to the other stack or to other processors, left without nodes, closed to
 * public addresses or lowered in grade under tenancies or resources that need it (ZONE_IN_USE); less capacity than is given or
 * promised (CAPACITY_IN_USE; a pool oversold before may stay as it is, or grow); an operator taken away under resources it makes
 * (SERVICE_IN_USE). Each names what stands in the way.
 */
export function refuseShrink(wanted: Wanted, standing: Standing): Refusal | null {
  for (const zone of standing.zones) {
    const next = wanted.zones.find(({ code }) => code === zone.code);
    const refusal = refuseZone(zone, next, standing) ?? (next ? refuseCapacity(zone, next) : null);
    if (refusal) return refusal;
  }
  return refuseServices(wanted.services, standing);
}

function refuseZone(zone: StandingZone, next: WantedZone | undefined, standing: Standing): Refusal | null {
  const tenancies = standing.tenancies.filter((tenancy) => tenancy.zone === zone.code);
  const used = (field: string, by: readonly { readonly number: string }[]): Refusal | null =>
    by.length === 0 ? null : { code: 'ZONE_IN_USE', facts: { zone: zone.code, field, ...named('users', by) } };
  if (!next) return used('zone', tenancies);
  if (next.xinchuang !== zone.xinchuang) return used('xinchuang', tenancies);
  // To say for the first time what the nodes are changes nothing that stands.
  if (zone.architecture !== null && (next.architecture ?? null) !== zone.architecture)
    return used('architecture', tenancies);
  const emptied = zone.nodes.length > 0 && next.nodes.length === 0;
  const open = standing.resources.filter((resource) => resource.zone === zone.code && resource.isPublic);
  return (
    (emptied ? used('nodes', tenancies) : null) ??
    used(
      'maximumMlps',
      tenancies.filter(({ grade }) => grade > next.maximumMlps),
    ) ??
    (next.publicAddress ? null : used('publicAddress', open))
  );
}

function refuseCapacity(zone: StandingZone, next: WantedZone): Refusal | null {
  for (const dimension of DIMENSIONS) {
    const total = BigInt(next.capacity[dimension] ?? '0');
    const allocated = zone.allocated[dimension] ?? 0n;
    if (total < allocated && total < (zone.capacity.get(dimension) ?? 0n))
      return {
        code: 'CAPACITY_IN_USE',
        facts: { zone: zone.code, dimension, total: total.toString(), allocated: allocated.toString() },
      };
  }
  return null;
}

function refuseServices(wanted: CloudServices, { services, resources }: Standing): Refusal | null {
  const fromImages = resources.filter(({ isFromImage }) => isFromImage);
  // Another registry may hold the same images; with none, no host can be added to those there are.
  if (services.hostImages !== null && wanted.hostImages === null && fromImages.length > 0)
    return { code: 'SERVICE_IN_USE', facts: { service: 'hostImages', ...named('resources', fromImages) } };
  for (const [service, item] of Object.entries(SOLD_BY) as [keyof typeof SOLD_BY, ItemCode][]) {
    const users = resources.filter((resource) => resource.item === item);
    const isChanged =
      services[service] !== null && JSON.stringify(wanted[service]) !== JSON.stringify(services[service]);
    if (isChanged && users.length > 0)
      return { code: 'SERVICE_IN_USE', facts: { service, ...named('resources', users) } };
  }
  return null;
}

function named(key: 'users' | 'resources', all: readonly { readonly number: string }[]) {
  return { [key]: all.slice(0, MOST_NAMED).map(({ number }) => number), count: all.length };
}
