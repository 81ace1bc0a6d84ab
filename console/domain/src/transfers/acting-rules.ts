import { mayDecide, type StandIn, standingIn } from '../approvals/delegations/rules.ts';
import type { Actor } from '../verb/actor.ts';
import { type DecisionFacts, ROLE_OF_STEP, refuseDecision, type Step } from './rules.ts';
import type { TransferState, TransferStep } from './schemas.ts';

/** One way in which a person may decide: by their own grants (`holder` null), or by what somebody lends them. */
export interface Way {
  readonly acting: Actor;
  readonly holder: StandIn['holder'] | null;
}

/** The ways of `actor`, their own first. Nobody but a person decides, so nobody else has any. */
export function waysOf(actor: Actor, lent: readonly StandIn[]): readonly Way[] {
  if (actor.kind !== 'person') return [];
  return [
    { acting: actor, holder: null },
    ...lent.map((each) => ({ acting: standingIn(actor, each), holder: each.holder })),
  ];
}

/** A transfer as a decision on it is judged. */
export interface Judged {
  readonly department_id: string;
  readonly to_department_id: string;
  readonly applicant_id: string;
  readonly state: TransferState;
  /** Clouds from which anything goes. */
  readonly cloudIds: readonly string[];
  /** Every step that was opened so far. */
  readonly steps: readonly (Step & { readonly seat_cloud_id: string | null })[];
}

/** Whether a step of it is one of those that `acting` may decide: of its department, or of the organisation that has the seat, on every cloud. */
function sitsFor(acting: Actor, step: TransferStep, transfer: Judged): boolean {
  const departmentId = step === 'receiving' ? transfer.to_department_id : transfer.department_id;
  const seat = transfer.steps.find((each) => each.step === step)?.seat_cloud_id ?? null;
  return mayDecide(acting, { role: ROLE_OF_STEP[step], departmentId, cloudIds: [...transfer.cloudIds], seat });
}

/**
 * The first of a person's ways by which they may decide `step`; where there is none the first by which the step is theirs at all, and
 * what is against it.
 */
export function wayToDecide(personId: string, ways: readonly Way[], at: { step: TransferStep; transfer: Judged }) {
  const { step, transfer } = at;
  const judged = ways.map((way) => {
    const facts: DecisionFacts = {
      step,
      personId,
      onBehalfOf: way.holder?.id ?? null,
      applicantId: transfer.applicant_id,
      state: transfer.state,
      steps: transfer.steps,
      sits: sitsFor(way.acting, step, transfer),
    };
    return { holder: way.holder, sits: facts.sits, refusal: refuseDecision(facts) };
  });
  const found = judged.find(({ refusal }) => refusal === null) ?? judged.find(({ sits }) => sits) ?? judged[0];
  return found ?? { holder: null, sits: false, refusal: 'SEAT_OF_ANOTHER' as const };
}
