import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { Blocker } from './schemas.ts';

/** A meter that said nothing for some of a month. */
export interface UnknownUse {
  readonly contractNumber: string;
  readonly resourceNumber: string;
  readonly sku: string;
  /** Whole seconds, as text. */
  readonly seconds: string;
  /** When a meter that was heard fell silent; null: it is a level, unknown until its first reading. */
  readonly since: Date | null;
}

/** As a blocker names it: contract, resource, item, for how long, and where a meter fell silent the day (Asia/Shanghai) since when. */
export function nameOfUnknown({ contractNumber, resourceNumber, sku, seconds, since }: UnknownUse): string {
  return [contractNumber, resourceNumber, sku, `${seconds}s`, ...(since ? [dayOf(since)] : [])].join(' ');
}

/** Facts of the refusal: what stands in the way, and which meters were silent since when, those that were it longest first. */
export function blockedBy(blockers: readonly Blocker[]) {
  const silent = blockers.flatMap(({ kind, which }) => (kind === 'use-unknown' ? which : []));
  return { blockers: blockers.map(({ kind }) => kind), ...(silent.length > 0 ? { silent } : {}) };
}

/** What keeps the month open: silent meters don't where who closes says why it is closed all the same, since they may never be known. */
export function blocking(blockers: readonly Blocker[], useUnknownWhy: string | undefined): readonly Blocker[] {
  return useUnknownWhy === undefined ? blockers : blockers.filter(({ kind }) => kind !== 'use-unknown');
}
