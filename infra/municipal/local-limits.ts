import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import { isLocal } from '@zhengyun/rulebook/profile.ts';

/** How much of a cloud a city keeps for itself. */
export interface LocalLimits {
  /** Network zones the city may run. */
  readonly zones: number;
  /** Whether the city may bring the definition of virtual machines: only where it sells hosts itself. */
  readonly installsKubevirt: boolean;
}

/**
 * Local limits of a city by its profile (F12, F13); null for a profile that is no city's. A very large city builds and
 * shares on its own, a medium one standardises and builds, a small one stands on the provincial base and keeps no more
 * than 互联网区, 政务外网区 and the 信创 part of it.
 */
export function localLimitsOf(profile: CloudInputs['cloud']['profile']): LocalLimits | null {
  const installsKubevirt = isLocal(profile, 'cloud-host');
  switch (profile) {
    case 'city-very-large':
      return { zones: 32, installsKubevirt };
    case 'city-medium':
      return { zones: 8, installsKubevirt };
    case 'city-small':
      return { zones: 3, installsKubevirt };
    case 'province':
    case 'sector':
      return null;
  }
}
