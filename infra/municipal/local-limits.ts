import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import type { LocalRules } from '@zhengyun/rulebook/profile.ts';
import { localRulesOf } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';

/** How much of a cloud a city keeps for itself. */
export type LocalLimits = Pick<LocalRules, 'zones' | 'maximumMlps' | 'installsKubevirt'>;

/**
 * Local limits of a city by its profile (F12, F13); null for a profile that is no city's. The figures are the rulebook's policy
 * data: the same program with another profile, or under another policy, yields another plan.
 */
export function localLimitsOf(profile: CloudInputs['cloud']['profile'], policy: ProfilePolicy): LocalLimits | null {
  const rules = localRulesOf(profile, null, policy);
  return rules.tier === 'municipal' ? rules : null;
}

/** What of `inputs` the city may not deploy itself, by the field at fault; empty when the profile allows all of it. */
export function beyondLimits({ cloud, zones, kubevirt }: CloudInputs, limits: LocalLimits) {
  const beyond: { readonly path: readonly (string | number)[]; readonly message: string }[] = [];
  if (zones.length > limits.zones) {
    const message = `profile ${cloud.profile} keeps at most ${limits.zones} zones; the others belong to the provincial cloud`;
    beyond.push({ path: ['zones'], message });
  }
  zones.forEach((zone, index) => {
    if (zone.maximumMlps <= limits.maximumMlps) return;
    const message = `profile ${cloud.profile} hosts systems up to MLPS ${limits.maximumMlps}; higher ones belong to the provincial cloud`;
    beyond.push({ path: ['zones', index, 'maximumMlps'], message });
  });
  if (kubevirt === 'install' && !limits.installsKubevirt) {
    const message = `profile ${cloud.profile} takes hosts from the provincial cloud and brings no definition of its own: set present`;
    beyond.push({ path: ['kubevirt'], message });
  }
  return beyond;
}
