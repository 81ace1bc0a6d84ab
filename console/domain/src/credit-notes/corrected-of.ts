import type { Fen } from '@zhengyun/rulebook/money.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { correctedFen } from './store.ts';

/** In process only: what notes that were not refused make of a statement's line by now. The caller has locked the statement. */
export const correctedOf = query({
  allow: ['job'],
  input: z.strictObject({ lineId: idSchema }),
  read: ({ tx }, { lineId }): Promise<Fen> => correctedFen(tx, lineId),
});
