import type { CloudInputs } from '@zhengyun/interface/cloud.ts';

/** How much of a cloud a city keeps for itself. */
export interface LocalLimits {
  /** Network zones the city may run. */
  readonly zones: number;
  /** Highest MLPS grade it may host. */
  readonly mlps: 1 | 2 | 3;
}

/**
 * Local limits of a city by its profile (F12, F13); null for a profile that is no city's. A very large city builds and
 * shares on its own, a medium one standardises and builds, a small one stands on the provincial base and keeps only what
 * must be near.
 */
export function localLimitsOf(profile: CloudInputs['cloud']['profile']): LocalLimits | null {
  switch (profile) {
    case 'city-very-large':
      return { zones: 32, mlps: 3 };
    case 'city-medium':
      return { zones: 8, mlps: 3 };
    case 'city-small':
      return { zones: 2, mlps: 2 };
    case 'province':
    case 'sector':
      return null;
  }
}
