import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { query } from '../../verb/query.ts';
import { type DelegationView, delegableRoleSchema, delegationsInputSchema, type delegationsSchema } from './schemas.ts';
import { type DelegationRow, delegationsOf } from './store.ts';

/** Delegations from and to the caller, newest first: those ahead, in force and over. */
export const listDelegations = query({
  allow: ['signed-in'],
  input: delegationsInputSchema,
  async read({ ctx, tx }): Promise<z.output<typeof delegationsSchema>> {
    if (ctx.actor.kind !== 'person') return { items: [] };
    const today = dayOf(ctx.now);
    return { items: (await delegationsOf(tx, ctx.actor.id)).map((row) => viewOf(row, today)) };
  },
});

function viewOf(row: DelegationRow, today: string): DelegationView {
  const { department_id: id, department_slug: slug, department_name: name } = row;
  const over = row.ended_at !== null || row.until_day < today;
  return {
    id: row.id,
    role: delegableRoleSchema.parse(row.role),
    department: id === null || slug === null || name === null ? null : { id, slug, name },
    holder: { id: row.holder_id, name: row.holder_name },
    delegate: { id: row.delegate_id, name: row.delegate_name },
    fromDay: row.from_day,
    untilDay: row.until_day,
    reason: row.reason,
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    standing: over ? 'over' : row.from_day > today ? 'ahead' : 'in-force',
    mayEnd: !over,
  };
}
