import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { type TenancyInputs, tenancyInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { z } from 'zod';

/** A department as clusters know it: by the label on its objects and the group of its people. */
export interface ClusterOwner {
  readonly slug: string;
  readonly oidcGroup: string;
}

/** Whom what was carried out on a stack of a tenancy names as its owner; null: it is no tenancy's. */
export function ownerIn(inputs: unknown): string | null {
  return tenancyInputsSchema.safeParse(inputs).data?.ownership.department ?? null;
}

/** What was last carried out on a stack, with another owner and nothing else changed. */
export function ownedBy(inputs: unknown, { slug, oidcGroup }: ClusterOwner) {
  const before: TenancyInputs = tenancyInputsSchema.parse(inputs);
  const owned = { ...before, ownership: { ...before.ownership, department: slug } };
  const grouped = before.kind === 'base' || before.oidcGroup ? { oidcGroup } : {};
  const standing = before.kind === 'line' ? { delivered: before.spec } : {};
  // As an operation stores it: plain JSON.
  return z.json().parse(JSON.parse(JSON.stringify(tenancyInputsSchema.parse({ ...owned, ...grouped, ...standing }))));
}

/** Paths that say whose an object is: its own labels, those it gives what it makes, and the group that a binding names. */
const SAYS_WHOSE = /(^|\.)labels(\.|\[|$)|^subjects(\.|\[|$)/;

/**
 * Whether a plan changes whose objects are and nothing beside, so that nothing is made anew or lost by it. Any other change
 * (a drift, a newer program, something that can't be changed in place) is for somebody of the operator to look at first.
 */
export function onlyChangesOwner(diff: readonly TypedDiff[]): boolean {
  return diff.every(
    ({ op, changes }) =>
      op === 'same' || op === 'read' || (op === 'update' && changes.every(({ path }) => SAYS_WHOSE.test(path))),
  );
}
