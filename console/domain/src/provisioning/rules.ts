import type { Actor } from '../verb/actor.ts';
import type { OperationState, WaitingFor } from './schemas.ts';

/** What can happen to an operation. Each has one verb. */
export const OPERATION_ACTS = [
  'wait',
  'start-preview',
  'previewed',
  'interrupt-preview',
  'postpone',
  'release',
  'start-apply',
  'plan-changed',
  'applied',
  'verified',
  'fail',
  'cut',
  'start-recovery',
  'retry',
  'give-up',
  'cancel',
] as const;
export type OperationAct = (typeof OPERATION_ACTS)[number];

/**
 * The operation's life, act by act: from which states it may come and where it leads. Anything else is a conflict. An
 * operation that was cut off in mid-update is `unknown` until a recovery has found out what it did; it can't be cancelled,
 * because nobody may act on its stack before that.
 */
const TRANSITIONS: Readonly<Record<OperationAct, { from: readonly OperationState[]; to: OperationState }>> = {
  wait: { from: ['requested', 'waiting', 'approved', 'applying', 'verifying', 'unknown'], to: 'waiting' },
  'start-preview': { from: ['requested', 'waiting'], to: 'previewing' },
  previewed: { from: ['previewing'], to: 'previewed' },
  'interrupt-preview': { from: ['previewing'], to: 'requested' },
  postpone: { from: ['previewing', 'applying'], to: 'waiting' },
  release: { from: ['previewed'], to: 'approved' },
  'start-apply': { from: ['approved'], to: 'applying' },
  'plan-changed': { from: ['applying'], to: 'previewed' },
  applied: { from: ['applying', 'verifying'], to: 'verifying' },
  verified: { from: ['verifying'], to: 'done' },
  fail: { from: ['requested', 'waiting', 'previewing', 'applying', 'verifying'], to: 'failed' },
  cut: { from: ['applying', 'verifying', 'unknown'], to: 'unknown' },
  'start-recovery': { from: ['unknown', 'applying', 'verifying'], to: 'applying' },
  retry: { from: ['unknown'], to: 'unknown' },
  'give-up': { from: ['unknown'], to: 'failed' },
  cancel: { from: ['requested', 'waiting', 'previewing', 'previewed', 'approved'], to: 'cancelled' },
};

/** The state after `act`, or null where it may not happen. What was approved stays approved while it waits, what was cut stays so. */
export function stateAfter(state: OperationState, act: OperationAct): OperationState | null {
  const { from, to } = TRANSITIONS[act];
  if (!from.includes(state)) return null;
  if (act === 'wait' && WORK_STATES.includes(state)) return state;
  return to === 'waiting' && (state === 'approved' || state === 'applying') ? 'approved' : to;
}

/** States in which the operation holds its stack: no other one of the stack may be in any of them (also by unique index). */
export const OPEN_STATES: readonly OperationState[] = [
  'previewing',
  'previewed',
  'approved',
  'applying',
  'verifying',
  'unknown',
];
/** States with a child process or a verification under way; with an expired lease they need a recovery. */
export const RUNNING_STATES: readonly OperationState[] = ['previewing', 'applying', 'verifying'];
/** States in which the engine is at it, or was when it was cut off; what it has done then is not known from the row. */
export const WORK_STATES: readonly OperationState[] = ['applying', 'verifying', 'unknown'];
/** States before there is a plan: who fails in one of them has touched nothing and was never approved. */
export const PREVIEW_STATES: readonly OperationState[] = ['requested', 'waiting', 'previewing'];
/** The job that takes an operation in `state` further without any person; null where one must act, or it has ended. */
export function jobAfter(state: OperationState): 'preview' | 'apply' | 'recover' | null {
  if (state === 'requested' || state === 'waiting') return 'preview';
  if (state === 'approved') return 'apply';
  return state === 'applying' || state === 'verifying' || state === 'unknown' ? 'recover' : null;
}

