import type { furtherSteps } from '@zhengyun/rulebook/approval-policy.ts';
import { orderRoute, type RoutedOrder, type RoutedStep, type SeatReason } from '@zhengyun/rulebook/approval-route.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import { overridesAt, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { workingDaysBetween } from '@zhengyun/rulebook/working-days.ts';
import type { ApprovalStep, Decision } from '../requests/schemas.ts';
import type { Role } from '../verb/actor.ts';
import type { ErrorCode } from '../verb/errors.ts';

/**
 * Who decides each step: 部门审核, then 行政审批 ∥ 技术审批 (F5, F6, F35), beside them 财政会审 and 安全评审 where the policy asks for them. The
 * review of security is a second reviewer's: nobody decides two steps of one request.
 */
export const ROLE_OF_STEP = {
  department: 'department-approver',
  administrative: 'authority-approver',
  technical: 'technical-reviewer',
  finance: 'finance',
  security: 'technical-reviewer',
} as const satisfies Record<ApprovalStep, Role>;

/** Who may be asked to decide: who holds one of the roles, and who may stand in for them, in the same department or organisation. */
export const MAY_DECIDE = [
  'department-approver',
  'authority-approver',
  'technical-reviewer',
  'finance',
  'applicant',
  'platform-engineer',
] as const satisfies readonly Role[];

/** Working days each step has, within the five from request to delivery (PRODUCT.md section 4). */
export const WORKING_DAYS_OF_STEP: Readonly<Record<ApprovalStep, number>> = {
  department: 1,
  administrative: 2,
  technical: 2,
  finance: 2,
  security: 2,
};

/**
 * Whether the approvers may be urged at `now` (UTC): a working day in Asia/Shanghai has begun since they last were, or they never were.
 * `declared`: what the authority has said of working days.
 */
export function mayUrge(lastAt: Date | null, now: Date, declared: readonly WorkingDayChange[]): boolean {
  return lastAt === null || workingDaysBetween(dayOf(lastAt), dayOf(now), overridesAt(declared, now)) > 0;
}

/** A step with who has it: the own organisation of one cloud, or the province's (`cloudId` null). */
export interface SeatedStep {
  readonly step: ApprovalStep;
  readonly cloudId: string | null;
  readonly reason: SeatReason;
}

interface RouteFacts extends RoutedOrder {
  readonly steps: readonly ApprovalStep[];
  /** Steps beside the ordinary ones, opened with the joint review. */
  readonly further: ReturnType<typeof furtherSteps>;
  readonly policy: ProfilePolicy;
  readonly appointed: (cloudId: string, step: RoutedStep) => boolean;
}

/**
 * `steps` with their seats, and the further ones where the joint review opens, which are the province's. The department's is no
 * seat's: it is decided by role in the department, wherever the cloud is.
 */
export function seatedSteps({ steps, further, policy, appointed, ...order }: RouteFacts): readonly SeatedStep[] {
  const route = orderRoute(order, policy, appointed);
  const ordinary = steps.map(
    (step) => route.find((seat) => seat.step === step) ?? { step, cloudId: null, reason: 'profile' as const },
  );
  if (!steps.includes('administrative')) return ordinary;
  return [...ordinary, ...further.map((each) => ({ ...each, cloudId: null }))];
}

/** Somebody is appointed in the own organisation of the cloud to hold the role. */
interface Appointed {
  readonly cloudId: string;
  readonly role: string;
}

/** Those of the open steps, each the own organisation's of `cloudId`, in whose seat nobody is appointed. */
export function vacated<Open extends { readonly step: ApprovalStep; readonly cloudId: string }>(
  open: readonly Open[],
  appointed: readonly Appointed[],
): readonly Open[] {
  const held = new Set(appointed.map(({ cloudId, role }) => `${cloudId} ${role}`));
  return open.filter(({ step, cloudId }) => !held.has(`${cloudId} ${ROLE_OF_STEP[step]}`));
}

/** Who has a step whose seat fell vacant: by the route as it is now; the province where the route names the step no longer. */
export function seatAfter(step: ApprovalStep, route: readonly SeatedStep[]): SeatedStep {
  return route.find((seated) => seated.step === step) ?? { step, cloudId: null, reason: 'no-own-organisation' };
}

export interface Step {
  readonly step: ApprovalStep;
  readonly decision: Decision | null;
  readonly decidedBy: string | null;
  /** Whose step it was, where somebody who stands in for them decided it. */
  readonly onBehalfOf: string | null;
  /** The cloud whose own organisation has the step; null: the province's, or the department's own. */
  readonly seat: string | null;
}

/** What is known when somebody wants to decide `step`. */
export interface DecisionFacts {
  readonly step: ApprovalStep;
  readonly decision: Decision;
  readonly personId: string;
  /** Whom the person stands in for as they decide; null: they decide for themselves. */
  readonly onBehalfOf: string | null;
  readonly applicantId: string;
  /** Whether the request waits for approval still: it was not withdrawn, sent back, refused or ended meanwhile. */
  readonly inReview: boolean;
  /** The plan the person looked at, and the one in force. */
  readonly planHash: string;
  readonly planHashInForce: string | null;
  /** Steps of the request's current round. */
  readonly steps: readonly Step[];
  /** Whether the person holds the step's role in the organisation that has `seat`. */
  readonly sitsIn: (step: ApprovalStep, seat: string | null) => boolean;
}

/**
 * Why the decision can't be taken, null when it can; who stands in counts as both, so that two eyes never pass for four. In this order: the applicant never decides; a step is decided once; it
 * must be open, of a request that is still in review, and one of an organisation that the person sits in; nobody decides two steps of one request; and what is
 * decided on is the plan in force.
 */
export function refuseDecision(facts: DecisionFacts): ErrorCode | null {
  const people = [facts.personId, facts.onBehalfOf];
  if (people.includes(facts.applicantId)) return 'APPROVER_IS_APPLICANT';
  const own = facts.steps.find((each) => each.step === facts.step);
  if (!own) return 'STEP_NOT_OPEN';
  if (own.decision !== null) return 'STEP_ALREADY_DECIDED';
  if (!facts.inReview) return 'STEP_NOT_OPEN';
  if (!facts.sitsIn(facts.step, own.seat)) return 'SEAT_OF_ANOTHER';
  const before = facts.steps.flatMap((each) => [each.decidedBy, each.onBehalfOf]);
  if (people.some((each) => each !== null && before.includes(each))) return 'APPROVER_DECIDED_BEFORE';
  return facts.planHash === facts.planHashInForce ? null : 'PLAN_CHANGED';
}

export type RoundOutcome = 'to-joint-review' | 'approved' | 'returned' | 'refused';

/** Where a decision leads: one return or refusal ends the round; the last approval of a stage opens the next; else null. */
export function outcomeAfter({ step, decision, steps }: DecisionFacts): RoundOutcome | null {
  if (decision === 'return') return 'returned';
  if (decision === 'refuse') return 'refused';
  if (step === 'department') return 'to-joint-review';
  const others = steps.filter((each) => each.step !== step && each.step !== 'department');
  return others.length > 0 && others.every((each) => each.decision === 'approve') ? 'approved' : null;
}

/** Steps of the round that `personId` could decide now, judged by everything but the plan's hash. */
export function decidableSteps(facts: Omit<DecisionFacts, 'step' | 'decision' | 'planHash'>): readonly ApprovalStep[] {
  return facts.steps
    .map(({ step }) => step)
    .filter(
      (step) => refuseDecision({ ...facts, step, decision: 'approve', planHash: facts.planHashInForce ?? '' }) === null,
    );
}
