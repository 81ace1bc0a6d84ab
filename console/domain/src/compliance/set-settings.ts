import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { cloudsGranted, holds, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { type SettingsResult, setSettingsSchema } from './schemas.ts';
import { type PolicySettings, widenedSettings } from './setting-rules.ts';
import {
  endSettingChange,
  insertSettingChange,
  lockSettings,
  openSettingChange,
  putSettings,
} from './setting-store.ts';
import { currentPack } from './store.ts';

interface Change {
  readonly policy: string;
  readonly before: PolicySettings | null;
  readonly settings: PolicySettings;
  readonly reason: string;
  readonly personId: string;
}

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
    return widens.length === 0 && administers ? put(scope, change) : ask(scope, change, widens);
  },
});

async function put(scope: VerbScope, { policy, before, settings, reason, personId }: Change) {
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

async function ask(scope: VerbScope, change: Change, widens: readonly string[]) {
  const { ctx, tx } = scope;
  const { policy, before, settings, reason, personId } = change;
  const waiting = await openSettingChange(tx, policy);
  if (waiting) throw new DomainError('STATE_CONFLICT', { object: waiting.number, state: 'asked' });
  const object = { kind: 'policy', id: policy } as const;
  const number = await nextNumber(tx, 'CS', ctx.now);
  const asked = { askedBy: personId, askedAt: ctx.now };
  await insertSettingChange(tx, { id: newId(ctx.now), number, policy, before, settings, widens, reason, ...asked });
  const to = [{ role: 'security-admin' as const }];
  const facts = { number, policy, reason };
  await tell.within(scope, { kind: 'setting-asked', about: object, departmentId: null, facts, to, except: [personId] });
  const result: SettingsResult = { policy, state: 'asked', number };
  const detail = { number, before, settings, widens, reason };
  return { result, audit: { action: 'compliance.settings-asked' as const, object, detail } };
}
