import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { approvedOf } from './store.ts';

/** In process only: approved credit notes and adjustments of a contract's statements, by number. */
export const approvedNotes = query({
  allow: ['job'],
  input: z.strictObject({ contractId: idSchema }),
  async read({ tx }, { contractId }) {
    return (await approvedOf(tx, contractId)).map(({ number, kind, totalFen, ...note }) => ({
      ...note,
      number: number ?? '',
      kind: kind as 'credit' | 'adjustment',
      totalFen,
    }));
  },
});
