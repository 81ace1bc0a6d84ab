import { createHash } from 'node:crypto';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { MAY_DECIDE } from '../approvals/rules.ts';
import type { Role } from '../verb/actor.ts';
import type { ErrorCode } from '../verb/errors.ts';
import type { TransferContent, TransferDecision, TransferState, TransferStep } from './schemas.ts';

/** Who decides each step of a transfer: both departments agree before the authority and the operator look at it (F5, F6). */
export const ROLE_OF_STEP = {
  giving: 'department-approver',
  receiving: 'department-approver',
  administrative: 'authority-approver',
  technical: 'technical-reviewer',
} as const satisfies Record<TransferStep, Role>;

/** Those of the open steps, each the own organisation's of `cloudId`, in whose seat nobody is `appointed`. */
export function vacated<Open extends { readonly step: TransferStep; readonly cloudId: string }>(
  open: readonly Open[],
  appointed: readonly { readonly cloudId: string; readonly role: string }[],
): readonly Open[] {
  const held = new Set(appointed.map(({ cloudId, role }) => `${cloudId} ${role}`));
  return open.filter(({ step, cloudId }) => !held.has(`${cloudId} ${ROLE_OF_STEP[step]}`));
}

/** Who may be asked to decide: who holds one of the roles, and who may stand in for them, in the same department or organisation. */
export const DECIDING_ROLES = MAY_DECIDE;

/** Working days each step has; with an order's, so that a transfer takes no longer than one. */
export const WORKING_DAYS_OF_STEP: Readonly<Record<TransferStep, number>> = {
  giving: 1,
  receiving: 2,
  administrative: 2,
  technical: 2,
};

/** Working days the receiving department has to look through what it was given: roles, leases, quota. */
export const SETTLING_WORKING_DAYS = 5;

/** The last whole day in Asia/Shanghai before a deadline, which is the end of a day. */
export function lastDayBefore(deadline: Date): string {
  return dayOf(new Date(deadline.getTime() - 1));
}

const STEPS_OF_STATE: Readonly<Record<TransferState, readonly TransferStep[]>> = {
  'giving-review': ['giving'],
  'receiving-review': ['receiving'],
  'joint-review': ['administrative', 'technical'],
  done: [],
  returned: [],
  refused: [],
  withdrawn: [],
  expired: [],
};

/** Whether a transfer waits for somebody still. */
export const isOpen = (state: TransferState): boolean => STEPS_OF_STATE[state].length > 0;

/** Steps that are open in a state. */
export const stepsIn = (state: TransferState): readonly TransferStep[] => STEPS_OF_STATE[state];

export interface Step {
  readonly step: TransferStep;
  readonly decision: TransferDecision | null;
  readonly decidedBy: string | null;
  /** Whose step it was, where somebody who stands in for them decided it. */
  readonly onBehalfOf: string | null;
}

/** What is known when somebody wants to decide `step`. */
export interface DecisionFacts {
  readonly step: TransferStep;
  readonly personId: string;
  /** Whom the person stands in for as they decide; null: they decide for themselves. */
  readonly onBehalfOf: string | null;
  readonly applicantId: string;
  readonly state: TransferState;
  /** Every step that was opened so far. */
  readonly steps: readonly Step[];
  /** Whether the person holds the step's role, in the department or the organisation whose step it is. */
  readonly sits: boolean;
}

/**
 * Why the decision can't be taken, null when it can. The applicant never decides, and nobody decides two steps: who agrees for the giving
 * department is another than who agrees for the receiving one, whatever roles they hold. Who stands in counts as both people.
 */
export function refuseDecision(facts: DecisionFacts): ErrorCode | null {
  const { step, personId, onBehalfOf, applicantId, state, steps, sits } = facts;
  const people = [personId, onBehalfOf].filter((each) => each !== null);
  if (people.includes(applicantId)) return 'APPROVER_IS_APPLICANT';
  const own = steps.find((each) => each.step === step);
  if (own && own.decision !== null) return 'STEP_ALREADY_DECIDED';
  if (!own || !STEPS_OF_STATE[state].includes(step)) return 'STEP_NOT_OPEN';
  if (!sits) return 'SEAT_OF_ANOTHER';
  const before = steps.flatMap((each) => [each.decidedBy, each.onBehalfOf]);
  return people.some((each) => before.includes(each)) ? 'APPROVER_DECIDED_BEFORE' : null;
}

/** Where a decision leads; null: it waits for the other of two that are open. `steps` are those before it. */
export function stateAfter(
  step: TransferStep,
  decision: TransferDecision,
  steps: readonly Step[],
): Exclude<TransferState, 'giving-review' | 'withdrawn' | 'expired'> | null {
  if (decision === 'return') return 'returned';
  if (decision === 'refuse') return 'refused';
  if (step === 'giving') return 'receiving-review';
  if (step === 'receiving') return 'joint-review';
  const others = steps.filter((each) => STEPS_OF_STATE['joint-review'].includes(each.step) && each.step !== step);
  return others.length > 0 && others.every((each) => each.decision === 'approve') ? 'done' : null;
}

/** Clouds from which anything goes: who decides for a cloud sits on each of them. */
export function cloudIdsOf({ resources, clouds = [] }: TransferContent): readonly string[] {
  return [...new Set([...clouds, ...resources.map(({ cloud }) => cloud.id)])].toSorted();
}

/** What of a resource must not have changed between asking and the instant of transfer. */
export interface Hashed {
  readonly id: string;
  readonly state: string;
  readonly spec: unknown;
}

/**
 * SHA-256, in hex, over what is in use or on its way, whatever the order of `resources` or of the keys in a specification. What was
 * given back before is part of the history alone.
 */
export function contentHash(resources: readonly Hashed[]): string {
  const standing = resources
    .filter(({ state }) => state === 'active' || state === 'requested')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, state, spec }) => [id, state, ordered(spec)]);
  return createHash('sha256').update(JSON.stringify(standing)).digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}
