import type { Month, Period } from '@zhengyun/rulebook/calendar.ts';
import { monthsOf } from '@zhengyun/rulebook/calendar.ts';
import { heldAmounts } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { costToYearEnd } from '../pricing/cost-to-year-end.ts';
import type { VerbScope } from '../verb/context.ts';
import type { MonthFacts } from './forecast-rules.ts';
import { amountsByUse, fenByUse, type MeteredPart } from './included-rules.ts';
import { byMonth, type Ledger, monthFacts, openFees, openPieces, openRatings } from './ledger-rules.ts';
import { since } from './unbilled-rules.ts';

/**
 * What is committed of a year beside its statements: rated so far, yearly parts, and what is held to the year's end by today's prices.
 * Null where something held has no price.
 */
export async function committedOf(scope: VerbScope, ledger: Ledger, year: Period): Promise<Fen | null> {
  const costs = await costsOf(scope, ledger, { pieces: openPieces(ledger, year), year });
  if (costs === null) return null;
  const rated = openRatings(ledger).map((each) => fenByUse(ledger.contracts, each));
  return sum(costs) + openFees(ledger, year) + sum(rated);
}

/** The same month by month, with what is billed: together they come to the same to the fen. */
export async function monthsOfLedger(scope: VerbScope, ledger: Ledger, year: Period): Promise<readonly MonthFacts[]> {
  const pieces = byMonth(openPieces(ledger, year));
  const costs = await costsOf(scope, ledger, { pieces, year });
  const heldIn = (month: Month) =>
    costs === null ? null : sum(pieces.map((piece, place) => (piece.month === month ? (costs[place] ?? 0n) : 0n)));
  return monthsOf(year).map((month) => monthFacts(ledger, month, heldIn(month)));
}

/** What is held costs in each of `pieces`, in their order; null where something has no price. */
async function costsOf(
  scope: VerbScope,
  { departmentId, held }: Ledger,
  { pieces, year }: { readonly pieces: readonly MeteredPart[]; readonly year: Period },
): Promise<readonly Fen[] | null> {
  const parts = held.flatMap(({ spec, power, xinchuang, since: from, many }) =>
    pieces.flatMap(({ metered, ...period }, place) =>
      since([period], from).map((part) => ({
        part,
        place,
        many,
        amounts: amountsByUse(heldAmounts(spec, power), xinchuang, metered),
        xinchuang,
      })),
    ),
  );
  // To the year's end from either end of a part; from the year's end itself there is nothing left of it.
  const lines = parts.flatMap(({ part: { from, to }, amounts, xinchuang }) =>
    [from, to].filter((at) => at < year.to).map((at) => ({ amounts, xinchuang, from: at })),
  );
  const toEnd = await costToYearEnd.definition.read(scope, { lines, departmentId });
  if (toEnd === null) return null;
  const costs = pieces.map(() => 0n);
  let next = 0;
  for (const { part, place, many } of parts) {
    const fromStart = toEnd[next++] ?? 0n;
    const fromEnd = part.to < year.to ? (toEnd[next++] ?? 0n) : 0n;
    costs[place] = (costs[place] ?? 0n) + many * (fromStart - fromEnd);
  }
  return costs;
}

const sum = (fen: readonly Fen[]): Fen => fen.reduce((a, b) => a + b, 0n);
