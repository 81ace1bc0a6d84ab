import type { z } from 'zod';
import { findApplications } from '../settlement/find-applications.ts';
import { findHeads } from '../settlement/find-heads.ts';
import { query } from '../verb/query.ts';
import { type creditNotePageSchema, noteListInputSchema } from './schemas.ts';
import { linesOfNotes, pageOfNotes } from './store.ts';
import { viewNote } from './view-rules.ts';

/** Credit notes and adjustments that the caller may see, newest first, each with its lines and the statements that took it into account. */
export const listCreditNotes = query({
  allow: ['signed-in', 'job'],
  input: noteListInputSchema,
  async read(scope, filter): Promise<z.output<typeof creditNotePageSchema>> {
    const { ctx, tx } = scope;
    const page = await pageOfNotes(tx, { ...filter, now: ctx.now });
    const noteIds = page.rows.map(({ id }) => id);
    const statementIds = [...new Set(page.rows.map(({ statement_id: id }) => id))];
    const beside = {
      lines: Map.groupBy(await linesOfNotes(tx, noteIds), ({ note_id: id }) => id),
      applied: Map.groupBy(await findApplications.definition.read(scope, { noteIds }), ({ noteId }) => noteId),
      heads: await findHeads.definition.read(scope, { statementIds }),
    };
    return {
      items: page.rows.map((row) => viewNote(row, beside, ctx)),
      total: page.total,
      nextCursor: page.nextCursor,
    };
  },
});
