import { meterSchema, READING_UNITS } from '@zhengyun/rulebook/use-meter.ts';
import type { z } from 'zod';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { entriesInputSchema, type entryPageSchema, type UsageEntryView } from './entries/schemas.ts';
import { pageOfEntries } from './entry-store.ts';

/** What people entered and proposed to amend, newest first: a department sees its own. */
export const listEntries = query({
  allow: ['signed-in'],
  input: entriesInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof entryPageSchema>> {
    const { rows, ...page } = await pageOfEntries(tx, input);
    const { actor } = ctx;
    const items = rows.map((row): UsageEntryView => {
      const meter = meterSchema.parse(row.dimension);
      const state = row.state as UsageEntryView['state'];
      const engineer = holds(actor, 'platform-engineer', { cloudId: row.cloud_id });
      const another = actor.kind === 'person' && actor.id !== row.proposed_by;
      return {
        id: row.id,
        kind: row.kind as UsageEntryView['kind'],
        resource: { id: row.resource_id, number: row.number },
        department: { id: row.department_id, name: row.department },
        meter,
        unit: READING_UNITS[meter],
        at: row.event_at.toISOString(),
        of: row.of_source && row.of_event_id ? { source: row.of_source, eventId: row.of_event_id } : null,
        quantity: row.quantity,
        reason: row.reason,
        evidence: row.evidence,
        state,
        proposedBy: { id: row.proposed_by, name: row.proposer },
        proposedAt: row.proposed_at.toISOString(),
        decidedBy: row.decided_by && row.decider ? { id: row.decided_by, name: row.decider } : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
        note: row.decision_note,
        mayWithdraw: state === 'proposed' && actor.kind === 'person' && !another,
        mayDecide: state === 'proposed' && engineer && another,
      };
    });
    return { ...page, items };
  },
});
