import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { penaltiesOfMonth } from './penalty-store.ts';

/** What is held against one month of a contract, in order of number; `agreed` false: not decided yet. For settlement. */
export const penaltiesAgainst = query({
  allow: ['job'],
  input: z.strictObject({ contractId: idSchema, month: monthSchema }),
  async read({ tx }, of) {
    const rows = await penaltiesOfMonth(tx, of);
    return rows.map(({ number, cause, evidence, decision, amount_fen: fen, rate_ppm: ratePpm }) => ({
      number,
      cause,
      evidence,
      agreed: decision === 'agreed',
      fen,
      ratePpm,
    }));
  },
});