/** Whether a person may ask the run to end: the engine, or the verification of what it did, is at it. */
export function mayStop(state: OperationState): boolean {
  return state === 'applying' || state === 'verifying';
}

interface Owned {
  readonly verb: string;
  readonly request_id: string | null;
  readonly line_id: string | null;
}

/** Whether it is the removal of what a failed line had made: no request's, for a line, and nothing else is. */
export function isCleanUp({ verb, request_id, line_id }: Owned): boolean {
  return verb === 'destroy' && request_id === null && line_id !== null;
}

/** Whether it is part of a removal of a whole cloud or tenancy: a destruction that no request, line or maintenance asked for. */
export function isTeardown({ intent, verb, request_id, line_id }: Owned & { readonly intent: unknown }): boolean {
  return verb === 'destroy' && request_id === null && line_id === null && (intent ?? null) === null;
}

/** Whether it is such a removal and failed itself. */
export function isFailedCleanUp(operation: Owned & { readonly state: OperationState }): boolean {
  return operation.state === 'failed' && isCleanUp(operation);
}

/** States an operation never leaves. */
export const END_STATES: readonly OperationState[] = ['done', 'failed', 'cancelled'];

export function hasEnded(state: OperationState): boolean {
  return END_STATES.includes(state);
}

/** The one command whose deployments nobody releases: it puts the shipped sample on this machine's own clusters. */
const LOCAL_ATTACH = 'cli-attach-local';

/** A job may deploy a cloud as part of a set-up; a command that a person gives on a console may not stand in for that person. */
export function mayDeployUnasked(actor: Actor): boolean {
  return actor.kind !== 'job' || actor.task === LOCAL_ATTACH || !actor.task.startsWith('cli-');
}

/** Whether `last` already does what is asked for: the same program on the same inputs, under way or done. */
export function standsFor(
  last: { readonly state: OperationState; readonly verb: string; readonly program: string; readonly inputs: unknown },
  wanted: { readonly program: string; readonly inputs: unknown },
): boolean {
  if (last.state === 'failed' || last.state === 'cancelled' || last.verb !== 'deploy') return false;
  return last.program === wanted.program && isDeepEqual(last.inputs, wanted.inputs);
}

/**
 * Whether a change was asked for from another spec than the resource has `today`, or while its hosts were switched otherwise:
 * carried out, it would undo what came between.
 */
export function isOutdated(inputs: unknown, today: { readonly spec: unknown; readonly power: string }): boolean {
  const { delivered, power = 'running' } = (inputs ?? {}) as { delivered?: unknown; power?: unknown };
  return delivered !== undefined && (power !== today.power || !isDeepEqual(delivered, today.spec));
}

/** Whether what a request asked for is of a resource that stands no more. The removal of what a failed order left is of none. */
export function isGone({ request_id }: Pick<Owned, 'request_id'>, resourceState: string): boolean {
  return request_id !== null && (resourceState === 'released' || resourceState === 'abandoned');
}

/** Equality of two JSON values; the order of keys (which jsonb does not keep) does not count. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length && keys.every((key) => key in right && isDeepEqual(left[key], right[key]))
  );
}

/** An operation beside others of its stack or request. */
export interface Neighbour {
  readonly id: string;
  readonly number: string;
  readonly state: OperationState;
  readonly ordinal: number;
}

/**
 * What keeps an operation from its preview: another one that holds the stack, or an older one that waits for it (first
 * come, first served). Null: nothing.
 */
export function blocksPreview(own: Neighbour, sameStack: readonly Neighbour[]): WaitingFor | null {
  const ahead = sameStack.find(
    (other) =>
      other.id !== own.id && (OPEN_STATES.includes(other.state) || (!hasEnded(other.state) && other.id < own.id)),
  );
  return ahead ? { code: 'OPERATION', number: ahead.number } : null;
}

