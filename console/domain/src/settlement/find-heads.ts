import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { statementsById } from './store.ts';

/** In process only: number and month of statements, by key. */
export const findHeads = query({
  allow: ['job'],
  input: z.strictObject({ statementIds: z.array(idSchema) }),
  async read({ tx }, { statementIds }) {
    const rows = await statementsById(tx, statementIds);
    return new Map(rows.map(({ id, number, month }) => [id, { id, number, month }]));
  },
});
