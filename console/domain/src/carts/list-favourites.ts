import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { cartInputSchema, type favouritesSchema } from './schemas.ts';
import { favouritesOf } from './store.ts';

/** Catalogue items that the caller marked as favourites, the newest first; a program has none. */
export const listFavourites = query({
  allow: ['signed-in'],
  input: cartInputSchema,
  async read({ ctx, tx }): Promise<z.output<typeof favouritesSchema>> {
    return { items: ctx.actor.kind === 'person' ? [...(await favouritesOf(tx, ctx.actor.id))] : [] };
  },
});
