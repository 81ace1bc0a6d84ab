import type { z } from 'zod';
import { listPlaces } from '../clouds/list-places.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { type KeptLine, refusePlaces } from './rules.ts';
import { type cartLinesPutSchema, MOST_CART_LINES, putInCartSchema } from './schemas.ts';
import { standToday } from './stand-today.ts';
import { insertLines, lockCart } from './store.ts';

/** Puts lines into the caller's own cart as far as they are filled in, with the terms and the price of today. Refused: CART_FULL; CLOUD_UNKNOWN, ZONE_UNKNOWN. */
export const putInCart = command({
  event: 'carts.put',
  allow: ['applicant', 'department-approver'],
  input: putInCartSchema,
  async act(scope, { lines: entries }): Promise<Outcome<z.output<typeof cartLinesPutSchema>>> {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'carts.put' });
    const personId = ctx.actor.id;
    const before = await lockCart(tx, personId);
    if (before + entries.length > MOST_CART_LINES) throw new DomainError('CART_FULL', { limit: MOST_CART_LINES });
    const refusal = refusePlaces(entries, await listPlaces.definition.read(scope, undefined));
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    const today = await standToday.definition.read(scope, { entries });
    const kept = entries.map((entry, index): KeptLine => {
      const { itemVersion = 1, monthFen = null } = today[index] ?? {};
      return { ...entry, id: newId(ctx.now), addedAt: ctx.now, itemVersion, monthFen };
    });
    await insertLines(tx, personId, kept);
    return {
      result: { lineIds: kept.map(({ id }) => id), count: before + kept.length },
      audit: { object: { kind: 'person', id: personId }, detail: { items: kept.map(({ spec }) => spec.item) } },
    };
  },
});
