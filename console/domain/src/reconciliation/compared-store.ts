import type { ReconciliationPolicy } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { findSights } from '../drift/find-sights.ts';
import { consumedByCloud } from '../rating/consumed-by-cloud.ts';
import type { VerbScope } from '../verb/context.ts';
import { billedQuantities } from './bill-store.ts';
import { ledgerSteps, orderSteps } from './book-rules.ts';
import type { StoredBooks } from './books-store.ts';
import { compare } from './comparison-rules.ts';
import { cloudsNotRated, consumedRows } from './consumed-rules.ts';
import type { Over } from './over-rules.ts';

/** The four books of a month beside each other, by the policy. */
export async function comparedOver(
  scope: VerbScope,
  { over, books, policy }: { readonly over: Over; readonly books: StoredBooks; readonly policy: ReconciliationPolicy },
) {
  const sights = await findSights.definition.read(scope, { until: over.period.to });
  const steps = ledgerSteps(books.changes).steps;
  const bills = await billedQuantities(scope.tx, over.month);
  const { billTolerancePpm } = policy;
  const { byCloud, rated, priced } = await consumedByCloud.definition.read(scope, { month: over.month });
  const unrated = cloudsNotRated(steps, { period: over.period, resources: books.resources, rated });
  const held = compare({
    period: over.period,
    month: over.whole,
    ledger: steps,
    ordered: orderSteps(books.events, books.changes),
    resources: books.resources,
    sights: new Map(sights.map((sight) => [sight.resourceId, sight])),
    bills,
    lookCountsHours: policy.lookCountsHours,
    billTolerancePpm,
  });
  return {
    ...held,
    unrated,
    priced,
    consumed: consumedRows({ own: byCloud, unrated, priced, bills, billTolerancePpm }),
  };
}
