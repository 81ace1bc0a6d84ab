import type { SeatReason } from '@zhengyun/rulebook/approval-route.ts';
import type { ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import { mayDecide, type StandIn, standingIn } from '../approvals/delegations/rules.ts';
import { decidableSteps, ROLE_OF_STEP } from '../approvals/rules.ts';
import type { Actor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { seesField } from '../verb/field-rules.ts';
import { HIDDEN } from '../verb/hidden.ts';
import { IN_REVIEW, stateAfter } from './rules.ts';
import type { ApprovalStep, Decision, RequestDetail, RequestState } from './schemas.ts';

const seconds = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1_000));

export interface StepRow {
  readonly round: number;
  readonly step: string;
  readonly seat_cloud_id: string | null;
  readonly seat_slug: string | null;
  readonly seat_name: string | null;
  readonly seat_reason: string;
  readonly decision: string | null;
  readonly decided_by: string | null;
  readonly decided_by_rule: string | null;
  readonly on_behalf_of: string | null;
  readonly holder_name: string | null;
  readonly real_name: string | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
  readonly return_reason: string | null;
  readonly plan_hash: string | null;
  readonly opened_at: Date;
  readonly due_at: Date;
}

/** What ends a round: after it nobody can decide the steps that are open. */
const ENDS_ROUND: ReadonlySet<string> = new Set([
  'requests.failed',
  'requests.withdrawn',
  'requests.returned',
  'requests.refused',
  'requests.plan-changed',
]);

/** A step as the wire shows it; an open one has been open until `now`, one of a round that is over until that round's end by `acts`. */
export function stepView(
  row: StepRow,
  { acts, now }: { readonly acts: readonly Pick<ActRow, 'at' | 'action' | 'outcome'>[]; readonly now: Date },
): RequestDetail['steps'][number] {
  const by = row.decided_by === null ? null : { id: row.decided_by, name: row.real_name ?? '' };
  const { seat_cloud_id: seatId } = row;
  const end = acts.find(
    ({ at, action, outcome }) => outcome === 'done' && ENDS_ROUND.has(action) && at >= row.opened_at,
  );
  return {
    round: row.round,
    step: row.step as ApprovalStep,
    seat: seatId === null ? null : { id: seatId, slug: row.seat_slug ?? '', name: row.seat_name ?? '' },
    seatReason: row.seat_reason as SeatReason,
    decision: row.decision as Decision | null,
    decidedBy: by,
    decidedByRule: row.decided_by_rule,
    onBehalfOf: row.on_behalf_of === null ? null : { id: row.on_behalf_of, name: row.holder_name ?? '' },
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    returnReason: row.return_reason as ReturnReason | null,
    planHash: row.plan_hash,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    seconds: seconds(row.opened_at, row.decided_at ?? end?.at ?? now),
  };
}

interface ActRow {
  readonly at: Date;
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly outcome: string;
}

/** Accepting and rating are one act: who accepted is who rated. */
const RATINGS: ReadonlySet<string> = new Set(['evaluation.accepted', 'requests.accepted']);

/** The acts on a request with how long each came after the one before; who rated it is there for who may see that. */
export function timelineOf(rows: readonly ActRow[], reader: Actor): RequestDetail['timeline'] {
  const seesRaters = seesField(reader, 'rating.author');
  const actorOf = ({ action, actor_kind: kind, actor_name: name }: ActRow) =>
    !seesRaters && RATINGS.has(action) && kind === 'person' ? HIDDEN : { kind: kind as Actor['kind'], name };
  return rows.map((row, index) => ({
    at: row.at.toISOString(),
    action: row.action,
    actor: actorOf(row),
    outcome: row.outcome === 'refused' ? 'refused' : 'done',
    secondsSincePrevious: seconds(rows[index - 1]?.at ?? row.at, row.at),
  }));
}

export interface ActFacts {
  readonly actor: Actor;
  readonly departmentId: string;
  readonly applicantId: string;
  /** Clouds that the request's lines are on. */
  readonly cloudIds: readonly string[];
  readonly state: RequestState;
  readonly planHash: string | null;
  /** Steps of the current round. */
  readonly steps: readonly StepRow[];
  /** Whom the actor stands in for today. */
  readonly standIns: readonly StandIn[];
}

/** Steps of the current round that the actor may decide now, for themselves or for whom they stand in for: by role, seat and four eyes. */
export function stepsToDecide(facts: ActFacts): readonly ApprovalStep[] {
  const { actor, applicantId, state, planHash } = facts;
  if (actor.kind !== 'person') return [];
  const steps = facts.steps.map((row) => ({
    step: row.step as ApprovalStep,
    decision: row.decision as Decision | null,
    decidedBy: row.decided_by,
    onBehalfOf: row.on_behalf_of,
    seat: row.seat_cloud_id,
  }));
  const inReview = IN_REVIEW.includes(state);
  const as = (acting: Actor, onBehalfOf: string | null) => {
    const mine = (step: ApprovalStep, seat: string | null) =>
      mayDecide(acting, { role: ROLE_OF_STEP[step], seat, departmentId: facts.departmentId, cloudIds: facts.cloudIds });
    const known = { personId: actor.id, onBehalfOf, applicantId, inReview, planHashInForce: planHash, steps };
    return decidableSteps({ ...known, sitsIn: mine });
  };
  const own = as(actor, null);
  const lent = facts.standIns.flatMap((each) => as(standingIn(actor, each), each.holder.id));
  return steps.map(({ step }) => step).filter((step) => own.includes(step) || lent.includes(step));
}

/** What the actor may do with the request now. */
export function actsOf(facts: ActFacts): RequestDetail['acts'] {
  const { actor, departmentId, state } = facts;
  const applies = holds(actor, 'applicant', { departmentId });
  const accepts = applies || holds(actor, 'department-approver', { departmentId });
  const inReview = IN_REVIEW.includes(state);
  return [
    ...(applies && stateAfter(state, 'withdrawn') ? (['withdraw'] as const) : []),
    ...(applies && inReview ? (['urge'] as const) : []),
    ...(inReview ? stepsToDecide(facts).map((step) => `decide-${step}` as const) : []),
    ...(accepts && state === 'delivered' ? (['accept'] as const) : []),
  ];
}
