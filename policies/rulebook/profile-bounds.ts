import { CATALOGUE, type ItemCode } from './catalogue.ts';
import type { Profile, Tier } from './tier.ts';

/**
 * What no policy may give a profile, whatever its data say: the outer walls of F12/F13. `seats`: who may ever decide a step
 * (`own` is the organisation of the cloud itself). `mostZones` are network zones.
 */
export interface ProfileBounds {
  readonly tier: Tier;
  readonly mostZones: number;
  readonly mayInstallKubevirt: boolean;
  /** Sells all there is: where the 1 does not sell an item, nobody can order what a city does not sell either. */
  readonly sellsEverything: boolean;
  /** Sells only what needs no machines of its own. */
  readonly countedOnly: boolean;
  /** The cloud's own organisations may have a step, or the release of its deployment, as a rule and not for single items only. */
  readonly ownSeat: { readonly administrative: boolean; readonly technical: boolean; readonly release: boolean };
  /** Items that they may have a step for where the step as a rule is the province's. */
  readonly ownItems: { readonly administrative: readonly ItemCode[]; readonly technical: readonly ItemCode[] };
}

const ALL_OWN = { administrative: true, technical: true, release: true } as const;
const EVERY_ITEM = CATALOGUE.map((item) => item.code);
const NO_ITEMS = { administrative: [], technical: [] } as const;
const ALL_ITEMS = { administrative: EVERY_ITEM, technical: EVERY_ITEM } as const;
const NONE_OWN = { administrative: false, technical: false, release: false } as const;
const MACHINES = { mostZones: 32, mayInstallKubevirt: true, countedOnly: false } as const;

const BOUNDS: Readonly<Record<Profile, ProfileBounds>> = {
  province: { tier: 'provincial', ...MACHINES, sellsEverything: true, ownSeat: NONE_OWN, ownItems: NO_ITEMS },
  sector: {
    tier: 'sectoral',
    ...MACHINES,
    sellsEverything: false,
    // The authority's supervision of a sector cloud stays the province's (管运分离, F5).
    ownSeat: { administrative: false, technical: true, release: true },
    ownItems: { administrative: [], technical: EVERY_ITEM },
  },
  'city-very-large': {
    tier: 'municipal',
    ...MACHINES,
    sellsEverything: false,
    ownSeat: ALL_OWN,
    ownItems: ALL_ITEMS,
  },
  'city-medium': {
    tier: 'municipal',
    ...MACHINES,
    mostZones: 16,
    sellsEverything: false,
    ownSeat: ALL_OWN,
    ownItems: ALL_ITEMS,
  },
  'city-small': {
    tier: 'municipal',
    mostZones: 4,
    mayInstallKubevirt: false,
    sellsEverything: false,
    countedOnly: true,
    ownSeat: NONE_OWN,
    // Its Internet line is its own authority's to grant; what runs on machines, and whether it can, is the province's.
    ownItems: { administrative: ['bandwidth'], technical: [] },
  },
};

/** The bounds of `profile`; they are code, not data, so that no policy can widen them. */
export function profileBounds(profile: Profile): ProfileBounds {
  return BOUNDS[profile];
}

/** Items that are fulfilled by the operator's confirmation and take no machine of the cloud. */
export const COUNTED_ITEMS = CATALOGUE.filter((item) => item.fulfilment === 'counted').map((item) => item.code);
