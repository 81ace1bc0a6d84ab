import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { settleAnew } from '../settlement/settle-anew.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { idSchema } from '../verb/wire.ts';
import { differenceOf } from './compared-rules.ts';
import { changeLateFact, findOpenLateFact, insertLateFact, isDismissed } from './late-fact-store.ts';
import { settleFound, tellFound } from './notice-store.ts';
import { totalOf } from './rules.ts';
import { madeLines } from './store.ts';

interface Outcome {
  /** In fen as text; null: not issued, or something used has no price. */
  readonly result: { readonly differenceFen: string | null };
  readonly audit?: AuditFact;
}

/**
 * Holds an issued statement's month against what is known now, line by line, and tells finance once where it comes to something else. Found the same again it changes nothing; nothing off any more, what was found is
 * gone. Where something used has no price, nothing can be compared: that is found and told in its place. A month that is not issued is left alone.
 */
export const noteLateFacts = ingest({
  event: 'credit-notes.late-facts-found',
  allow: ['job'],
  input: z.strictObject({ contractId: idSchema, month: monthSchema }),
  async store(scope, of): Promise<Outcome> {
    const { ctx, tx } = scope;
    const anew = await settleAnew.definition.read(scope, of);
    if (!anew) return { result: { differenceFen: null } };
    const { lines, gap } = differenceOf(anew, await madeLines(tx, anew.statement.id));
    const { id: statementId, number, month, department_id: departmentId, contract_id: contractId } = anew.statement;
    const differenceFen = totalOf(lines);
    const result = { differenceFen: gap ? null : differenceFen.toString() };
    const known = await findOpenLateFact(tx, statementId);
    const about = { kind: 'statement' as const, id: statementId };
    if (lines.length === 0 && !gap) {
      if (known?.state === 'open') {
        await changeLateFact(tx, known.id, { state: 'gone', seen_at: ctx.now });
        await settleFound(scope, statementId);
      }
      return { result };
    }
    // What is proposed waits for its second person, whose decision marks the month: what came since is found then.
    if (known?.state === 'proposed' || (!known && (await isDismissed(tx, statementId, { lines, gap }))))
      return { result };
    const seen = { difference_fen: differenceFen, lines, gap, seen_at: ctx.now };
    if (known) {
      await changeLateFact(tx, known.id, seen);
      return { result };
    }
    await insertLateFact(tx, { id: newId(ctx.now), departmentId, contractId, statementId, ...seen });
    await tellFound(scope, { statementId, departmentId, statement: number, month, ...gap });
    return { result, audit: { object: about, departmentId, detail: { number, month, differenceFen, gap } } };
  },
});
