import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { applicationsOf } from './correction-store.ts';

/** In process only: issued statements that took credit notes and adjustments into account, in order of month, and how much each did. */
export const findApplications = query({
  allow: ['job'],
  input: z.strictObject({ noteIds: z.array(idSchema) }),
  read: async ({ tx }, { noteIds }) => applicationsOf(tx, noteIds),
});
