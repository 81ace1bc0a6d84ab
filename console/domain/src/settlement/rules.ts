import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { scaleOf } from '@zhengyun/rulebook/decimal.ts';
import {
  COEFFICIENT_PLACES,
  type CoefficientPolicy,
  type Ratings,
  UNIT_COEFFICIENT,
} from '@zhengyun/rulebook/evaluation.ts';
import {
  allocateFen,
  type ExactYuan,
  exactOfFen,
  type Fen,
  fenOfExact,
  formatCharged,
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
import { type Assessment, assess } from '../evaluation/rules.ts';
import type { Rated, RatedCharge } from '../rating/rules.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import { minuteCountsText } from '../service-levels/rules.ts';
import type { AgreedLine } from './agreed/schemas.ts';
import { type Agreed, agreedDigest, plainly } from './agreed-rules.ts';
import { annualLines } from './annual-rules.ts';
import { boundLines } from './cap-rules.ts';
import { chargeLines } from './charge-line-rules.ts';
import { correctionPins } from './correction-rules.ts';
import { type Correction, correctionLines } from './credit-rules.ts';
import { includedLines, isMetered } from './included-rules.ts';
import { penaltyLines } from './penalty-rules.ts';
import type { LINE_KINDS, StatementWorking, StoredLineWorking, UncontractedPart } from './schemas.ts';
import { pinnedTable } from './table-rules.ts';

export interface SettledCloud {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly minutes: MinuteCounts;
}

/** All that a statement depends on. `period` is the part of the month that is charged, under the contract and up to `as of`. */
export interface StatementFacts {
  readonly period: Period;
  readonly contract: {
    readonly annualFen: Fen;
    readonly validity: Period;
    readonly sla: SlaPolicy;
    readonly coefficient: CoefficientPolicy;
    /** Absent: a yearly part that is spread, everything by use, and nothing else agreed. */
    readonly agreed?: Agreed;
  };
  /** What use comes to in the period: every charge priced, none left out. */
  readonly rated: Rated;
  /** Every cloud that anything is charged on, observed or not. */
  readonly clouds: readonly SettledCloud[];
  readonly ratings: Ratings;
  /** The department's use in the month outside every contract, which is charged on no statement but said on each. */
  readonly uncontracted?: readonly UncontractedPart[];
  /** Credit notes and adjustments of earlier months, as far as they are not taken into account. */
  readonly corrections?: readonly Correction[];
}

export interface SettledLine {
  /** Printed identity of the line; lines stand in its order, and equal remainders are settled by it. */
  readonly key: string;
  readonly kind: (typeof LINE_KINDS)[number];
  readonly resourceId: string | null;
  readonly sku: ChargedSku | null;
  readonly unit: string | null;
  readonly quantity: Quantity | null;
  readonly unitPrice: UnitPrice | null;
  readonly exact: ExactYuan;
  readonly working: StoredLineWorking;
}

export interface Settled {
  readonly lines: readonly (SettledLine & { readonly amountFen: Fen })[];
  readonly payableFen: Fen;
  readonly working: StatementWorking;
}

/**
 * The statement of (contract, department, month): exact charges, what discounts and bounds make of them → deduction per service object (the cloud a resource is on)
 * over that object's fees → annual part → coefficient over what is left → caps and floors → penalties → total, rounded half up to fen
 * once, after credit notes and adjustments of earlier months → lines by largest remainder, ties by key. What is in the yearly part is taken off again before anything is worked out of it. Depends on the set of facts only, never on their order. Never negative.
 */
export function settle(facts: StatementFacts): Settled {
  const agreed = facts.contract.agreed ?? plainly(facts.contract);
  const usage = chargeLines(facts.rated, facts.clouds);
  const included = plain(includedLines(agreed, facts.rated.charges));
  const deductions = deductionLines(facts, agreed);
  const annual = plain(annualLines(agreed, facts.period));
  const service = [...usage, ...included, ...annual];
  const before = [...service, ...deductions];
  const base = sumOf(before);
  const assessment = assess(pooledMinutes(facts), facts.ratings, facts.contract.coefficient);
  const evaluated = [...before, coefficientLine(base, assessment)];
  const bounds = plain(boundLines(agreed, facts.period, sumOf(evaluated)));
  const payable = sumOf([...evaluated, ...bounds]);
  const penalties = plain(penaltyLines(agreed.penalties, { service: sumOf(service), payable }));
  const due = [...evaluated, ...bounds, ...penalties];
  const corrected = correctionLines(facts.corrections ?? [], sumOf(due)).map((line) => ({ ...noItem, ...line }));
  const lines = [...due, ...corrected].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const total = sumOf(lines);
  const payableFen = fenOfExact(total);
  const fen = allocateFen(lines.map((line) => ({ id: line.key, exact: line.exact })));
  return {
    lines: lines.map((line) => ({ ...line, amountFen: fen.get(line.key) ?? 0n })),
    payableFen,
    working: {
      period: { from: facts.period.from.toISOString(), to: facts.period.to.toISOString() },
      usage: formatExact(sumOf(usage)),
      included: formatExact(sumOf(included)),
      annual: formatExact(sumOf(annual)),
      deduction: formatExact(sumOf(deductions)),
      base: formatExact(base),
      coefficient: assessment.working,
      bounds: formatExact(sumOf(bounds)),
      penalty: formatExact(sumOf(penalties)),
      agreed: { version: agreed.version, digest: agreedDigest(agreed) },
      ...(facts.corrections?.length ? pinned(facts.corrections, sumOf(corrected)) : {}),
      total: formatExact(total),
      rounding: formatExact(exactOfFen(payableFen) - total),
      uncontracted: [...(facts.uncontracted ?? [])],
      tables: [pinnedTable('deduction', facts.contract.sla), pinnedTable('coefficient', facts.contract.coefficient)],
    },
  };
}

function pinned(corrections: readonly Correction[], corrected: ExactYuan) {
  return { corrected: formatExact(corrected), corrections: correctionPins(corrections) };
}

function sumOf(lines: readonly Pick<SettledLine, 'exact'>[]): ExactYuan {
  return lines.reduce((sum, line) => sum + line.exact, 0n);
}

const noItem = { resourceId: null, sku: null, unit: null, quantity: null, unitPrice: null } as const;

/** Lines that follow from the contract, of no resource. */
function plain(lines: readonly AgreedLine[]): readonly SettledLine[] {
  return lines.map(({ sku, ...line }) => ({ ...noItem, ...line, sku: sku as ChargedSku | null }));
}

/**
 * One line for each cloud that charged anything, also when nothing is taken off: the reason is printed either way. What a minimum adds is no cloud's fee, and what is
 * beyond a maximum is taken off the fee of the cloud it lies on.
 */
function deductionLines(
  { rated, clouds, contract: { sla: policy } }: StatementFacts,
  agreed: Agreed,
): readonly SettledLine[] {
  const metered = rated.charges.filter(({ sku }) => isMetered(agreed, sku));
  const charged = Map.groupBy(metered, ({ cloudId }) => cloudId ?? '');
  const known = new Set(clouds.map((cloud) => cloud.id));
  for (const { number, cloudId } of rated.charges)
    if (cloudId !== null && !known.has(cloudId))
      throw new Error(`${number} is on a cloud whose minutes are not among the facts: ${cloudId}`);
  return clouds.flatMap((cloud) => {
    const own: readonly RatedCharge[] = charged.get(cloud.id) ?? [];
    if (own.length === 0) return [];
    const fee = own.reduce((sum, { amount }) => sum + amount, 0n);
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
      fee: formatCharged(fee),
    };
    return [{ key: `3/${cloud.slug}`, kind: 'deduction' as const, ...noItem, exact: -(fee / PPM) * rate, working }];
  });
}

/** Of every cloud that anything is charged on, also one whose items are all in the yearly part: the service is rated, not what is metered of it. */
function pooledMinutes({ rated, clouds }: StatementFacts): MinuteCounts {
  const charged = new Set(rated.charges.map(({ cloudId }) => cloudId));
  return clouds.filter(({ id }) => charged.has(id)).reduce((sum, { minutes }) => addMinutes(sum, minutes), NO_MINUTES);
}

/** The divisions here are exact: a fee has 30 places and a rate 6, the base 36 and a coefficient 4, of the 40 there are. */
function coefficientLine(base: ExactYuan, { decision, working }: Assessment): SettledLine {
  const exact = (base / scaleOf(COEFFICIENT_PLACES)) * (decision.value - UNIT_COEFFICIENT);
  const shown = { kind: 'coefficient' as const, ...working, base: formatExact(base) };
  return { key: '4/coefficient', kind: 'coefficient', ...noItem, exact, working: shown };
}
