import { isDeepStrictEqual } from 'node:util';
import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { decideSettingsSchema } from './schemas.ts';
import { type PolicySettings, settingChangeState } from './setting-rules.ts';
import { endSettingChange, lockSettingChange, putSettings } from './setting-store.ts';

/**
 * Puts a change of a policy's settings in force, or refuses it: another person than asked for it, of the security administration.
 * Refused: NOT_FOUND; ASKER_RELEASES; STATE_CONFLICT once it was decided on, taken back, or where other settings are in force by now
 * than it was asked against.
 */
export const decideSettings = command({
  event: 'compliance.settings-granted',
  allow: ['security-admin'],
  input: decideSettingsSchema,
  stepUp: true,
  async act(scope, { changeId, decision }) {
    const { ctx, tx } = scope;
    const change = await lockSettingChange(tx, changeId);
    if (!change || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'setting change' });
    const { number, policy, reason, inForce: before } = change;
    if (change.asked_by === ctx.actor.id) throw new DomainError('ASKER_RELEASES', { operation: number });
    const state = settingChangeState(change);
    if (state !== 'asked') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const settings = change.settings as PolicySettings;
    const granted = decision === 'grant';
    if (granted && !isDeepStrictEqual(before, change.before))
      throw new DomainError('STATE_CONFLICT', { object: number, state: 'settings-changed' });
    const object = { kind: 'policy', id: policy } as const;
    await settle.definition.store(scope, { about: object, kinds: ['setting-asked'] });
    const decided = { decided_by: ctx.actor.id, decided_at: ctx.now };
    await endSettingChange(tx, changeId, { decision: granted ? 'granted' : 'refused', ...decided });
    if (granted) await putSettings(tx, { policy, settings, reason, personId: ctx.actor.id, at: ctx.now });
    return {
      result: { changeId },
      audit: {
        ...(granted ? {} : { action: 'compliance.settings-refused' as const }),
        object,
        detail: { number, before, settings, reason, askedBy: change.asked_by },
      },
    };
  },
});
