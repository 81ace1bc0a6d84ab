import type { z } from 'zod';
import type { Actor } from '../../verb/actor.ts';
import { cloudsGranted, holds } from '../../verb/context.ts';
import { query } from '../../verb/query.ts';
import { earliestDay, stateOfVersion } from './rules.ts';
import { type RuleVersion, type ruleVersionPageSchema, ruleVersionSchema, ruleVersionsInputSchema } from './schemas.ts';
import { pageOfVersions, rowInForce, ruleKept, type VersionRow, versionFacts } from './store.ts';

/** What passes without the province's steps now, and every version of it that was proposed, the newest first: whoever orders may know the rule. */
export const listRuleVersions = query({
  allow: ['signed-in'],
  input: ruleVersionsInputSchema,
  async read({ ctx, tx }, page): Promise<z.output<typeof ruleVersionPageSchema>> {
    const { actor, now } = ctx;
    const { rows, total, nextCursor } = await pageOfVersions(tx, page);
    const current = await rowInForce(tx, now);
    const seen = { actor, now, current: current?.id ?? null };
    const waits = (await versionFacts(tx)).some(({ decision, endedAt }) => decision === null && endedAt === null);
    return {
      items: rows.map((row) => view(row, seen)),
      total,
      nextCursor,
      inForce: current ? view(current, seen) : null,
      earliestDay: earliestDay(now),
      mayPropose: sets(actor) && !waits,
    };
  },
});

/** Whether the caller sets what holds on every cloud. */
function sets(actor: Actor): boolean {
  return holds(actor, 'authority-approver') && cloudsGranted(actor, 'authority-approver') === null;
}

interface Seen {
  readonly actor: Actor;
  readonly now: Date;
  /** Key of the version in force. */
  readonly current: string | null;
}

function view(row: VersionRow, { actor, now, current }: Seen): RuleVersion {
  const facts = { id: row.id, validFrom: row.valid_from, decision: row.decision, endedAt: row.ended_at };
  const state = stateOfVersion(facts, current, now);
  const open = state === 'proposed' || state === 'missed';
  const mine = actor.kind === 'person' && actor.id === row.proposed_by;
  const by = (name: string | null, at: Date | null) => (name && at ? { name, at: at.toISOString() } : null);
  const ended = by(row.ender, row.ended_at);
  return ruleVersionSchema.parse({
    id: row.id,
    number: row.number,
    version: row.version,
    fromDay: row.from_day,
    rule: ruleKept(row),
    contentHash: row.content_hash,
    reason: row.reason,
    state,
    proposed: by(row.proposer, row.proposed_at),
    decided: by(row.decider, row.decided_at),
    ended: ended && { ...ended, reason: row.ended_why ?? '' },
    acts: [
      ...(open && !mine && sets(actor) ? ['decide'] : []),
      ...(sets(actor) && (state === 'scheduled' || (open && mine)) ? ['withdraw'] : []),
    ],
  });
}
