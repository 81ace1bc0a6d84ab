import { addMonthsToDay, beginningOfDay, dayOf, type Period, wholeSecond } from '@zhengyun/rulebook/calendar.ts';
import type { ContractBegins, ContractState } from './schemas.ts';

/** A contract's term as it is stored; `valid_to` = `valid_from` while it waits. */
export interface StoredTerm {
  readonly begins: string;
  readonly term_months: number | null;
  readonly valid_from: Date;
  readonly valid_to: Date;
  /** Null: it stands. */
  readonly withdrawn_at?: Date | null;
}

/** Whether what it begins with has not happened yet. */
export const waits = ({ valid_from, valid_to }: Pick<StoredTerm, 'valid_from' | 'valid_to'>): boolean =>
  valid_to <= valid_from;

/** The term of a contract that begins at `at` (cut down to its second): to the beginning of the day so many months after its first. */
export function validityFrom(at: Date, termMonths: number): Period {
  const from = wholeSecond(at);
  return { from, to: beginningOfDay(addMonthsToDay(dayOf(from), termMonths)) };
}

/** Where what a contract waited for is of a closed month, its term begins after the last of `closed`: no statement of these can be made any more. */
export function afterClosed(at: Date, closed: readonly Period[]): Date {
  return new Date(Math.max(at.getTime(), ...closed.map(({ to }) => to.getTime())));
}

/** What is known of the term when it is signed. */
export function validityAtSigning(signed: {
  readonly begins: ContractBegins;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly termMonths: number | null;
}): { readonly stored: Period; readonly expected: Period } {
  const from = signed.validFrom;
  if (signed.validTo) return { stored: { from, to: signed.validTo }, expected: { from, to: signed.validTo } };
  return { stored: { from, to: from }, expected: validityFrom(from, signed.termMonths ?? 1) };
}

/** Whether two contracts of one department could be in force at one instant; one that waits may begin at any instant from its first. */
export function mayOverlap(a: StoredTerm, b: StoredTerm): boolean {
  const ends = (term: StoredTerm) => (waits(term) ? Number.POSITIVE_INFINITY : term.valid_to.getTime());
  return a.valid_from.getTime() < ends(b) && b.valid_from.getTime() < ends(a);
}

export function stateOf(term: StoredTerm, now: Date): ContractState {
  if (term.withdrawn_at) return 'withdrawn';
  if (waits(term)) return 'waiting';
  if (now < term.valid_from) return 'coming';
  return now < term.valid_to ? 'in-force' : 'ended';
}
