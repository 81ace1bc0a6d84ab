import type { z } from 'zod';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { type favouritesSchema, setFavouriteSchema } from './schemas.ts';
import { addFavourite, dropFavourite, favouritesOf } from './store.ts';

/** Marks a catalogue item as the caller's favourite, or no longer. The same again changes nothing. */
export const setFavourite = command({
  event: 'carts.favourite-set',
  allow: ['signed-in'],
  input: setFavouriteSchema,
  async act({ ctx, tx }, { item, favourite }): Promise<Outcome<z.output<typeof favouritesSchema>>> {
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'carts.setFavourite' });
    const personId = ctx.actor.id;
    if (favourite) await addFavourite(tx, { person_id: personId, item, at: ctx.now });
    else await dropFavourite(tx, personId, item);
    return {
      result: { items: [...(await favouritesOf(tx, personId))] },
      audit: { object: { kind: 'person', id: personId }, detail: { item, favourite } },
    };
  },
});
