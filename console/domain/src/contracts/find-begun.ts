import { z } from 'zod';
import { query } from '../verb/query.ts';
import { waitingContracts } from './store.ts';

/** Contracts that wait although what they begin with has happened. */
export const findBegun = query({
  allow: ['job'],
  input: z.void(),
  async read({ tx }): Promise<readonly string[]> {
    const waiting = await waitingContracts(tx);
    return waiting.flatMap(({ id, happened }) => (happened ? [id] : []));
  },
});
