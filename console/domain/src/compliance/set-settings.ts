import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { cloudsGranted, holds, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type SettingsResult, setSettingsSchema } from './schemas.ts';
import { askForSettings, type WantedSettings } from './setting-asking-store.ts';
import { widenedSettings } from './setting-rules.ts';
import { endSettingChange, lockSettings, openSettingChange, putSettings } from './setting-store.ts';
import { currentPack } from './store.ts';

/**
 * Sets what the deployment tells a policy; runs that begin from now on are judged with it, and every stack anew. What a security
 * administrator only narrows holds at once, and overtakes a change that waits; what lets more through, or comes from an engineer, waits
 * for another person. Refused: POLICY_UNKNOWN; SETTING_UNKNOWN naming those the policy has; PATTERN_TOO_WIDE for a text that would turn
 * the policy off; CLOUD_NOT_GRANTED to an engineer of some clouds, since settings hold on all; STATE_CONFLICT where one waits already.
 */
export const setSettings = command({
  event: 'compliance.settings-set',
  allow: ['platform-engineer', 'security-admin'],
  input: setSettingsSchema,
  async act(scope, { policy, settings, reason }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['security-admin'] });
    const administers = holds(ctx.actor, 'security-admin');
    if (!administers && cloudsGranted(ctx.actor, 'platform-engineer')) throw new DomainError('CLOUD_NOT_GRANTED');
    const known = (await currentPack(tx))?.policies.find(({ name }) => name === policy);
    if (!known) throw new DomainError('POLICY_UNKNOWN', { policy });
    const stranger = Object.keys(settings).find((name) => !known.settings.includes(name));
    if (stranger !== undefined)
      throw new DomainError('SETTING_UNKNOWN', { policy, setting: stranger, known: known.settings });
    const before = await lockSettings(tx, policy);
    const change = { policy, before, settings, reason, personId: ctx.actor.id };
    const widens = widenedSettings({ before, after: settings, demands: known.demands ?? [] });
    return widens.length === 0 && administers ? put(scope, change) : askForSettings(scope, change, widens);
  },
});

async function put(scope: VerbScope, { policy, before, settings, reason, personId }: WantedSettings) {
  const { ctx, tx } = scope;
  const object = { kind: 'policy', id: policy } as const;
  const overtaken = await openSettingChange(tx, policy);
  if (overtaken) {
    await settle.definition.store(scope, { about: object, kinds: ['setting-asked'] });
    await endSettingChange(tx, overtaken.id, { ended_by: personId, ended_at: ctx.now });
  }
  await putSettings(tx, { policy, settings, reason, personId, at: ctx.now });
  const detail = { before, settings, reason, overtaken: overtaken?.number ?? null };
  const result: SettingsResult = { policy, state: 'set', number: null };
  return { result, audit: { object, detail } };
}
