import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Effect } from './rules.ts';
import { refuseForSystem } from './system-rules.ts';
import { systemLimits, systemUses } from './system-store.ts';

/** Why a system's own limit can't take `effects`; null: it can, or the system shares its department's. */
export async function refuseOwn(
  tx: Tx,
  { departmentId, systemId }: { readonly departmentId: string; readonly systemId: string },
  effects: readonly Effect[],
) {
  const cloudIds = [...new Set(effects.map((effect) => effect.cloudId))];
  const limits = (await systemLimits(tx, { departmentId, cloudIds })).filter((each) => each.systemId === systemId);
  if (limits.length === 0) return null;
  return refuseForSystem(systemId, { limits, uses: await systemUses(tx, { departmentId, cloudIds }) }, effects);
}
