import { CATALOGUE, type ItemCode } from './catalogue.ts';
import type { Profile, Tier } from './tier.ts';

/** What a profile lets a cloud decide and sell on its own (F12/F13, 分类推进). */
export interface ProfileRule {
  readonly profile: Profile;
  readonly tier: Tier;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Catalogue items that may be ordered on the cloud itself; everything else comes from the provincial base. */
  readonly localItems: readonly ItemCode[];
}

const EVERYTHING: readonly ItemCode[] = CATALOGUE.map((item) => item.code);

/**
 * Sample province. Source: the reform plan's four classes. Province: built and run as one (统建统管). Very large city: its own
 * innovation, docking, sharing. Medium: standard services and innovation together. Small: the provincial base for everything
 * that needs machines, only its own Internet line is local.
 */
export const PROFILE_RULES: readonly ProfileRule[] = [
  { profile: 'province', tier: 'provincial', nameZh: '省级统建统管', nameEn: 'Provincial', localItems: EVERYTHING },
  { profile: 'sector', tier: 'sectoral', nameZh: '特色行业云', nameEn: 'Sector', localItems: EVERYTHING },
  {
    profile: 'city-very-large',
    tier: 'municipal',
    nameZh: '特大型城市',
    nameEn: 'Very large city',
    localItems: EVERYTHING,
  },
  {
    profile: 'city-medium',
    tier: 'municipal',
    nameZh: '中等规模城市',
    nameEn: 'Medium city',
    localItems: ['cloud-host', 'container-space', 'bandwidth'],
  },
  { profile: 'city-small', tier: 'municipal', nameZh: '小规模城市', nameEn: 'Small city', localItems: ['bandwidth'] },
];

/** The rule of `profile`; every profile of the union has one. */
export function profileRuleOf(profile: Profile): ProfileRule {
  const rule = PROFILE_RULES.find((entry) => entry.profile === profile);
  if (!rule) throw new Error(`no rule for profile ${profile}`);
  return rule;
}

/** Whether `item` may be ordered on a cloud of `profile`, or has to be ordered on the provincial base (ITEM_NOT_LOCAL). */
export function isLocal(profile: Profile, item: ItemCode): boolean {
  return profileRuleOf(profile).localItems.includes(item);
}
