import type { z } from 'zod';
import type { Actor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type ExemptionRow, pageOfExemptions } from './exemption-store.ts';
import { exemptionState } from './rules.ts';
import { type ExemptionView, type exemptionPageSchema, exemptionsInputSchema, exemptionViewSchema } from './schemas.ts';

/** Exemptions, newest first, with where each stands now and what the caller may do about it. */
export const listExemptions = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: exemptionsInputSchema,
  async read({ ctx, tx }, page): Promise<z.output<typeof exemptionPageSchema>> {
    const { rows, total, nextCursor } = await pageOfExemptions(tx, page);
    return { items: rows.map((row) => view(row, ctx)), total, nextCursor };
  },
});

function view(row: ExemptionRow, { actor, now }: { readonly actor: Actor; readonly now: Date }): ExemptionView {
  const state = exemptionState(row, now);
  const mine = actor.kind === 'person' && actor.id === row.asked_by;
  const decides = holds(actor, 'security-admin');
  const open = state === 'asked' || state === 'in-force';
  const by = (name: string | null, at: Date | null) => (name && at ? { name, at: at.toISOString() } : null);
  return exemptionViewSchema.parse({
    id: row.id,
    number: row.number,
    policy: row.policy,
    where: row.scope,
    reason: row.reason,
    until: row.until.toISOString(),
    state,
    asked: by(row.asker, row.asked_at),
    decided: by(row.decider, row.decided_at),
    ended: by(row.ender, row.ended_at),
    acts: [...(state === 'asked' && decides && !mine ? ['decide'] : []), ...(open && (mine || decides) ? ['end'] : [])],
  });
}
