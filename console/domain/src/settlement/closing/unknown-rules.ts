import type { Blocker } from './schemas.ts';

/** A meter that said nothing for some of a month. */
export interface UnknownUse {
  readonly contractNumber: string;
  readonly resourceNumber: string;
  readonly sku: string;
  /** Whole seconds, as text. */
  readonly seconds: string;
}

/** As a blocker names it: contract, resource, item, and for how long. */
export function nameOfUnknown({ contractNumber, resourceNumber, sku, seconds }: UnknownUse): string {
  return `${contractNumber} ${resourceNumber} ${sku} ${seconds}s`;
}

/** What keeps the month open: silent meters don't where who closes says why it is closed all the same, since they may never be known. */
export function blocking(blockers: readonly Blocker[], useUnknownWhy: string | undefined): readonly Blocker[] {
  return useUnknownWhy === undefined ? blockers : blockers.filter(({ kind }) => kind !== 'use-unknown');
}
