import { IN_REVIEW } from '../requests/rules.ts';
import type { ApprovalStep, Decision } from '../requests/schemas.ts';
import type { Actor } from '../verb/actor.ts';
import { holds, requireCloud, sitsIn, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type Acting, actingAs } from './delegations/acting-store.ts';
import { type DecisionFacts, ROLE_OF_STEP, refuseDecision } from './rules.ts';
import { cloudNamed, cloudsOf, type lockForDecision, stepsOf } from './store.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockForDecision>>>;

interface Asked {
  readonly step: ApprovalStep;
  readonly decision: Decision;
  readonly planHash: string;
}

/**
 * All that is known of a decision somebody wants to take, and whom they stand in for as they do (null: they decide for themselves): of several
 * the first for whom nothing stands against it, such as an earlier decision of that one's own.
 * Refused: ROLE_MISSING for the step's role in the request's department, CLOUD_NOT_GRANTED on one of its clouds.
 */
export async function readDecision(
  scope: VerbScope,
  { request, actor }: { readonly request: Locked; readonly actor: Extract<Actor, { kind: 'person' }> },
  asked: Asked,
) {
  const { tx } = scope;
  const role = ROLE_OF_STEP[asked.step];
  const { department_id: departmentId } = request;
  const cloudIds = await cloudsOf(tx, request.id);
  const steps = await stepsOf(tx, request.id, request.round);
  const seat = steps.find((each) => each.step === asked.step)?.seat ?? null;
  const ways = await actingAs(scope, { role, departmentId, cloudIds, seat });
  const [first] = ways;
  if (!holds(first.acting, role, { departmentId })) throw new DomainError('ROLE_MISSING', { needed: [role] });
  for (const cloudId of cloudIds) requireCloud(first.acting, [role], { cloudId, departmentId });
  const factsOf = ({ acting, holder }: Acting): DecisionFacts => ({
    ...asked,
    personId: actor.id,
    onBehalfOf: holder?.id ?? null,
    applicantId: request.applicant_id,
    inReview: IN_REVIEW.includes(request.state),
    planHashInForce: request.plan_hash,
    steps,
    sitsIn: (wanted, of) => sitsIn(acting, ROLE_OF_STEP[wanted], { seat: of, cloudIds }),
  });
  const way = ways.find((each) => refuseDecision(factsOf(each)) === null) ?? first;
  return { facts: factsOf(way), holder: way.holder };
}

/** The refusal that a decision meets, null where it can be taken; of another organisation's step it says whose it is. */
export async function refusalOf({ tx }: VerbScope, facts: DecisionFacts, number: string): Promise<DomainError | null> {
  const { step, steps } = facts;
  const code = refuseDecision(facts);
  if (code !== 'SEAT_OF_ANOTHER') return code && new DomainError(code, { request: number, step });
  const seat = steps.find((each) => each.step === step)?.seat ?? null;
  const cloud = seat === null ? undefined : await cloudNamed(tx, seat);
  const level = cloud?.tier ?? 'provincial';
  return new DomainError(code, { step, office: ROLE_OF_STEP[step], level, seat: cloud?.name ?? '' });
}
