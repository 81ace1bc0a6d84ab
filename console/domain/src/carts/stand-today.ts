import { z } from 'zod';
import { findTerms } from '../catalogue/find-terms.ts';
import { checkPlacing } from '../requests/check-placing.ts';
import { query } from '../verb/query.ts';
import { priceLines } from './price-lines.ts';
import { orderLineOf, type StandingNow } from './rules.ts';
import { cartEntrySchema } from './schemas.ts';

/** How each entry stands today: the terms in force, whether it may be had, what it costs. In the entries' order. */
export const standToday = query({
  allow: ['applicant', 'department-approver'],
  input: z.strictObject({ entries: z.array(cartEntrySchema).max(200) }),
  async read(scope, { entries }): Promise<readonly StandingNow[]> {
    const terms = await findTerms.definition.read(scope, undefined);
    const orders = entries.map(orderLineOf);
    const complete = orders.flatMap((order) => order ?? []);
    const refusals = await checkPlacing.definition.read(scope, { lines: complete });
    const placed = complete.filter((_, index) => !refusals[index]);
    const toPrice = placed.map(({ cloud, zone, spec }) => ({ cloud, zone, spec }));
    const prices = await priceLines.definition.read(scope, { lines: toPrice });
    return entries.map(({ spec }, index) => {
      const order = orders[index];
      const refusal = order ? (refusals[complete.indexOf(order)] ?? null) : null;
      const price = order ? prices[placed.indexOf(order)] : undefined;
      const trouble = refusal ? { code: refusal.code, facts: refusal.facts } : null;
      return {
        itemVersion: terms.get(spec.item)?.version ?? 1,
        monthFen: price?.monthFen ?? null,
        yearEndFen: price?.yearEndFen ?? null,
        trouble: price === null ? { code: 'NO_PRICE', facts: {} } : trouble,
      };
    });
  },
});
