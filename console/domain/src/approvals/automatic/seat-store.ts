import { holds, type VerbScope } from '../../verb/context.ts';
import { actingAs } from '../delegations/acting-store.ts';
import { mayDecide } from '../delegations/rules.ts';
import { ROLE_OF_STEP } from '../rules.ts';
import { cloudsOf, seatsOfRound } from '../store.ts';

/**
 * Whether the caller has one of the round's steps, the department's too, for themselves or for whom they stand in for. The applicant never
 * does: they take the request back.
 */
export async function hasSeat(
  scope: VerbScope,
  { requestId, departmentId, applicantId }: Readonly<Record<'requestId' | 'departmentId' | 'applicantId', string>>,
): Promise<boolean> {
  const { actor } = scope.ctx;
  if (actor.kind !== 'person' || actor.id === applicantId) return false;
  const cloudIds = await cloudsOf(scope.tx, requestId);
  for (const { step, cloudId } of await seatsOfRound(scope.tx, requestId)) {
    const seat = { role: ROLE_OF_STEP[step], departmentId, cloudIds, seat: cloudId };
    const ways = await actingAs(scope, seat);
    const has = ({ acting, holder }: (typeof ways)[number]) =>
      holder?.id !== applicantId &&
      (step === 'department' ? holds(acting, seat.role, { departmentId }) : mayDecide(acting, seat));
    if (ways.some(has)) return true;
  }
  return false;
}
