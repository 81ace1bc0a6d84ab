import { z } from 'zod';
import { query } from '../verb/query.ts';
import { type AskRow, asks } from './ask-store.ts';
import { type QuotaAsk, quotaAsksSchema } from './schemas.ts';
import { mayAnswer, mayTakeBack } from './view-rules.ts';

/** Requests for more that the caller may see, open ones first, with what the caller may do about each. */
export const listAsks = query({
  allow: ['signed-in'],
  input: z.strictObject({}).default({}),
  async read({ ctx, tx }): Promise<QuotaAsk[]> {
    const me = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    const rows = await asks(tx);
    return quotaAsksSchema.parse(
      rows.map((row) => {
        const isOpen = row.decision === null;
        const isMine = row.asked_by === me;
        const may =
          isOpen && !isMine && mayAnswer(ctx.actor, { cloudId: row.cloud_id, departmentId: row.department_id });
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
          acts: [...(may ? ['decide'] : []), ...(isOpen && mayTakeBack(ctx.actor, askOf(row)) ? ['withdraw'] : [])],
        };
      }),
    );
  },
});

const askOf = ({ asked_by: askedBy, asker_left: left, cloud_id: cloudId, department_id: departmentId }: AskRow) => {
  return { askedBy, serves: left === null, cloudId, departmentId };
};
