import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { accessEndsAt } from '@zhengyun/rulebook/catalogue/bastion-access.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/**
 * Whether a plan does what switching hosts is and nothing beside: it changes nothing, or how virtual machines are to run. Any
 * other change (a drift, a newer program) is for somebody of the operator to look at first.
 */
export function onlySwitchesPower(diff: readonly TypedDiff[]): boolean {
  return diff.every(
    ({ op, kind, changes }) =>
      op === 'same' ||
      op === 'read' ||
      (op === 'update' && kind === 'VirtualMachine' && changes.every(({ path }) => path === 'spec.runStrategy')),
  );
}

/** How long after it failed a change that nobody asked for is tried again (milliseconds). */
export const CHANGE_RETRIED_AFTER_MS = 5 * 60_000;

/** When the access that a resource gives ends; null for what gives none, or is not delivered. */
export function accessUntil(spec: ItemSpec, readyAt: Date | null): Date | null {
  return spec.item === 'bastion-account' && readyAt ? accessEndsAt(readyAt, spec.days) : null;
}

/** How long before its end people are told of it at most: the time a new order takes (milliseconds). */
const TOLD_BEFORE_MS = 3 * 86_400_000;

/** Whether it is time to say that access ends: three days before, of a short one when half of it is over, and never after its end. */
export function remindsOfAccess(
  { readyAt, endsAt }: { readonly readyAt: Date; readonly endsAt: Date },
  now: Date,
): boolean {
  const before = Math.min(TOLD_BEFORE_MS, (endsAt.getTime() - readyAt.getTime()) / 2);
  return now < endsAt && endsAt.getTime() - now.getTime() <= before;
}

/** What a delivered resource is today beside its specification, as its program is told. */
export function standingInputs(spec: ItemSpec, today: { readonly power: Power; readonly readyAt: Date | null }) {
  const until = accessUntil(spec, today.readyAt);
  return {
    ...(today.power === 'stopped' ? { power: today.power } : {}),
    ...(until ? { accessUntil: until.toISOString() } : {}),
  };
}
