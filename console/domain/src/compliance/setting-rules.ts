import { isDeepStrictEqual } from 'node:util';
import type { SettingChangeView } from './schemas.ts';

/** What one policy is told, by the name of the setting; a setting that is missing is the policy's own, or follows from the cloud. */
export type PolicySettings = Readonly<Record<string, readonly string[]>>;

interface SettingsChange {
  readonly before: PolicySettings | null;
  readonly after: PolicySettings;
  /** Settings whose list says what must be there: of these a shorter list lets more through. */
  readonly demands: readonly string[];
}

/**
 * Names of the settings by which the change lets something through that was held before, sorted. Most lists name what is allowed, so what
 * is new in them widens; of `demands` what is missing does. What a policy goes by without a setting differs from cloud to cloud and
 * isn't known here, so a change to or from it widens, unless it allows nothing at all. Fails closed: a doubt is one more person.
 */
export function widenedSettings({ before, after, demands }: SettingsChange): readonly string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  return names
    .filter((name) => {
      const [old, next] = [before?.[name], after[name]];
      if (isDeepStrictEqual(old, next)) return false;
      if (demands.includes(name)) return old === undefined || lacks(next ?? [], old);
      return next === undefined || lacks(old ?? [], next);
    })
    .sort();
}

/** Whether `list` lacks anything of `wanted`. */
function lacks(list: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((text) => !list.includes(text));
}

interface ChangeFacts {
  readonly decision: string | null;
  readonly ended_at: Date | null;
}

/** Where a change of settings stands. */
export function settingChangeState({ decision, ended_at }: ChangeFacts): SettingChangeView['state'] {
  if (ended_at) return 'withdrawn';
  if (decision === 'granted' || decision === 'refused') return decision;
  return 'asked';
}
