import type { z } from 'zod';
import type { Actor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import {
  type SettingChangeView,
  type settingChangePageSchema,
  settingChangesInputSchema,
  settingChangeViewSchema,
} from './schemas.ts';
import { settingChangeState } from './setting-rules.ts';
import { pageOfSettingChanges, type SettingChangeRow } from './setting-store.ts';

/** Changes of policies' settings that had to wait for another person, newest first, with what the caller may do about each. */
export const listSettingChanges = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: settingChangesInputSchema,
  async read({ ctx, tx }, page): Promise<z.output<typeof settingChangePageSchema>> {
    const { rows, total, nextCursor } = await pageOfSettingChanges(tx, page);
    return { items: rows.map((row) => view(row, ctx.actor)), total, nextCursor };
  },
});

function view(row: SettingChangeRow, actor: Actor): SettingChangeView {
  const state = settingChangeState(row);
  const mine = actor.kind === 'person' && actor.id === row.asked_by;
  const by = (name: string | null, at: Date | null) => (name && at ? { name, at: at.toISOString() } : null);
  const waits = state === 'asked';
  return settingChangeViewSchema.parse({
    id: row.id,
    number: row.number,
    policy: row.policy,
    before: row.before,
    settings: row.settings,
    widens: row.widens,
    reason: row.reason,
    state,
    asked: by(row.asker, row.asked_at),
    decided: by(row.decider, row.decided_at),
    ended: by(row.ender, row.ended_at),
    acts: [
      ...(waits && !mine && holds(actor, 'security-admin') ? ['decide'] : []),
      ...(waits && mine ? ['withdraw'] : []),
    ],
  });
}
