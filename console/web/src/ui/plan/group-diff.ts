import type { ResourceDiff } from './plan-types.ts';

/** More resources than this of one kind under one step are shown as one row that opens. */
const MANY = 5;

/** One row of a plan: a single resource, or many of one kind to which the same step is done. */
export type DiffRow =
  | { readonly is: 'one'; readonly diff: ResourceDiff }
  | { readonly is: 'many'; readonly key: string; readonly diffs: readonly [ResourceDiff, ...ResourceDiff[]] };

/** Joins many alike (same step, same kind) into one row, in the order in which they first stand in the plan. */
export function groupDiff(diff: readonly ResourceDiff[]): readonly DiffRow[] {
  const groups = Map.groupBy(diff, ({ op, type }) => `${op} ${type}`);
  return [...groups].flatMap(([key, [first, ...others]]): DiffRow[] => {
    if (!first) return [];
    if (others.length < MANY) return [first, ...others].map((one) => ({ is: 'one', diff: one }));
    return [{ is: 'many', key, diffs: [first, ...others] }];
  });
}