/** What keeps an approved operation from being applied: a base (ordinal 0) of the same request that is not done. */
export function blocksApply(own: Neighbour, sameRequest: readonly Neighbour[]): WaitingFor | null {
  if (own.ordinal === 0) return null;
  const base = sameRequest.find((other) => other.ordinal === 0 && other.state !== 'done');
  return base ? { code: 'BASE', number: base.number } : null;
}

/** Whether a request may go to review: every operation has a plan (or was done in an earlier round), and one is to be decided on. */
export function allPreviewed(operations: readonly Pick<Neighbour, 'state'>[]): boolean {
  return (
    operations.every(({ state }) => state === 'previewed' || state === 'done') &&
    operations.some(({ state }) => state === 'previewed')
  );
}

/** The operations to wake when one has ended: the stack's next one for its preview, and what waited for this base. */
export function wakes(
  ended: Neighbour & { readonly state: OperationState },
  others: { sameStack: readonly Neighbour[]; sameRequest: readonly Neighbour[] },
): { readonly previews: readonly string[]; readonly applies: readonly string[] } {
  const waiting = others.sameStack
    .filter((other) => other.id !== ended.id && (other.state === 'waiting' || other.state === 'requested'))
    .map((other) => other.id)
    .sort();
  const approved = others.sameRequest.filter(
    (other) => other.state === 'approved' && blocksApply(other, others.sameRequest) === null,
  );
  return { previews: waiting.slice(0, 1), applies: ended.state === 'done' ? approved.map((other) => other.id) : [] };
}

const EVENTS_PER_RUN = 1_000_000n;
/** Place of a run's event among all of its operation: runs follow each other, and so do the events of each. */
export function eventSequence(run: number, seq: number): bigint {
  return BigInt(run) * EVENTS_PER_RUN + BigInt(seq);
}

/**
 * Life of a stack's lease, and how long after its end nobody may take it over (milliseconds). Together with the pace at which
 * cut operations are looked for they bound how long a killed worker's stack stands still; the grace covers the clocks of two
 * machines.
 */
export const LEASE_LIFE_MS = 12_000;
export const LEASE_GRACE_MS = 3_000;
/** The child ends itself after this silence: well before the lease's end, so two writers never overlap. */
export const LEASE_SILENCE_MS = 9_000;
/** How often the holder renews (milliseconds): three may fail before the child ends itself. */
export const LEASE_RENEW_MS = 2_000;

export interface LeaseRow {
  readonly holder: string;
  readonly fence: bigint;
  readonly expiresAt: Date;
}

/**
 * Whether the stack may be taken: nobody holds it, it was given back, or its life and grace are over. A worker's own live lease
 * is no exception: another run of the same process is under way on it.
 */
export function mayTakeLease(lease: LeaseRow | null, now: Date): boolean {
  return lease === null || lease.expiresAt.getTime() + LEASE_GRACE_MS <= now.getTime();
}

/** Whether a writer with this lease may still write: it is the last one that took the stack, and in time. */
export function holdsLease(lease: LeaseRow | null, claim: { fence: bigint }, now: Date): boolean {
  return lease !== null && lease.fence === claim.fence && lease.expiresAt.getTime() > now.getTime();
}

/** When the next recovery may begin: at once after the first cut, then later and later, at most five minutes. */
export function recoveryDue(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(300_000, Math.max(0, attempts - 2) * 20_000));
}

/** An end that is unknown for longer than this (milliseconds) raises an alarm: by itself a recovery is over in less. */
export const UNKNOWN_ALARM_MS = 15 * 60_000;

/** When to look again whether a recovery that was asked for has begun. */
export function recoveryAskedAgain(now: Date): Date {
  return new Date(now.getTime() + 60_000);
}

/** Name of the state connections of one run, by which a take-over finds and cuts them; at most 63 characters. */
export function connectionName(stackId: string, fence: bigint): string {
  return `zhengyun/${stackId}/${fence}`;
}
