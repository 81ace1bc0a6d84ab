import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { scaleOf } from '@zhengyun/rulebook/decimal.ts';
import type { Sku } from '@zhengyun/rulebook/dimension.ts';
import {
  COEFFICIENT_PLACES,
  type CoefficientPolicy,
  type Ratings,
  UNIT_COEFFICIENT,
} from '@zhengyun/rulebook/evaluation.ts';
import {
  allocateFen,
  type ExactYuan,
  exactOfAmount,
  exactOfFen,
  type Fen,
  fenOfExact,
  formatAmount,
  formatExact,
  PPM,
  type UnitPrice,
} from '@zhengyun/rulebook/money.ts';
import type { Quantity } from '@zhengyun/rulebook/quantity.ts';
import {
  addMinutes,
  availabilityPpm,
  coveragePpm,
  deductionTierOf,
  type MinuteCounts,
  NO_MINUTES,
  type SlaPolicy,
} from '@zhengyun/rulebook/sla.ts';
import { type AmountChange, type Charge, chargesOf, type PriceVersion } from '@zhengyun/rulebook/tariff.ts';
import { type Assessment, assess } from '../evaluation/rules.ts';
import { minuteCountsText } from '../service-levels/rules.ts';
import { annualShare } from './annual-rules.ts';
import type { LINE_KINDS, StatementWorking, StoredLineWorking, UncontractedPart } from './schemas.ts';
import { pinnedTable } from './table-rules.ts';

export interface SettledResource {
  readonly id: string;
  readonly number: string;
  readonly xinchuang: boolean;
  readonly cloudId: string;
  readonly changes: readonly AmountChange[];
}

export interface SettledCloud {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly minutes: MinuteCounts;
}

export interface NumberedPriceVersion extends PriceVersion {
  readonly number: string;
  readonly sample: boolean;
  readonly units: ReadonlyMap<Sku, string>;
}

/** All that a statement depends on. `period` is the part of the month that is charged, under the contract and up to `as of`. */
export interface StatementFacts {
  readonly period: Period;
  readonly contract: {
    readonly annualFen: Fen;
    readonly validity: Period;
    readonly sla: SlaPolicy;
    readonly coefficient: CoefficientPolicy;
  };
  readonly resources: readonly SettledResource[];
  readonly versions: readonly NumberedPriceVersion[];
  /** Every cloud that a resource is on, observed or not. */
  readonly clouds: readonly SettledCloud[];
  readonly ratings: Ratings;
  /** The department's use in the month outside every contract, which is charged on no statement but said on each. */
  readonly uncontracted?: readonly UncontractedPart[];
}

export interface SettledCharge extends Charge {
  readonly resourceId: string;
  readonly unit: string;
}

export interface SettledLine {
  /** Printed identity of the line; lines stand in its order, and equal remainders are settled by it. */
  readonly key: string;
  readonly kind: (typeof LINE_KINDS)[number];
  readonly resourceId: string | null;
  readonly sku: Sku | null;
  readonly unit: string | null;
  readonly quantity: Quantity | null;
  readonly unitPrice: UnitPrice | null;
  readonly exact: ExactYuan;
  readonly working: StoredLineWorking;
}

export interface Settled {
  readonly is: 'settled';
  readonly charges: readonly SettledCharge[];
  readonly lines: readonly (SettledLine & { readonly amountFen: Fen })[];
  readonly payableFen: Fen;
  readonly working: StatementWorking;
}

/** Some use has no price: no statement can be made until one is published. */
export interface Unpriced {
  readonly is: 'unpriced';
  readonly sku: Sku;
  readonly from: Date;
}

/**
 * The statement of (contract, department, month): exact charges → deduction per service object (the cloud a resource is on)
 * over that object's fees → annual part → coefficient over what is left → total, rounded half up to fen once → lines by largest
 * remainder, ties by key. Depends on the set of facts only, never on their order. Never negative.
 */
export function settle(facts: StatementFacts): Settled | Unpriced {
  const charged = chargesOfAll(facts);
  if (charged.is === 'unpriced') return charged;
  const usage = usageLines(charged.charges, facts);
  const deductions = deductionLines(usage, facts);
  const annual = annualLines(facts);
  const before = [...usage, ...annual, ...deductions];
  const base = sumOf(before);
  const assessment = assess(pooledMinutes(deductions, facts), facts.ratings, facts.contract.coefficient);
  const lines = [...before, coefficientLine(base, assessment)].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const total = sumOf(lines);
  const payableFen = fenOfExact(total);
  const fen = allocateFen(lines.map((line) => ({ id: line.key, exact: line.exact })));
  return {
    is: 'settled',
    charges: charged.charges,
    lines: lines.map((line) => ({ ...line, amountFen: fen.get(line.key) ?? 0n })),
    payableFen,
    working: {
      period: { from: facts.period.from.toISOString(), to: facts.period.to.toISOString() },
      usage: formatExact(sumOf(usage)),
      annual: formatExact(sumOf(annual)),
      deduction: formatExact(sumOf(deductions)),
      base: formatExact(base),
      coefficient: assessment.working,
      total: formatExact(total),
      rounding: formatExact(exactOfFen(payableFen) - total),
      uncontracted: [...(facts.uncontracted ?? [])],
      tables: [pinnedTable('deduction', facts.contract.sla), pinnedTable('coefficient', facts.contract.coefficient)],
    },
  };
}

