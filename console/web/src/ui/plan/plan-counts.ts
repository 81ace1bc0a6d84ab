import type { PlanOp, ResourceDiff } from './plan-types.ts';

/** How many resources a plan creates, updates and so on; every kind of step is there, 0 when none. */
export function planCounts(diff: readonly ResourceDiff[]): Readonly<Record<PlanOp, number>> {
  const counts: Record<PlanOp, number> = { create: 0, update: 0, replace: 0, delete: 0, same: 0, read: 0, import: 0 };
  for (const { op } of diff) counts[op] += 1;
  return counts;
}
