import type { Actor, Role } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { isOpen } from './rules.ts';
import { runsOf } from './run-store.ts';
import { type WindowView, windowsInputSchema, windowsSchema } from './schemas.ts';
import { windows } from './store.ts';

type Row = Awaited<ReturnType<typeof windows>>[number];
type RunRow = Awaited<ReturnType<typeof runsOf>>[number];

/**
 * Windows newest first, with what was run in each and what the caller may do about it; open ones alone for the banner of a cloud's
 * operations. Who grants windows sees what was done in them.
 */
export const listWindows = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: windowsInputSchema,
  sight: 'operations',
  async read({ ctx, tx }, filter) {
    const rows = await windows(tx, filter);
    const shown = filter.openOnly
      ? rows.filter((row) => isOpen({ state: row.state, endsAt: row.ends_at }, ctx.now))
      : rows;
    const ids = shown.map(({ id }) => id);
    const runs = Map.groupBy(await runsOf(tx, ids), (run) => run.window_id);
    return windowsSchema.parse(
      shown.map((row) => ({ ...view(row, ctx), runs: (runs.get(row.id) ?? []).map(runView) })),
    );
  },
});

function runView(run: RunRow) {
  return {
    id: run.id,
    stacks: run.stacks,
    command: run.command,
    bytes: run.command_bytes,
    digest: run.command_digest.toString('hex'),
    cut: Buffer.byteLength(run.command) < run.command_bytes,
    startedAt: run.started_at.toISOString(),
    endedAt: run.ended_at?.toISOString() ?? null,
    outcome: run.outcome,
    exitCode: run.exit_code,
    signal: run.signal,
  };
}

function view(row: Row, ctx: { readonly actor: Actor; readonly now: Date }) {
  const { asker, decider, decided_at: decidedAt } = row;
  return {
    id: row.id,
    number: row.number,
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    reason: row.reason,
    minutes: row.minutes,
    extendsNumber: row.extends_number,
    state: row.state,
    asked: { name: asker, at: row.asked_at.toISOString() },
    decided: decider && decidedAt ? { name: decider, at: decidedAt.toISOString() } : null,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    acts: actsOn(row, ctx),
  };
}

function actsOn(row: Row, { actor, now }: { readonly actor: Actor; readonly now: Date }): WindowView['acts'] {
  const mine = actor.kind === 'person' && actor.id === row.asked_by;
  const may = (...roles: Role[]) => roles.some((role) => holds(actor, role, { cloudId: row.cloud_id }));
  const decides = may('security-admin', 'authority-approver');
  if (row.state === 'asked') return decides && !mine ? ['decide'] : [];
  if (!isOpen({ state: row.state, endsAt: row.ends_at }, now)) return [];
  return [...(mine ? (['extend'] as const) : []), ...(mine || decides ? (['end'] as const) : [])];
}
