import type { z } from 'zod';
import { attachmentsOfAppeals } from '../requests/attachments/attachments-of-appeals.ts';
import { query } from '../verb/query.ts';
import { standingOf } from './rules.ts';
import { type reclaimPageSchema, reclaimsInputSchema } from './schemas.ts';
import { pageOfReclaims, stepsOf, workingDayChanges } from './store.ts';
import { reclaimView } from './view-rules.ts';

/** Reclaims of the caller's departments, or all for those who look across departments, newest first, each with its clock. */
export const listReclaims = query({
  allow: ['signed-in', 'job'],
  input: reclaimsInputSchema,
  veil: { 'items.*.events.*.note': 'reclaim.words', 'items.*.events.*.attachments': 'reclaim.files' },
  async read({ ctx, tx }, filter): Promise<z.output<typeof reclaimPageSchema>> {
    const { rows, total, nextCursor } = await pageOfReclaims(tx, filter);
    const taken = await stepsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const reclaimEventIds = [...taken.values()].flatMap((steps) => steps.map(({ id }) => id));
    const attachments = await attachmentsOfAppeals.definition.read({ ctx, tx }, { reclaimEventIds });
    const days = await workingDayChanges(tx);
    const items = rows.map((row) => {
      const steps = taken.get(row.id) ?? [];
      const standing = standingOf({ policyId: row.policy_id, steps }, days, ctx.now);
      return reclaimView(row, { steps, standing, now: ctx.now, attachments }, ctx.actor);
    });
    return { items, total, nextCursor };
  },
});
