import { query } from '../../verb/query.ts';
import { dueRightsSchema } from './schemas.ts';
import { dueCredentials } from './store.ts';

/** Stored credentials whose rights are to be asked for, longest due first, with the namespaces to ask in. */
export const findDueRights = query({
  allow: ['job'],
  input: dueRightsSchema,
  read: ({ ctx, tx }, { limit }) => dueCredentials(tx, { now: ctx.now, limit }),
});
