import { FURTHER_STEPS } from '@zhengyun/rulebook/approval-policy.ts';
import { type Hidden, isHidden } from '../../../ui/guarded.tsx';
import type { Order, OrderOperation, OrderStep } from './order-types.ts';

/** What one stage of a request looks like on its timeline. */
export interface Stage {
  readonly key: 'submitted' | 'ordered' | 'end' | 'preview' | OrderStep['step'] | 'provision' | 'deliver';
  readonly state: 'done' | 'running' | 'failed' | 'ahead';
  readonly at: string | null;
  /** Hidden: who rated a delivery, from the rated. */
  readonly who: string | Hidden | null;
  /** How long it took, or has been open, in seconds; null when it has not begun. */
  readonly seconds: number | null;
  readonly dueAt: string | null;
  readonly step: OrderStep | null;
}

const AFTER_PREVIEW: readonly Order['state'][] = [
  'department-review',
  'joint-review',
  'provisioning',
  'delivered',
  'accepted',
];
const stageBase = { at: null, who: null, seconds: null, dueAt: null, step: null } as const;

function previewStage(order: Order): Stage {
  const reached = order.planHash !== null || AFTER_PREVIEW.includes(order.state);
  const state = reached
    ? 'done'
    : order.state === 'preview-failed'
      ? 'failed'
      : order.state === 'previewing'
        ? 'running'
        : 'ahead';
  const entry = order.timeline.find(
    ({ action }) => action === 'requests.previewed' || action === 'requests.preview-failed',
  );
  const seconds = entry ? (Date.parse(entry.at) - Date.parse(order.submittedAt)) / 1_000 : null;
  return { ...stageBase, key: 'preview', state, at: entry?.at ?? null, seconds };
}

const IN_REVIEW: readonly Order['state'][] = ['department-review', 'joint-review'];

/** Of a request that has ended, what nobody decided is no longer anybody's to decide. */
function approvalStage(order: Order, key: OrderStep['step']): Stage {
  const step = order.steps.findLast((one) => one.step === key && one.round === order.round) ?? null;
  if (!step || (step.decision === null && !IN_REVIEW.includes(order.state)))
    return { ...stageBase, key, state: 'ahead' };
  const state = step.decision === null ? 'running' : step.decision === 'approve' ? 'done' : 'failed';
  const who = step.decidedBy?.name ?? null;
  return {
    key,
    state,
    at: step.decidedAt,
    who,
    seconds: step.seconds,
    dueAt: step.decidedAt ? null : step.dueAt,
    step,
  };
}

const hasStep = (order: Order, key: OrderStep['step']): boolean =>
  order.steps.some(({ step, round }) => step === key && round === order.round);

const secondsBetween = (from: string | null, to: string | null): number | null =>
  from && to ? (Date.parse(to) - Date.parse(from)) / 1_000 : null;

function provisionState({ deliveredAt, state }: Order): Stage['state'] {
  if (deliveredAt !== null) return 'done';
  return state === 'failed' ? 'failed' : state === 'provisioning' ? 'running' : 'ahead';
}

/** Of a release that the authority ordered: nobody approves it, nobody accepts it. */
function orderedStages(order: Order): readonly Stage[] {
  const { submittedAt, deliveredAt, applicant } = order;
  const seconds = secondsBetween(submittedAt, deliveredAt);
  return [
    { ...stageBase, key: 'ordered', state: 'done', at: submittedAt, who: applicant.name },
    { ...stageBase, key: 'end', state: provisionState(order), at: deliveredAt, seconds },
  ];
}

function closingStages(order: Order): Stage[] {
  const delivered = order.deliveredAt !== null;
  const provision = provisionState(order);
  const accepted = order.timeline.find(({ action }) => action === 'evaluation.accepted');
  const deliver = order.acceptedAt ? 'done' : delivered ? 'running' : 'ahead';
  return [
    {
      ...stageBase,
      key: 'provision',
      state: provision,
      at: order.deliveredAt,
      seconds: secondsBetween(order.decidedAt, order.deliveredAt),
    },
    {
      ...stageBase,
      key: 'deliver',
      state: deliver,
      who: accepted ? (isHidden(accepted.actor) ? accepted.actor : accepted.actor.name) : null,
      at: order.acceptedAt,
      dueAt: order.acceptedAt ? null : order.acceptBy,
    },
  ];
}

/** What went wrong with an operation that stands still because of it; of one that goes on it is history, told on its own page. */
export function standingTrouble({ state, trouble }: OrderOperation): Order['trouble'] {
  return state === 'failed' || state === 'unknown' ? (trouble as Order['trouble']) : null;
}

/** The stages of a request in order: submit → preview → department → administrative ∥ technical (∥ finance ∥ security, where it has them) → provision → deliver; of one that the authority ordered: order → end. */
export function stagesOf(order: Order): readonly Stage[] {
  if (order.ordered) return orderedStages(order);
  return [
    { ...stageBase, key: 'submitted', state: 'done', at: order.submittedAt, who: order.applicant.name },
    previewStage(order),
    approvalStage(order, 'department'),
    approvalStage(order, 'administrative'),
    approvalStage(order, 'technical'),
    ...FURTHER_STEPS.filter((key) => hasStep(order, key) || order.furtherAhead.includes(key)).map((key) =>
      approvalStage(order, key),
    ),
    ...closingStages(order),
  ];
}
