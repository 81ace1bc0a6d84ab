import type { BastionAccountSpec } from './network-and-security.ts';

const DAY_MS = 86_400_000;

/** When access for `days` days from its delivery ends. Days of 24 hours, so that an account is worth what it is charged for. */
export function accessEndsAt(readyAt: Date, days: number): Date {
  return new Date(readyAt.getTime() + days * DAY_MS);
}

/** What is known of delivered bastion accounts. */
export interface AccessFacts {
  readonly spec: BastionAccountSpec;
  readonly readyAt: Date;
  /** Accounts that are open and of the department today. */
  readonly inService: ReadonlySet<string>;
}

/**
 * What has to become of delivered accounts now. ended: their days are over, or nobody of those named is of the department any
 * more · left: some of them are not, and lose their access at once while the others keep theirs · stands: nothing.
 */
export type AccessVerdict =
  | { readonly is: 'stands' }
  | { readonly is: 'ended'; readonly why: 'days-over' | 'nobody-left' }
  | { readonly is: 'left'; readonly gone: readonly string[]; readonly spec: BastionAccountSpec };

export function judgeAccess({ spec, readyAt, inService }: AccessFacts, now: Date): AccessVerdict {
  if (now >= accessEndsAt(readyAt, spec.days)) return { is: 'ended', why: 'days-over' };
  const gone = spec.people.filter((person) => !inService.has(person));
  if (gone.length === 0) return { is: 'stands' };
  const people = spec.people.filter((person) => inService.has(person));
  return people.length === 0 ? { is: 'ended', why: 'nobody-left' } : { is: 'left', gone, spec: { ...spec, people } };
}
