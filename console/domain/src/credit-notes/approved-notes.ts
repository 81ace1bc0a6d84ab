import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { approvedOf } from './store.ts';

/** In process only: approved credit notes and adjustments of contracts' statements, by number. */
export const approvedNotes = query({
  allow: ['job'],
  input: z.strictObject({ contractIds: z.array(idSchema) }),
  async read({ tx }, { contractIds }) {
    return (await approvedOf(tx, contractIds)).map(({ number, kind, totalFen, ...note }) => ({
      ...note,
      number: number ?? '',
      kind: kind as 'credit' | 'adjustment',
      totalFen,
    }));
  },
});