function sumOf(lines: readonly Pick<SettledLine, 'exact'>[]): ExactYuan {
  return lines.reduce((sum, line) => sum + line.exact, 0n);
}

function chargesOfAll(facts: StatementFacts): { is: 'charged'; charges: readonly SettledCharge[] } | Unpriced {
  const charges: SettledCharge[] = [];
  const units = new Map(facts.versions.map((version) => [version.id, version.units]));
  for (const resource of facts.resources.toSorted((a, b) => (a.number < b.number ? -1 : 1))) {
    const { charges: own, gaps } = chargesOf(resource, facts.versions, facts.period);
    if (gaps[0]) return { is: 'unpriced', sku: gaps[0].sku, from: gaps[0].from };
    for (const charge of own) {
      const unit = units.get(charge.priceVersionId)?.get(charge.sku) ?? '';
      charges.push({ ...charge, resourceId: resource.id, unit });
    }
  }
  return { is: 'charged', charges };
}

function usageLines(charges: readonly SettledCharge[], facts: StatementFacts): readonly SettledLine[] {
  const numbers = new Map(facts.resources.map((resource) => [resource.id, resource.number]));
  const versions = new Map(facts.versions.map((version) => [version.id, version]));
  const groups = Map.groupBy(
    charges,
    ({ resourceId, sku, priceVersionId }) => `${resourceId}/${sku}/${priceVersionId}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const version = versions.get(first.priceVersionId);
    const priceVersion = { id: first.priceVersionId, number: version?.number ?? '', sample: version?.sample ?? true };
    return {
      key: `1/${numbers.get(first.resourceId)}/${first.sku}/${priceVersion.number}`,
      kind: 'usage' as const,
      resourceId: first.resourceId,
      sku: first.sku,
      unit: first.unit,
      quantity: group.reduce((sum, charge) => sum + charge.quantity, 0n),
      unitPrice: first.unitPrice,
      exact: group.reduce((sum, charge) => sum + exactOfAmount(charge.amount), 0n),
      working: { kind: 'usage' as const, priceVersion },
    };
  });
}

const noItem = { resourceId: null, sku: null, unit: null, quantity: null, unitPrice: null } as const;

function annualLines({ contract, period }: StatementFacts): readonly SettledLine[] {
  const share = annualShare(contract.annualFen, contract.validity, period);
  if (!share) return [];
  const working = {
    kind: 'annual' as const,
    annualFen: contract.annualFen.toString(),
    from: share.from.toISOString(),
    to: share.to.toISOString(),
    dueBeforeFen: share.dueBefore.toString(),
    dueAfterFen: share.dueAfter.toString(),
  };
  const exact = exactOfFen(share.dueAfter - share.dueBefore);
  return [{ key: '2/annual', kind: 'annual', ...noItem, exact, working }];
}

/** One line for each cloud that charged anything, also when nothing is taken off: the reason is printed either way. */
function deductionLines(usage: readonly SettledLine[], facts: StatementFacts): readonly SettledLine[] {
  const cloudOf = new Map(facts.resources.map((resource) => [resource.id, resource.cloudId]));
  const policy = facts.contract.sla;
  const known = new Set(facts.clouds.map((cloud) => cloud.id));
  for (const { number, cloudId } of facts.resources)
    if (!known.has(cloudId))
      throw new Error(`${number} is on a cloud whose minutes are not among the facts: ${cloudId}`);
  return facts.clouds.flatMap((cloud) => {
    const own = usage.filter((line) => cloudOf.get(line.resourceId ?? '') === cloud.id);
    if (own.length === 0) return [];
    const fee = sumOf(own);
    const tier = deductionTierOf(cloud.minutes, policy);
    const rate = tier?.deductPpm ?? 0n;
    const working = {
      kind: 'deduction' as const,
      cloud: { id: cloud.id, slug: cloud.slug, name: cloud.name },
      policy: policy.id,
      reason: tier ? ('FROM_TABLE' as const) : ('NO_COVERAGE' as const),
      minutes: minuteCountsText(cloud.minutes),
      availabilityPpm: availabilityPpm(cloud.minutes)?.toString() ?? null,
      coveragePpm: coveragePpm(cloud.minutes)?.toString() ?? null,
      atLeastPpm: tier?.atLeastPpm.toString() ?? null,
      ratePpm: rate.toString(),
      fee: formatAmount(fee / scaleOf(15)),
    };
    return [{ key: `3/${cloud.slug}`, kind: 'deduction' as const, ...noItem, exact: -(fee / PPM) * rate, working }];
  });
}

function pooledMinutes(deductions: readonly SettledLine[], facts: StatementFacts): MinuteCounts {
  const charged = new Set(deductions.map((line) => line.key));
  return facts.clouds
    .filter((cloud) => charged.has(`3/${cloud.slug}`))
    .reduce((sum, cloud) => addMinutes(sum, cloud.minutes), NO_MINUTES);
}

/** The divisions here are exact: a fee has 15 places and a rate 6, the base 21 and a coefficient 4, of the 30 there are. */
function coefficientLine(base: ExactYuan, { decision, working }: Assessment): SettledLine {
  const exact = (base / scaleOf(COEFFICIENT_PLACES)) * (decision.value - UNIT_COEFFICIENT);
  const shown = { kind: 'coefficient' as const, ...working, base: formatExact(base) };
  return { key: '4/coefficient', kind: 'coefficient', ...noItem, exact, working: shown };
}
