import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Effect, QuotaLine } from './rules.ts';

/** What one system may take of its department's limit on a cloud. Whole units. */
export interface SystemLimit {
  readonly systemId: string;
  readonly cloudId: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly limit: bigint;
}

/**
 * A resource of a system: what it is (null: nothing yet), and each size that it is promised, of which there may be several: a change whose
 * end nobody knows holds what it reserved beside the next one.
 */
export interface SystemUse {
  readonly systemId: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly delivered: ItemSpec | null;
  readonly promised: readonly ItemSpec[];
  /** What came with its namespace. */
  readonly takenOver: Amounts;
}

type Place = Pick<SystemLimit, 'systemId' | 'cloudId' | 'xinchuang'>;
const isAt = (a: Place, b: Place): boolean =>
  a.systemId === b.systemId && a.cloudId === b.cloudId && a.xinchuang === b.xinchuang;

/** What a system holds: of a resource on its way from one size to others, the largest in each dimension. */
export function heldBySystem(place: Place, uses: readonly SystemUse[]): Amounts {
  return uses
    .filter((use) => isAt(use, place))
    .reduce<Amounts>((sum, { delivered, promised, takenOver }) => {
      const sizes = [...(delivered ? [delivered] : []), ...promised].map(amountsOf);
      const largest: Amounts = {};
      for (const dimension of DIMENSIONS) {
        let most = 0n;
        for (const { [dimension]: units = 0n } of sizes) if (units > most) most = units;
        if (most > 0n) largest[dimension] = most;
      }
      return addAmounts(addAmounts(sum, largest), takenOver);
    }, {});
}

interface Facts {
  readonly limits: readonly SystemLimit[];
  readonly uses: readonly SystemUse[];
}

/** The first growth that a system's own limit can't take: QUOTA_POOL_EXCEEDED. null: all fit, or the system shares its department's. */
export function refuseForSystem(systemId: string, { limits, uses }: Facts, effects: readonly Effect[]) {
  for (const { cloudId, dimension, xinchuang, growth } of effects) {
    const own = limits.find((each) => isAt(each, { systemId, cloudId, xinchuang }) && each.dimension === dimension);
    if (!own || growth <= 0n) continue;
    const left = own.limit - (heldBySystem(own, uses)[dimension] ?? 0n);
    if (growth <= left) continue;
    const facts = { level: 'system', dimension, asked: `${growth}`, left: `${left > 0n ? left : 0n}` };
    return { code: 'QUOTA_POOL_EXCEEDED' as const, facts };
  }
  return null;
}

/** What a department has given its systems of one limit. */
export function givenToSystems(
  line: Pick<QuotaLine, 'cloudId' | 'dimension' | 'xinchuang'>,
  limits: readonly SystemLimit[],
): bigint {
  return limits
    .filter(
      ({ cloudId, dimension, xinchuang }) =>
        cloudId === line.cloudId && dimension === line.dimension && xinchuang === line.xinchuang,
    )
    .reduce((sum, { limit }) => sum + limit, 0n);
}

/** Why a department's limit can't become `units`: its systems were given more than that (QUOTA_OVERGIVEN). null: it can. */
export function refuseBelowGiven(
  line: Pick<QuotaLine, 'cloudId' | 'dimension' | 'xinchuang'>,
  units: bigint,
  limits: readonly SystemLimit[],
) {
  const given = givenToSystems(line, limits);
  if (given <= units) return null;
  const facts = { level: 'department', dimension: line.dimension, given: `${given}`, limit: `${units}` };
  return { code: 'QUOTA_OVERGIVEN' as const, facts };
}

/** Why a system's limit can't become `wanted`: it holds more (QUOTA_IN_USE), or its department has less to give (QUOTA_OVERGIVEN). null: it can. */
export function refuseSystemLimit(wanted: SystemLimit, line: QuotaLine | undefined, { limits, uses }: Facts) {
  const { dimension } = wanted;
  const isSame = (each: SystemLimit) => isAt(each, wanted) && each.dimension === dimension;
  const before = limits.find(isSame)?.limit;
  const held = heldBySystem(wanted, uses)[dimension] ?? 0n;
  if (wanted.limit < held && (before === undefined || wanted.limit < before))
    return {
      code: 'QUOTA_IN_USE' as const,
      facts: { level: 'system', dimension, asked: `${wanted.limit}`, held: `${held}` },
    };
  if (before !== undefined && wanted.limit <= before) return null;
  const after = [...limits.filter((each) => !isSame(each)), wanted];
  return refuseBelowGiven(wanted, line?.limit ?? 0n, after);
}
