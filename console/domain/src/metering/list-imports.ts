import { z } from 'zod';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { rowErrorSchema } from './entries/schemas.ts';
import { pageOfImports } from './import-store.ts';
import { importsInputSchema, type UsageImportView, type usageImportPageSchema } from './imports/schemas.ts';

const errorsSchema = z.array(rowErrorSchema);

/** Files of use that people proposed, newest first, without their contents: for those who operate the clouds, and auditors. */
export const listImports = query({
  allow: ['platform-engineer', 'auditor'],
  input: importsInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof usageImportPageSchema>> {
    const { rows, ...page } = await pageOfImports(tx, input);
    const { actor } = ctx;
    const items = rows.map((row): UsageImportView => {
      const state = row.state as UsageImportView['state'];
      const own = actor.kind === 'person' && actor.id === row.proposed_by;
      const open = state === 'proposed' && actor.kind === 'person';
      return {
        id: row.id,
        source: row.source,
        format: row.format as UsageImportView['format'],
        mode: row.mode as UsageImportView['mode'],
        rows: row.rows,
        stored: row.stored,
        repeated: row.repeated,
        wrong: row.wrong,
        errors: errorsSchema.parse(row.errors),
        state,
        proposedBy: { id: row.proposed_by, name: row.proposer },
        proposedAt: row.proposed_at.toISOString(),
        decidedBy: row.decided_by && row.decider ? { id: row.decided_by, name: row.decider } : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
        note: row.decision_note,
        mayWithdraw: open && own,
        mayDecide: open && !own && holds(actor, 'platform-engineer'),
      };
    });
    return { ...page, items };
  },
});
