import { type Month, monthsOf, overlapOf, type Period, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import type { ExactYuan, Fen } from '@zhengyun/rulebook/money.ts';
import type { ContractParts } from '../contracts/list-yearly-parts.ts';
import { yearlyDueIn } from '../contracts/yearly-part-rules.ts';
import { exactByUse, fenByUse, type MeteredPart, meteredParts } from './included-rules.ts';
import { unbilledOf } from './unbilled-rules.ts';

/** A month to date of one contract. */
interface ToDate {
  readonly month: Month;
  readonly asOf: Date;
  readonly contractId: string;
  /** Of the contract; absent where it is not known. */
  readonly validity?: Period;
}

export interface Stated extends ToDate {
  readonly fen: Fen;
}

export interface Rated extends ToDate {
  readonly items: ReadonlyMap<string, ExactYuan>;
}

export interface Held {
  readonly spec: ItemSpec;
  readonly power: Power;
  readonly xinchuang: boolean;
  readonly since: Date;
  readonly many: bigint;
}

/** All that is known of a department's year, or of one project in it: its statements, its ratings, what it holds and waits for. */
export interface Ledger {
  readonly departmentId: string;
  readonly stated: readonly Stated[];
  readonly rated: readonly Rated[];
  readonly held: readonly Held[];
  readonly contracts: readonly ContractParts[];
  /** Whether yearly parts are its: a department's are, and no project's, since nobody has said what of them is whose. */
  readonly fees: boolean;
  readonly waiting: Fen;
}

/** Ratings of what no statement speaks of. */
export function openRatings({ stated, rated }: Ledger): readonly Rated[] {
  const said = new Set(stated.map(({ contractId, month }) => `${contractId} ${month}`));
  return rated.filter(({ contractId, month }) => !said.has(`${contractId} ${month}`));
}

/** What of `year` neither a statement nor a rating speaks of, cut where something else is charged by use. */
export function openPieces(ledger: Ledger, year: Period): readonly MeteredPart[] {
  return meteredParts(ledger.contracts, unbilledOf(year, [...ledger.stated, ...openRatings(ledger)]));
}

/** The same pieces, cut by calendar month too. */
export function byMonth(pieces: readonly MeteredPart[]): readonly (MeteredPart & { readonly month: Month })[] {
  return pieces.flatMap(({ metered, ...piece }) =>
    monthsOf(piece).flatMap((month) => {
      const part = overlapOf(piece, periodOf(month));
      return part ? [{ ...part, metered, month }] : [];
    }),
  );
}

/** The yearly parts of `year` that no statement speaks of. */
export function openFees({ fees, contracts, stated }: Ledger, year: Period): Fen {
  if (!fees) return 0n;
  const unbilled = unbilledOf(year, stated);
  return sum(contracts.flatMap((parts) => unbilled.map((period) => yearlyDueIn(parts, period))));
}

/** What one month of it was billed, rated and consumed; `held` is what its open pieces cost. */
export function monthFacts(ledger: Ledger, month: Month, held: Fen | null) {
  const whole = periodOf(month);
  const of = ({ month: own }: ToDate) => own === month;
  const rated = ledger.rated.filter(of);
  const known = [...ledger.stated.filter(of), ...rated].map(({ asOf }) => asOf.getTime());
  return {
    month,
    billed: sum(ledger.stated.filter(of).map(({ fen }) => fen)),
    rated: sum(
      openRatings(ledger)
        .filter(of)
        .map((each) => fenByUse(ledger.contracts, each)),
    ),
    fees: openFees(ledger, whole),
    held,
    consumed: rated.reduce((all, each) => all + consumedIn(ledger.contracts, each), 0n),
    ratedSeconds: rated.reduce((most, each) => bigger(most, secondsRated(each)), 0n),
    knownUntil: known.length === 0 ? null : new Date(Math.max(...known)),
  };
}

const CONSUMED: ReadonlySet<string> = new Set(METER_SKUS);

/** What was consumed under a contract rather than held, less what is in its yearly part. */
function consumedIn(contracts: readonly ContractParts[], { items, ...rated }: Rated): ExactYuan {
  const consumed = new Map([...items].filter(([sku]) => CONSUMED.has(sku)));
  return exactByUse(contracts, { ...rated, items: consumed });
}

function secondsRated({ month, asOf, validity }: Rated): bigint {
  const whole = periodOf(month);
  const part = overlapOf({ from: whole.from, to: asOf < whole.to ? asOf : whole.to }, validity ?? whole);
  return part ? secondsBetween(part.from, part.to) : 0n;
}

const sum = (fen: readonly Fen[]): Fen => fen.reduce((a, b) => a + b, 0n);
const bigger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
