import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ApprovalStep, Decision, RequestState } from '@zhengyun/domain/requests/schemas.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { ErrorCode } from '@zhengyun/domain/verb/errors.ts';

/** Someone of the crowd, with the steps their role decides. */
export interface Approver {
  readonly personId: string;
  readonly steps: readonly ApprovalStep[];
  readonly ctx: Context;
}

/** What one person tried, and what they were told. */
export interface Attempt {
  readonly requestId: string;
  readonly act: ApprovalStep | 'withdraw';
  readonly decision: Decision | null;
  readonly personId: string;
  readonly refusal: ErrorCode | null;
  readonly fault: string | null;
  readonly milliseconds: number;
}

/** Orders that are decided on at once, and what each would hold of the quota. */
export interface Batch {
  readonly applicant: Context;
  readonly requests: readonly { readonly requestId: string; readonly planHash: string }[];
  readonly heldBefore: bigint;
  readonly eachHolds: bigint;
  readonly room: bigint;
}

/** Ways in which a person may lose a race; any other answer is wrong. */
const LOST_RACES: readonly ErrorCode[] = [
  'STEP_NOT_OPEN',
  'STEP_ALREADY_DECIDED',
  'APPROVER_DECIDED_BEFORE',
  'QUOTA_EXCEEDED',
  'STATE_CONFLICT',
];

interface Books {
  readonly state: RequestState;
  readonly steps: readonly {
    readonly step: string;
    readonly decision: string | null;
    readonly decided_by: string | null;
  }[];
  /** How many audit rows of each action that was done on the request. */
  readonly acts: ReadonlyMap<string, number>;
}

async function booksOf(tx: Tx, requestId: string): Promise<Books> {
  const { state } = await tx
    .selectFrom('request')
    .select('state')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const steps = await tx
    .selectFrom('approval_step')
    .select(['step', 'decision', 'decided_by'])
    .where('request_id', '=', requestId)
    .execute();
  const rows = await tx
    .selectFrom('audit_row')
    .select('action')
    .where('object_id', '=', requestId)
    .where('outcome', '=', 'done')
    .execute();
  const acts = new Map([...Map.groupBy(rows, (row) => row.action)].map(([action, of]) => [action, of.length] as const));
  return { state: state as RequestState, steps, acts };
}

/** The state that the answers people were given lead to. */
function stateFrom(done: readonly Attempt[], steps: Books['steps']): RequestState {
  const decisions = done.map(({ act, decision }) => decision ?? act);
  if (decisions.includes('withdraw')) return 'withdrawn';
  if (decisions.includes('return')) return 'returned';
  if (decisions.includes('refuse')) return 'refused';
  if (!done.some(({ act }) => act === 'department')) return 'department-review';
  return done.length === steps.length ? 'provisioning' : 'joint-review';
}

function* wrongsOfOne({ state, steps, acts }: Books, done: readonly Attempt[]): Generator<string> {
  const told = done
    .filter(({ act }) => act !== 'withdraw')
    .map(({ act, decision, personId }) => `${act} ${decision} ${personId}`);
  const booked = steps
    .filter((each) => each.decision)
    .map((each) => `${each.step} ${each.decision} ${each.decided_by}`);
  if (told.toSorted().join() !== booked.toSorted().join()) yield `people were told ${told}, the books say ${booked}`;
  const people = done.filter(({ act }) => act !== 'withdraw').map(({ personId }) => personId);
  if (new Set(people).size !== people.length) yield `one person decided two steps: ${told}`;
  const audited = ['approved', 'returned', 'refused'].reduce(
    (sum, act) => sum + (acts.get(`approvals.${act}`) ?? 0),
    0,
  );
  if (audited !== told.length) yield `${told.length} decisions left ${audited} audit rows`;
  const expected = stateFrom(done, steps);
  if (state !== expected) yield `it is ${state}, and by what people were told ${expected}`;
  const approvals = acts.get('requests.approved') ?? 0;
  if (approvals !== (state === 'provisioning' ? 1 : 0)) yield `it was approved ${approvals} times and is ${state}`;
}

/** What the books say otherwise than the people were told: decisions lost, made twice, or quota held that nobody approved. */
export async function wrongsOf(
  tx: Tx,
  batch: Batch,
  { made, heldAfter }: { readonly made: readonly Attempt[]; readonly heldAfter: bigint },
): Promise<readonly string[]> {
  const wrong = made.flatMap(({ act, refusal, fault }) => {
    if (fault !== null) return [`${act} met a fault: ${fault}`];
    return refusal !== null && !LOST_RACES.includes(refusal) ? [`${act} was refused with ${refusal}`] : [];
  });
  let approved = 0n;
  for (const { requestId } of batch.requests) {
    const books = await booksOf(tx, requestId);
    const done = made.filter((each) => each.requestId === requestId && each.refusal === null && each.fault === null);
    wrong.push(...wrongsOfOne(books, done));
    if (books.state === 'provisioning') approved += 1n;
  }
  const held = heldAfter - batch.heldBefore;
  if (held !== approved * batch.eachHolds) wrong.push(`${approved} orders are approved and hold ${held}`);
  if (held > batch.room) wrong.push(`${held} are held where there was room for ${batch.room}`);
  return wrong;
}
