import type { StatementDetail, StatementLine } from '@zhengyun/domain/settlement/schemas.ts';
import { Decimal } from 'decimal.js';
import { pooled, recomputedCoefficient, recomputedRate } from './recompute-rates.ts';

/** Enough digits that no step of a statement of a whole province is cut. */
const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });

export interface Recomputed {
  /** Fen of each line, by line id. */
  readonly lines: ReadonlyMap<string, string>;
  readonly payableFen: string;
  /** Where the statement says something else; empty when every number agrees. */
  readonly differences: readonly string[];
}

const cut = (value: Decimal, places: number) => value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);

/**
 * Computes a statement anew from its charge intervals, unit prices, minutes and ratings with decimal.js, which shares no code
 * with the settlement: readings at both ends of each interval, price × quantity, rate and coefficient looked up in the tables
 * that the statement names, deduction, half up, largest remainder.
 */
export function recompute(statement: StatementDetail): Recomputed {
  const differences: string[] = [];
  const exact = new Map<string, Decimal>();
  const compare = (what: string, printed: string, ours: Decimal) => {
    if (!new Exact(printed).eq(ours)) differences.push(`${what}: printed ${printed}, recomputed ${ours.toFixed()}`);
  };
  for (const line of statement.lines) {
    const value = lineOf(line, statement, (what, printed, ours) => compare(`${line.ordinal} ${what}`, printed, ours));
    exact.set(line.id, value);
    compare(`line ${line.ordinal}`, line.exact, value);
  }
  const total = [...exact.values()].reduce((sum, value) => sum.plus(value), new Exact(0));
  const payableFen = cut(total.times(100), 0);
  compare('payable', statement.payableFen, payableFen);
  const lines = allocate(statement.lines, exact, payableFen);
  for (const line of statement.lines)
    compare(`line ${line.ordinal} in fen`, line.amountFen, new Exact(lines.get(line.id) ?? 'NaN'));
  return { lines, payableFen: payableFen.toFixed(0), differences };
}

type Check = (what: string, printed: string, ours: Decimal) => void;

function lineOf(line: StatementLine, statement: StatementDetail, check: Check): Decimal {
  const { working } = line;
  switch (working.kind) {
    case 'usage':
      return usageOf(line, check);
    case 'annual':
      return new Exact(working.dueAfterFen).minus(working.dueBeforeFen).div(100);
    case 'deduction':
      check('fee', working.fee, feeOn(working.cloud.slug, statement));
      return new Exact(working.fee).times(rateOf(working, check)).div(1_000_000).negated();
    case 'coefficient':
      check(
        'base',
        working.base,
        new Exact(statement.working.usage).plus(statement.working.annual).plus(statement.working.deduction),
      );
      return new Exact(working.base).times(coefficientOf(working, statement, check).minus(1));
    default:
      throw new Error(`line ${line.ordinal} is of a kind the demo's order never makes: ${working.kind}`);
  }
}

type Working<Kind> = Extract<StatementLine['working'], { kind: Kind }>;

function rateOf(working: Working<'deduction'>, check: Check): Decimal {
  const rate = recomputedRate(working.policy, working.minutes);
  check('rate', working.ratePpm, rate);
  return rate;
}

/** Over the minutes of all clouds that charged anything, which are those with a deduction line. */
function coefficientOf(working: Working<'coefficient'>, statement: StatementDetail, check: Check): Decimal {
  const minutes = pooled(
    statement.lines.flatMap((line) => (line.working.kind === 'deduction' ? [line.working.minutes] : [])),
  );
  check('minutes UP of all clouds', working.minutes.up, new Exact(minutes.up));
  check('minutes DOWN of all clouds', working.minutes.down, new Exact(minutes.down));
  check('minutes UNKNOWN of all clouds', working.minutes.unknown, new Exact(minutes.unknown));
  const value = recomputedCoefficient(working.policy, minutes, working.ratings);
  check('coefficient', working.value, value);
  return value;
}

function usageOf(line: StatementLine, check: Check): Decimal {
  if (line.working.kind !== 'usage' || line.unitPrice === null || line.quantity === null)
    throw new Error(`line ${line.ordinal} is no usage line`);
  let quantity = new Exact(0);
  for (const charge of line.working.charges) {
    const ours = quantityOf(charge.startsAt, charge.endsAt, new Exact(charge.units ?? 'NaN'));
    check(`charge from ${charge.startsAt}`, charge.quantity ?? 'NaN', ours);
    check('charge amount', charge.amount, ours.times(line.unitPrice));
    quantity = quantity.plus(ours);
  }
  check('quantity', line.quantity, quantity);
  return quantity.times(line.unitPrice);
}

const BEIJING_MS = 8 * 3_600_000;

/** Difference of the meter's readings (unit·months since the month began in Beijing, nine places, half up) at both ends. */
function quantityOf(startsAt: string, endsAt: string, units: Decimal): Decimal {
  const local = new Date(Date.parse(startsAt) + BEIJING_MS);
  const begin = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - BEIJING_MS;
  const end = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - BEIJING_MS;
  const reading = (at: string) => cut(units.times(Date.parse(at) - begin).div(end - begin), 9);
  return reading(endsAt).minus(reading(startsAt));
}

function feeOn(cloud: string, statement: StatementDetail): Decimal {
  return statement.lines
    .filter((line) => line.kind === 'usage' && line.resource?.cloud.slug === cloud)
    .reduce((sum, line) => sum.plus(line.exact), new Exact(0));
}

function allocate(
  lines: readonly StatementLine[],
  exact: ReadonlyMap<string, Decimal>,
  payable: Decimal,
): Map<string, string> {
  const shares = lines.map((line) => {
    const fen = (exact.get(line.id) ?? new Exact(0)).times(100);
    return { id: line.id, key: line.key, fen: fen.floor(), rest: fen.minus(fen.floor()) };
  });
  const missing = payable.minus(shares.reduce((sum, share) => sum.plus(share.fen), new Exact(0))).toNumber();
  const order = shares.toSorted((a, b) => b.rest.comparedTo(a.rest) || (a.key < b.key ? -1 : 1));
  return new Map(order.map((share, index) => [share.id, share.fen.plus(index < missing ? 1 : 0).toFixed(0)]));
}
