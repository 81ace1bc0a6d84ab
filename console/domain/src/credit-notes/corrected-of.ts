import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import type { Corrected } from './rules.ts';
import { correctedFen, correctedOfStatement } from './store.ts';

/** In process only: what notes that were not refused make of a statement's line, and of the statement, by now. The caller has locked the statement. */
export const correctedOf = query({
  allow: ['job'],
  input: z.strictObject({ statementId: idSchema, lineId: idSchema }),
  async read({ tx }, { statementId, lineId }): Promise<Corrected> {
    return { lineFen: await correctedFen(tx, lineId), statementFen: await correctedOfStatement(tx, statementId) };
  },
});
