import { amountsOf, type ItemSpec } from '../catalogue.ts';
import type { Amounts } from '../dimension.ts';
import type { CloudHostSpec } from './compute.ts';

/** Whether the hosts of a resource are to run. */
export const POWERS = ['running', 'stopped'] as const;
export type Power = (typeof POWERS)[number];

/** Items whose machines can be stopped and started. */
export function hasPower(spec: ItemSpec): spec is CloudHostSpec {
  return spec.item === 'cloud-host';
}

/**
 * What a delivered resource of `spec` is charged for while it is so: a stopped host's disks go on, since they keep its data, and
 * its vCPU and memory do not. The quota stays whole, so that what was stopped can always be started again.
 */
export function heldAmounts(spec: ItemSpec, power: Power): Amounts {
  const amounts = amountsOf(spec);
  if (power === 'running' || !hasPower(spec)) return amounts;
  const { vcpu: _cores, 'memory-gb': _memory, ...disks } = amounts;
  return disks;
}
