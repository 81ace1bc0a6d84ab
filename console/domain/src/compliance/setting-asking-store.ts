import { tell } from '../notices/tell.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import type { SettingsResult } from './schemas.ts';
import type { PolicySettings } from './setting-rules.ts';
import { insertSettingChange, openSettingChange } from './setting-store.ts';

/** What a person wants a policy to be told. */
export interface WantedSettings {
  readonly policy: string;
  readonly before: PolicySettings | null;
  readonly settings: PolicySettings;
  readonly reason: string;
  readonly personId: string;
}

/** Has a change wait for another person, and tells those who may decide. Refused: STATE_CONFLICT where one of the policy waits already. */
export async function askForSettings(scope: VerbScope, change: WantedSettings, widens: readonly string[]) {
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
