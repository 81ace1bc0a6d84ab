import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { broughtFen, dueFen } from './brought-rules.ts';
import { bringingLines, findStoredLine } from './corrected-store.ts';
import { lockStatement } from './store.ts';

/**
 * In process only: a statement, locked until the caller's transaction ends, with one of its lines, what that brought to what is to be paid, and what all came to before credits of earlier months paid any of it, for who says that it is wrong or puts it
 * right. NOT_FOUND also for another department's, and for a line that is not the statement's.
 */
export const findLine = query({
  allow: ['job'],
  input: z.strictObject({ statementId: idSchema, lineId: idSchema }),
  async read({ tx }, { statementId, lineId }) {
    const statement = await lockStatement(tx, statementId);
    const line = statement && (await findStoredLine(tx, { statementId, lineId }));
    if (!statement || !line) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const lines = await bringingLines(tx, statementId);
    return { statement, line, broughtFen: broughtFen(lines, lineId), dueFen: dueFen(statement.payable_fen, lines) };
  },
});
