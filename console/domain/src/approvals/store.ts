import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { WeighedRequest } from '@zhengyun/rulebook/approval-policy.ts';
import type { RoutedLine } from '@zhengyun/rulebook/approval-route.ts';
import { onlyShrinks } from '@zhengyun/rulebook/automatic-approval.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import type { MlpsGrade } from '@zhengyun/rulebook/tier.ts';
import { sql } from 'kysely';
import { profileInForce } from '../clouds/in-force-rules.ts';
import type { ApprovalStep, Decision, RequestState } from '../requests/schemas.ts';
import type { SeatedStep, Step } from './rules.ts';

/** The request under decision, locked: two decisions on it follow each other. */
export async function lockForDecision(tx: Tx, requestId: string) {
  const row = await tx
    .selectFrom('request')
    .select(['id', 'number', 'department_id', 'applicant_id', 'plan_hash', 'round', 'state'])
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && { ...row, state: row.state as RequestState };
}

/** A request by what its approvers read in a notice. */
export async function requestTold(tx: Tx, id: string) {
  return tx
    .selectFrom('request')
    .select(['id', 'number', 'title', 'applicant_id as applicantId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** A request as its further steps are judged: whether it only gives back, its grade, and what all its lines cost a whole month in fen. */
export async function requestWeighed(tx: Tx, id: string): Promise<Omit<WeighedRequest, 'profiles' | 'besideFen'>> {
  const row = await tx
    .selectFrom('request as q')
    .innerJoin('order_line as l', 'l.request_id', 'q.id')
    .select(['q.kind', 'q.mlps_grade'])
    .select(sql<string>`sum(l.month_fen)`.as('month_fen'))
    .where('q.id', '=', id)
    .groupBy('q.id')
    .executeTakeFirstOrThrow();
  const givesBack = row.kind === 'release' || (row.kind === 'resize' && (await everyLineShrinks(tx, id)));
  return { givesBack, mlpsGrade: row.mlps_grade as MlpsGrade, monthFen: BigInt(row.month_fen) };
}

/** Whether each line of a resize leaves less of its delivered resource and changes nothing else. */
async function everyLineShrinks(tx: Tx, requestId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('order_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .select(['l.spec', 'r.spec as resource_spec', 'r.state as resource_state'])
    .where('l.request_id', '=', requestId)
    .execute();
  return rows.every(
    (row) =>
      row.resource_spec !== null &&
      row.resource_state !== 'requested' &&
      onlyShrinks({ now: row.resource_spec as ItemSpec, wanted: row.spec as ItemSpec }),
  );
}

/** The request whose approvers are to be urged, locked: two urges follow each other. */
export async function lockForUrging(tx: Tx, requestId: string) {
  return tx
    .selectFrom('request')
    .select(['id', 'number', 'title', 'state', 'urged', 'urged_at as urgedAt'])
    .select(['department_id as departmentId', 'applicant_id as applicantId'])
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Steps of the current round that wait for a decision, while the request is in review. */
export async function openStepsOf(tx: Tx, requestId: string) {
  const rows = await tx
    .selectFrom('approval_step as a')
    .innerJoin('request as q', (join) => join.onRef('q.id', '=', 'a.request_id').onRef('q.round', '=', 'a.round'))
    .select(['a.step', 'a.seat_cloud_id', 'a.due_at'])
    .where('a.request_id', '=', requestId)
    .where('a.decision', 'is', null)
    .where('q.state', 'in', ['department-review', 'joint-review'])
    .orderBy('a.step')
    .execute();
  return rows.map((row) => ({ step: row.step as ApprovalStep, cloudId: row.seat_cloud_id, dueAt: row.due_at }));
}

/** Steps of the current round, decided or not, with who has each and by when. */
export async function seatsOfRound(tx: Tx, requestId: string) {
  const rows = await tx
    .selectFrom('approval_step as a')
    .innerJoin('request as q', (join) => join.onRef('q.id', '=', 'a.request_id').onRef('q.round', '=', 'a.round'))
    .select(['a.step', 'a.seat_cloud_id', 'a.due_at'])
    .where('a.request_id', '=', requestId)
    .orderBy('a.step')
    .execute();
  return rows.map((row) => ({ step: row.step as ApprovalStep, cloudId: row.seat_cloud_id, dueAt: row.due_at }));
}

export async function noteUrged(
  tx: Tx,
  requestId: string,
  { times, at }: { readonly times: number; readonly at: Date },
): Promise<void> {
  await tx.updateTable('request').set({ urged: times, urged_at: at }).where('id', '=', requestId).execute();
}

/** Clouds that the request's lines are on: a grant limited to some clouds decides on nothing of the others. */
export async function cloudsOf(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('order_line')
    .select('cloud_id')
    .distinct()
    .where('request_id', '=', requestId)
    .execute();
  return rows.map((row) => row.cloud_id);
}

/** A request's lines as its route of approval is judged, by the profiles in force. */
export async function routedLines(tx: Tx, requestId: string): Promise<readonly RoutedLine[]> {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('cloud as c', 'c.id', 'l.cloud_id')
    .select(['l.cloud_id', 'c.profile', 'c.deployed_profile', 'l.spec'])
    .where('l.request_id', '=', requestId)
    .execute();
  return rows.map((row) => {
    const spec = row.spec as ItemSpec;
    return { cloudId: row.cloud_id, profile: profileInForce(row), item: spec.item, amounts: amountsOf(spec) };
  });
}

/** What people call the cloud whose own organisation has a step. */
export async function cloudNamed(tx: Tx, id: string) {
  return tx.selectFrom('cloud').select(['name', 'tier']).where('id', '=', id).executeTakeFirst();
}

interface NewSteps {
  readonly requestId: string;
  readonly departmentId: string;
  readonly round: number;
  readonly openedAt: Date;
  readonly steps: readonly (SeatedStep & { readonly dueAt: Date })[];
}

export async function insertSteps(
  tx: Tx,
  { requestId, departmentId, round, openedAt, steps }: NewSteps,
): Promise<void> {
  await tx
    .insertInto('approval_step')
    .values(
      steps.map(({ step, cloudId, reason, dueAt }) => ({
        request_id: requestId,
        round,
        step,
        department_id: departmentId,
        opened_at: openedAt,
        due_at: dueAt,
        seat_cloud_id: cloudId,
        seat_reason: reason,
      })),
    )
    .execute();
}

export async function stepsOf(tx: Tx, requestId: string, round: number): Promise<readonly Step[]> {
  const rows = await tx
    .selectFrom('approval_step')
    .select(['step', 'decision', 'decided_by', 'on_behalf_of', 'seat_cloud_id'])
    .where('request_id', '=', requestId)
    .where('round', '=', round)
    .orderBy('opened_at')
    .orderBy('step')
    .execute();
  return rows.map((row) => ({
    step: row.step as ApprovalStep,
    decision: row.decision as Decision | null,
    decidedBy: row.decided_by,
    onBehalfOf: row.on_behalf_of,
    seat: row.seat_cloud_id,
  }));
}

interface Decided {
  readonly requestId: string;
  readonly round: number;
  readonly step: ApprovalStep;
  readonly decision: Decision;
  readonly planHash: string;
  readonly reason: string | undefined;
  readonly returnReason: ReturnReason | null;
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly at: Date;
}

export async function saveDecision(tx: Tx, decided: Decided): Promise<void> {
  await tx
    .updateTable('approval_step')
    .set({
      decision: decided.decision,
      decided_by: decided.by,
      on_behalf_of: decided.onBehalfOf,
      decided_at: decided.at,
      plan_hash: decided.planHash,
      reason: decided.reason ?? null,
      return_reason: decided.returnReason,
    })
    .where('request_id', '=', decided.requestId)
    .where('round', '=', decided.round)
    .where('step', '=', decided.step)
    .execute();
}
