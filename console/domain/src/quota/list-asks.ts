import { z } from 'zod';
import { findActors } from '../people/find-actors.ts';
import { query } from '../verb/query.ts';
import { asks } from './ask-store.ts';
import { type QuotaAsk, quotaAsksSchema } from './schemas.ts';
import { mayAnswer, mayTakeBack } from './view-rules.ts';

/** Requests for more that the caller may see, open ones first, with what the caller may do about each. */
export const listAsks = query({
  allow: ['signed-in'],
  input: z.strictObject({}).default({}),
  async read(scope): Promise<QuotaAsk[]> {
    const { ctx, tx } = scope;
    const me = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    const rows = await asks(tx);
    const askers = new Set(rows.flatMap((row) => (row.decision === null ? [row.asked_by] : [])));
    const actors = await findActors.definition.read(scope, { personIds: [...askers] });
    return quotaAsksSchema.parse(
      rows.map((row) => {
        const isOpen = row.decision === null;
        const isMine = row.asked_by === me;
        const kept = { askedBy: row.asked_by, asker: actors.get(row.asked_by) };
        const place = { cloudId: row.cloud_id, departmentId: row.department_id };
        const may = isOpen && !isMine && mayAnswer(ctx.actor, place);
        const back = isOpen && mayTakeBack(ctx.actor, { ...kept, ...place });
        return {
          ...{ id: row.id, number: row.number, dimension: row.dimension, xinchuang: row.xinchuang },
          cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
          department:
            row.department_id === null
              ? null
              : { id: row.department_id, slug: row.department_slug, name: row.department_name },
          from: row.from_units?.toString() ?? null,
          units: row.units.toString(),
          reason: row.reason,
          state: row.decision ?? 'asked',
          asked: { name: row.asker, at: row.asked_at.toISOString() },
          decided: row.decided_at ? { name: row.decider, at: row.decided_at.toISOString() } : null,
          answer: row.answer,
          acts: [...(may ? ['decide'] : []), ...(back ? ['withdraw'] : [])],
        };
      }),
    );
  },
});
