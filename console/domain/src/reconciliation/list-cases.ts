import type { z } from 'zod';
import { answerableFor } from '../verb/actor.ts';
import { query } from '../verb/query.ts';
import { countCases, lastRun, pageOfCases } from './case-store.ts';
import { viewCase } from './case-view-rules.ts';
import { caseListInputSchema, type casePageSchema } from './schemas.ts';

/** Differences that somebody answers for, newest first, with how many are open and when was last looked for more. */
export const listCases = query({
  allow: ['finance', 'authority-approver', 'technical-reviewer', 'platform-engineer', 'auditor'],
  input: caseListInputSchema,
  async read({ ctx, tx }, { mine, ...filter }): Promise<z.output<typeof casePageSchema>> {
    const takenBy = mine ? (answerableFor(ctx.actor) ?? undefined) : undefined;
    const page = await pageOfCases(tx, { ...filter, takenBy, now: ctx.now });
    const run = await lastRun(tx);
    return {
      items: page.rows.map((row) => viewCase(row, ctx.actor)),
      total: page.total,
      nextCursor: page.nextCursor,
      ...(await countCases(tx, ctx.now)),
      lastRun: run ? { day: run.day, at: run.ran_at.toISOString(), findings: run.findings } : null,
    };
  },
});
