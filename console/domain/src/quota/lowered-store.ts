import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { DomainError } from '../verb/errors.ts';
import { heldOf, type limitOf } from './rules.ts';
import { refuseBelowGiven } from './system-rules.ts';
import { systemLimits } from './system-store.ts';
import { usersOfLimit } from './users-store.ts';

interface Place {
  readonly departmentId: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
}

/**
 * Refuses a department's limit that is lowered below what is held of it, with what holds it (QUOTA_IN_USE), or below what its systems
 * were given of it (QUOTA_OVERGIVEN). What was taken over may be more than a limit ever was: then it may stay, or grow.
 */
export async function refuseLowered(
  tx: Tx,
  place: Place,
  wanted: readonly ReturnType<typeof limitOf>[],
): Promise<void> {
  const given = await systemLimits(tx, { departmentId: place.departmentId, cloudIds: [place.cloudId] });
  for (const { dimension, units, line } of wanted) {
    if (!line || units >= line.limit) continue;
    const held = heldOf(line);
    if (units < held) {
      const by = await usersOfLimit(tx, { ...place, dimension });
      throw new DomainError('QUOTA_IN_USE', { dimension, asked: `${units}`, held: `${held}`, ...by });
    }
    const below = refuseBelowGiven(line, units, given);
    if (below) throw new DomainError(below.code, below.facts);
  }
}
