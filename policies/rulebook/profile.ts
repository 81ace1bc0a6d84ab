import type { ItemCode } from './catalogue.ts';
import { type Amounts, DIMENSIONS } from './dimension.ts';
import { profileBounds } from './profile-bounds.ts';
import type { ProfilePolicy, ProfileRule } from './profile-policy.ts';
import type { Region } from './region.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';
import type { Profile, Tier } from './tier.ts';

/** The policy in force at `at`; throws when the table has none: without one nothing is anybody's to decide. */
export function profilePolicyAt(at: Date, policies: readonly ProfilePolicy[] = PROFILE_POLICIES): ProfilePolicy {
  const latest = newest(policies.filter((policy) => policy.validFrom <= at));
  if (!latest) throw new Error(`no profile policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

function newest(policies: readonly ProfilePolicy[]): ProfilePolicy | undefined {
  return policies.toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime())[0];
}

/** The rule of `profile`; every policy has one for each. */
export function profileRuleOf(profile: Profile, policy: ProfilePolicy): ProfileRule {
  const rule = policy.profiles.find((entry) => entry.profile === profile);
  if (!rule) throw new Error(`no rule for profile ${profile}`);
  return rule;
}

/** The tier that `profile` belongs to. */
export function tierOfProfile(profile: Profile): Tier {
  return profileBounds(profile).tier;
}

/** Whether `item` may be ordered on a cloud of `profile`, or has to be ordered on the provincial base (ITEM_NOT_LOCAL). */
export function isLocal(profile: Profile, item: ItemCode, policy: ProfilePolicy): boolean {
  return profileRuleOf(profile, policy).localItems.includes(item);
}

/** All that a profile decides for one cloud. */
export interface LocalRules extends ProfileRule {
  readonly tier: Tier;
  /** Least limit of a department in each dimension, on each stack; a dimension that is absent has no floor. */
  readonly quotaFloor: Amounts;
}

/**
 * What a cloud of `profile` in `region` (null: none, as for the 1 and the N) may sell, decide and deploy, and the floor of its
 * departments' quota (F12, F13, F14).
 */
export function localRulesOf(profile: Profile, region: Region | null, policy: ProfilePolicy): LocalRules {
  const rule = profileRuleOf(profile, policy);
  const floors = region === null ? {} : policy.quotaFloors[region];
  const guaranteed = DIMENSIONS.filter((dimension) => rule.guaranteed.includes(dimension));
  const quotaFloor = Object.fromEntries(
    guaranteed.flatMap((dimension) => {
      const units = floors[dimension] ?? 0n;
      return units > 0n ? [[dimension, units]] : [];
    }),
  );
  return { ...rule, tier: profileBounds(profile).tier, quotaFloor };
}
