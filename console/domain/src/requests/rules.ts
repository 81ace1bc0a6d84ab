import type { RequestState } from './schemas.ts';

/** What can happen to a request. */
export const REQUEST_ACTS = [
  'previewed',
  'preview-failed',
  'to-joint-review',
  'approved',
  'returned',
  'refused',
  'plan-changed',
  'delivered',
  'accepted',
  'done',
  'failed',
  'withdrawn',
] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

const BEFORE_APPROVAL: readonly RequestState[] = ['previewing', 'department-review', 'joint-review'];
/** States in which approvers decide. */
export const IN_REVIEW: readonly RequestState[] = ['department-review', 'joint-review'];

/** The life of a request: from which states an act may come and where it leads. Anything else is STATE_CONFLICT. */
const TRANSITIONS: Readonly<Record<RequestAct, { from: readonly RequestState[]; to: RequestState }>> = {
  previewed: { from: ['previewing'], to: 'department-review' },
  'preview-failed': { from: ['previewing'], to: 'preview-failed' },
  'to-joint-review': { from: ['department-review'], to: 'joint-review' },
  approved: { from: ['joint-review'], to: 'provisioning' },
  returned: { from: IN_REVIEW, to: 'returned' },
  refused: { from: IN_REVIEW, to: 'refused' },
  'plan-changed': { from: [...IN_REVIEW, 'provisioning'], to: 'department-review' },
  delivered: { from: ['provisioning'], to: 'delivered' },
  accepted: { from: ['delivered'], to: 'accepted' },
  // What the authority ordered is nobody's to accept.
  done: { from: ['provisioning'], to: 'done' },
  failed: { from: [...BEFORE_APPROVAL, 'provisioning'], to: 'failed' },
  withdrawn: { from: BEFORE_APPROVAL, to: 'withdrawn' },
};

/** The state after `act`, or null where it may not happen. */
export function stateAfter(state: RequestState, act: RequestAct): RequestState | null {
  const { from, to } = TRANSITIONS[act];
  return from.includes(state) ? to : null;
}

/** States in which nothing more happens to a request; what it had not delivered is given up. */
export const END_STATES: readonly RequestState[] = [
  'preview-failed',
  'accepted',
  'returned',
  'refused',
  'withdrawn',
  'failed',
  'done',
];

/** Whether a request may still change its resource: others that want to wait for it. */
export function isOpen(state: RequestState): boolean {
  return state !== 'delivered' && !END_STATES.includes(state);
}

/** Working days a department has to accept a delivery before it counts as accepted. */
export const ACCEPTANCE_WORKING_DAYS = 5;
