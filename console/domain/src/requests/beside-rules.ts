import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Refusal, tenancyKey } from './line-rules.ts';

interface Placed {
  readonly cloud: string;
  readonly zone: string;
  readonly spec: ItemSpec;
}

/** What stands against `line` of an order by what else its tenancy has or gets; `all` may hold the line itself and other places. */
export function refuseBeside(line: Placed, all: readonly Placed[]): Refusal | null {
  const beside = all.filter((one) => one !== line && tenancyKey(one) === tenancyKey(line)).map(({ spec }) => spec);
  return refuseUnclaimable(line.spec, beside) ?? refuseUncovered(line.spec, beside);
}

/**
 * Why GPU shares can't be had in a tenancy, or null: containers claim them, so a container space stands there, is asked for, or
 * comes with the same order.
 */
export function refuseUnclaimable(spec: ItemSpec, beside: readonly ItemSpec[]): Refusal | null {
  if (spec.item !== 'gpu-share' || beside.some(({ item }) => item === 'container-space')) return null;
  return { code: 'CONTAINER_SPACE_NEEDED', facts: {}, field: 'spec.item' };
}

/**
 * Why a backup schedule can't protect so little, or null: it copies the whole tenancy, so what is protected (and paid for) is no
 * less than the disks of everything beside it.
 */
export function refuseUncovered(spec: ItemSpec, beside: readonly ItemSpec[]): Refusal | null {
  if (spec.item !== 'backup-schedule') return null;
  const disks = beside.reduce((sum, one) => {
    const amounts = amountsOf(one);
    return sum + (amounts['disk-ordinary-gb'] ?? 0n) + (amounts['disk-fast-gb'] ?? 0n);
  }, 0n);
  if (BigInt(spec.protectedGb) >= disks) return null;
  return { code: 'PROTECTED_BELOW_DISKS', facts: { disks: Number(disks) }, field: 'spec.protectedGb' };
}
