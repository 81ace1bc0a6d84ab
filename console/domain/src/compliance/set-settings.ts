import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { setSettingsSchema } from './schemas.ts';
import { currentPack, putSettings, settingsInForce } from './store.ts';

/**
 * Sets what the deployment tells a policy; runs that begin from now on are judged with it, and every stack anew. Refused:
 * POLICY_UNKNOWN; SETTING_UNKNOWN naming those the policy has; PATTERN_TOO_WIDE for a text that would turn the policy off.
 */
export const setSettings = command({
  event: 'compliance.settings-set',
  allow: ['security-admin'],
  input: setSettingsSchema,
  async act({ ctx, tx }, { policy, settings, reason }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['security-admin'] });
    const known = (await currentPack(tx))?.policies.find(({ name }) => name === policy);
    if (!known) throw new DomainError('POLICY_UNKNOWN', { policy });
    const stranger = Object.keys(settings).find((name) => !known.settings.includes(name));
    if (stranger !== undefined)
      throw new DomainError('SETTING_UNKNOWN', { policy, setting: stranger, known: known.settings });
    const before = (await settingsInForce(tx))[policy] ?? null;
    await putSettings(tx, { policy, settings, reason, personId: ctx.actor.id, at: ctx.now });
    return {
      result: { policy },
      audit: { object: { kind: 'policy', id: policy }, detail: { before, settings, reason } },
    };
  },
});
