import { findPriceVersion } from '../pricing/find-version.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { cartLine, sumFen } from './rules.ts';
import { type Cart, cartInputSchema } from './schemas.ts';
import { standToday } from './stand-today.ts';
import { cartOf } from './store.ts';

/** The caller's own cart: each line as it was put in, what it costs and whether it may be had today, and what of that has changed. */
export const getCart = query({
  allow: ['applicant', 'department-approver'],
  input: cartInputSchema,
  async read(scope): Promise<Cart> {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'carts.get' });
    const kept = await cartOf(tx, ctx.actor.id);
    const entries = kept.map(({ cloud, zone, spec }) => ({ cloud, zone, spec }));
    const today = await standToday.definition.read(scope, { entries });
    return {
      priceVersion: await findPriceVersion.definition.read(scope, {}),
      lines: kept.flatMap((line, index) => {
        const now = today[index];
        return now ? [cartLine(line, now)] : [];
      }),
      monthFen: sumFen(today.map(({ monthFen }) => monthFen)),
      yearEndFen: sumFen(today.map(({ yearEndFen }) => yearEndFen)),
    };
  },
});
