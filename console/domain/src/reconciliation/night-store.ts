import { addMonths, monthOf } from '@zhengyun/rulebook/calendar.ts';
import type { ReconciliationPolicy } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { reconcileMonth } from '../settlement/reconcile-month.ts';
import type { VerbScope } from '../verb/context.ts';
import { balanceOver } from './balance-rules.ts';
import { monthsOfLateBills } from './bill-store.ts';
import { booksUntil, type StoredBooks } from './books-store.ts';
import { comparedOver } from './compared-store.ts';
import type { Finding } from './finding-rules.ts';
import { balanceFindings, chainFindings, comparisonFindings, runningOf } from './night-rules.ts';
import { type Over, overOf } from './over-rules.ts';
import {
  afterRemoval,
  attachedBeyond,
  beforeCreation,
  beyondAllocated,
  beyondWindow,
  chargedTwice,
  negative,
  unmatchedOrders,
} from './sanity-rules.ts';
import { attachedThings, doubtfulCharges, doubtfulReadings, orderedResources } from './sanity-store.ts';

/** Months that every night looks at again, the current one last: a bill or a late fact may still come of them. */
const MONTHS_BACK = 2;

/** The months that the night of `now` looks at. */
export function monthsLookedAt(now: Date): readonly Over[] {
  const current = monthOf(now);
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => overOf(addMonths(current, back - MONTHS_BACK), now));
}

/** Everything that is not as it must be, as of now. */
export async function findingsNow(scope: VerbScope, policy: ReconciliationPolicy): Promise<readonly Finding[]> {
  const { ctx, tx } = scope;
  const months = monthsLookedAt(ctx.now);
  const since = months[0]?.whole.from ?? ctx.now;
  const books = await booksUntil(tx, ctx.now);
  const found: Finding[] = [];
  for (const over of months) {
    const past = booksBefore(books, over);
    found.push(...balanceFindings(balanceOver(past, over.period, 'province'), over.month, books.resources));
    const compared = await comparedOver(scope, { over, books: past, policy });
    found.push(
      ...comparisonFindings(compared, {
        month: over.month,
        current: over.period.to >= ctx.now,
        resources: books.resources,
      }),
    );
    const statements = await reconcileMonth.definition.read(scope, { month: over.month });
    found.push(...chainFindings(statements, over.month));
  }
  for (const month of await lateBillMonths(scope, months)) {
    const over = overOf(month, ctx.now);
    const compared = await comparedOver(scope, { over, books: booksBefore(books, over), policy });
    const of = { month, current: false, resources: books.resources };
    found.push(...comparisonFindings(compared, of));
  }
  const [charged, read] = [await doubtfulCharges(tx, since), await doubtfulReadings(tx, since)];
  found.push(...beyondWindow(charged), ...beforeCreation(charged, read), ...afterRemoval(charged, read));
  found.push(...negative(charged, read), ...chargedTwice(charged));
  found.push(...beyondAllocated(runningOf(books, ctx.now)));
  found.push(...attachedBeyond(await attachedThings(tx)), ...unmatchedOrders(await orderedResources(tx)));
  return found;
}

function booksBefore({ changes, events, resources }: StoredBooks, { period }: Over): StoredBooks {
  const past = ({ at }: { readonly at: Date }) => at < period.to;
  return { changes: changes.filter(past), events: events.filter(past), resources };
}

/** Months before those of every night of which a bill came since, or whose bill is off and the case of it not closed for good: their bills are looked at too. */
export async function lateBillMonths({ ctx, tx }: VerbScope, months = monthsLookedAt(ctx.now)) {
  const [first] = months;
  return first ? monthsOfLateBills(tx, { before: first.month, importedSince: first.whole.from }) : [];
}
