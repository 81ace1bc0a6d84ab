import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Refusal } from './line-rules.ts';

/** A resource that a specification may point at, and the tenancy it lives in. */
export interface Target {
  readonly number: string;
  readonly item: ItemCode;
  readonly state: string;
  readonly systemId: string;
  readonly cloudSlug: string;
  readonly zoneCode: string;
}

const MAY_STAND_BEHIND: readonly ItemCode[] = ['cloud-host', 'container-space'];

/** Printed numbers that specifications point at. */
export function targetNumbers(specs: readonly ItemSpec[]): readonly string[] {
  return specs.flatMap((spec) => (spec.item === 'load-balancer' ? [spec.target.resource.toUpperCase()] : []));
}

/**
 * Why what `spec` points at can't be its target; null when it can, or it points at nothing. A balancer's target is a
 * delivered host or container space of the same tenancy; `targets` are the resources of those numbers that the caller may
 * see, so another department's is as good as none.
 */
export function refuseTarget(
  spec: ItemSpec,
  here: Pick<Target, 'systemId' | 'cloudSlug' | 'zoneCode'>,
  targets: readonly Target[],
): Refusal | null {
  const [number] = targetNumbers([spec]);
  if (number === undefined) return null;
  const found = targets.find((target) => target.number === number);
  const suits =
    found?.state === 'active' &&
    MAY_STAND_BEHIND.includes(found.item) &&
    found.systemId === here.systemId &&
    found.cloudSlug === here.cloudSlug &&
    found.zoneCode === here.zoneCode;
  return suits ? null : { code: 'TARGET_UNSUITABLE', facts: { target: number }, field: 'spec.target.resource' };
}
