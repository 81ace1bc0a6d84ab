import type { Actor, Grant, Role } from '../verb/actor.ts';

/**
 * Roles a program may have. Who approves, reviews technically or administers is a person: four eyes and 等保三级's three
 * administrators rest on people who can be asked who they are.
 */
export const CLIENT_ROLES = ['applicant', 'platform-engineer', 'finance', 'auditor'] as const satisfies readonly Role[];
export type ClientRole = (typeof CLIENT_ROLES)[number];

/** What a key may be used for: to read an aggregate, or to give those of its commands that a program may give. */
export const API_SCOPES = [
  'approvals:read',
  'assets:read',
  'audit:read',
  'breakGlass:read',
  'budgets:read',
  'catalogue:read',
  'clouds:read',
  'compliance:read',
  'contracts:read',
  'creditNotes:read',
  'disputes:read',
  'drift:read',
  'evaluation:read',
  'fleet:read',
  'fleet:write',
  'metering:read',
  'metering:write',
  'orderSheets:read',
  'people:read',
  'pricing:read',
  'provisioning:read',
  'quota:read',
  'rating:read',
  'reclaim:read',
  'reconciliation:read',
  'requests:read',
  'requests:write',
  'resources:read',
  'serviceLevels:read',
  'settlement:read',
  'tenancy:read',
  'transfers:read',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A key lives at most this long; it has no life without an end. */
export const LONGEST_DAYS = 365;
/** How long a key that another one takes the place of goes on at most. */
export const LONGEST_OVERLAP_HOURS = 720;
/** Live keys of one account: one in use, one that takes its place, one to spare. */
export const MOST_KEYS = 3;
/** A key that ends within this is told of. */
export const NOTICE_DAYS = 30;
/** How often the use of a key is written back. */
export const TOUCH_MS = MINUTE_MS;
/** How often a refused key leaves an audit row: a program that goes on trying must not fill the log. */
export const REFUSAL_NOTE_MS = 60 * MINUTE_MS;

/** The instant `days` after `now`. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** When a key that is replaced at `now` ends: after the overlap, never later than it would have. */
export function endOfReplaced(expiresAt: Date, now: Date, overlapHours: number): Date {
  return new Date(Math.min(expiresAt.getTime(), now.getTime() + overlapHours * 60 * MINUTE_MS));
}

export const KEY_STANDINGS = ['live', 'expired', 'revoked', 'account-stopped', 'owner-left'] as const;
export type KeyStanding = (typeof KEY_STANDINGS)[number];

export interface KeyFacts {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly stoppedAt: Date | null;
  /** Whether the owner's account is open and has the role still. */
  readonly ownerServes: boolean;
}

/** What a key is worth now. Fails closed: an end that is now has come. */
export function standingOfKey(key: KeyFacts, now: Date): KeyStanding {
  if (key.revokedAt) return 'revoked';
  if (key.stoppedAt) return 'account-stopped';
  if (key.expiresAt <= now) return 'expired';
  return key.ownerServes ? 'live' : 'owner-left';
}

/** The grants an account acts by: those of its owner, now, in its role and department. Empty: the owner lost them. */
export function grantsOfAccount(
  account: { readonly role: string; readonly departmentId: string | null },
  owner: readonly Grant[],
): readonly Grant[] {
  return owner.filter((grant) => grant.role === account.role && grant.departmentId === account.departmentId);
}

/** Start of the minute that `now` is in, and the whole seconds until the next (1–60). */
export function minuteOf(now: Date): { readonly start: Date; readonly secondsLeft: number } {
  const start = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return { start: new Date(start), secondsLeft: Math.ceil((start + MINUTE_MS - now.getTime()) / 1_000) };
}

/** How long an answer is repeated under its idempotency key. */
export const ANSWER_KEPT_MS = DAY_MS;
/** A call without an answer after this was cut off: nobody is at it any more. */
export const CALL_AT_MOST_MS = 2 * MINUTE_MS;

export interface CallFacts {
  readonly procedure: string;
  /** SHA-256 of the body, in hex. */
  readonly digest: string;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly answer: string | null;
}

/**
 * What becomes of a command under a key that was there before. `other`: another command or body. `under-way`: someone is at it.
 * `cut-off`: the server died at it, nobody knows how it ended. `not-kept`: it was done, and its answer held a secret.
 */
export function repeatOf(
  before: CallFacts,
  now: { readonly procedure: string; readonly digest: string; readonly at: Date },
): 'other' | 'under-way' | 'cut-off' | 'not-kept' | 'answer' {
  if (before.procedure !== now.procedure || before.digest !== now.digest) return 'other';
  if (before.answer !== null) return 'answer';
  if (before.endedAt) return 'not-kept';
  return now.at.getTime() - before.begunAt.getTime() < CALL_AT_MOST_MS ? 'under-way' : 'cut-off';
}

/** The key under which calls of `actor` are told apart: an account keeps its own when its keys change. */
export function callerOf(actor: Extract<Actor, { kind: 'person' | 'client' }>): string {
  return `${actor.kind}:${actor.id}`;
}
