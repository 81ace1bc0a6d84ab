import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { settingChangeRefSchema } from './schemas.ts';
import { settingChangeState } from './setting-rules.ts';
import { endSettingChange, lockSettingChange } from './setting-store.ts';

/** Takes back a change of a policy's settings that waits: who asked for it. Refused: NOT_FOUND; NOT_YOURS; STATE_CONFLICT once it was decided on. */
export const withdrawSettings = command({
  event: 'compliance.settings-withdrawn',
  allow: ['platform-engineer', 'security-admin'],
  input: settingChangeRefSchema,
  async act(scope, { changeId }) {
    const { ctx, tx } = scope;
    const change = await lockSettingChange(tx, changeId);
    if (!change || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'setting change' });
    if (change.asked_by !== ctx.actor.id) throw new DomainError('NOT_YOURS');
    const { number, policy } = change;
    const state = settingChangeState(change);
    if (state !== 'asked') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const object = { kind: 'policy', id: policy } as const;
    await settle.definition.store(scope, { about: object, kinds: ['setting-asked'] });
    await endSettingChange(tx, changeId, { ended_by: ctx.actor.id, ended_at: ctx.now });
    return { result: { changeId }, audit: { object, detail: { number } } };
  },
});
