import { z } from 'zod';
import { findHeads } from '../settlement/find-heads.ts';
import { query } from '../verb/query.ts';
import { pageOfLateFacts } from './late-fact-store.ts';
import {
  type LateFact,
  type lateFactPageSchema,
  lateGapSchema,
  lateLineSchema,
  lateListInputSchema,
} from './schemas.ts';

/** Issued statements that come, or came, to something else by facts that were late, newest first, each line by line. */
export const listLateFacts = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: lateListInputSchema,
  async read(scope, filter): Promise<z.output<typeof lateFactPageSchema>> {
    const page = await pageOfLateFacts(scope.tx, filter);
    const statementIds = [...new Set(page.rows.map(({ statement_id: id }) => id))];
    const heads = await findHeads.definition.read(scope, { statementIds });
    const items = page.rows.map((row): LateFact => {
      const { dismissed_at: at, dismissed_by: by, dismissedName, why } = row;
      return {
        id: row.id,
        state: row.state as LateFact['state'],
        department: { id: row.department_id, name: row.departmentName },
        statement: heads.get(row.statement_id) ?? { id: row.statement_id, number: '', month: '' },
        differenceFen: row.difference_fen.toString(),
        gap: row.gap === null ? null : lateGapSchema.parse(row.gap),
        foundAt: row.found_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        lines: z
          .array(lateLineSchema)
          .parse(row.lines)
          .map(({ act, amountFen, facts }, index) => ({ ...facts, number: index + 1, act, amountFen })),
        creditNoteId: row.note_id,
        dismissed:
          at && by ? { at: at.toISOString(), by: { id: by, name: dismissedName ?? '' }, why: why ?? '' } : null,
      };
    });
    return { items, total: page.total, nextCursor: page.nextCursor };
  },
});
