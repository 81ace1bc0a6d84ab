import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { RequestState } from '@zhengyun/domain/requests/schemas.ts';
import type { ErrorCode } from '@zhengyun/domain/verb/errors.ts';

export const RACE_ACTS = [
  'approve',
  'return',
  'refuse',
  'withdraw',
  'expire',
  'plan-changed',
  'set-quota',
  'set-system-quota',
  'set-pool',
  'delegate',
  'end-service',
] as const;
export type RaceAct = (typeof RACE_ACTS)[number];

/** One act of a race, and what whoever did it was told. */
export interface RaceAttempt {
  readonly act: RaceAct;
  /** Step, decision and person of a decision; empty of any other act. */
  readonly decided: string;
  readonly refusal: ErrorCode | null;
  readonly fault: string | null;
}

/** Units by the slug of the cloud. */
export type Holds = Readonly<Record<string, bigint>>;

/** Bandwidth of one cloud after a wave: what the department holds, and each limit above it; null: there is none. */
export interface CloudBook {
  readonly cloud: string;
  readonly held: bigint;
  readonly heldBefore: bigint;
  readonly limits: Readonly<Record<'department' | 'system' | 'cloud', bigint | null>>;
}

/** A request as it was before, and the acts that were done at once upon it. */
export interface Race {
  readonly requestId: string;
  /** Decisions that stood before, as `decided` says them. */
  readonly before: readonly string[];
  /** What it holds of each cloud's bandwidth once it is approved. */
  readonly holds: Holds;
  readonly made: readonly RaceAttempt[];
}

/** Ways in which somebody may come second; any other answer is wrong. */
const SECOND: readonly ErrorCode[] = [
  'STEP_NOT_OPEN',
  'STEP_ALREADY_DECIDED',
  'APPROVER_DECIDED_BEFORE',
  'QUOTA_EXCEEDED',
  'QUOTA_POOL_EXCEEDED',
  'QUOTA_IN_USE',
  'QUOTA_OVERGIVEN',
  'STATE_CONFLICT',
  'DELEGATION_CONFLICT',
  // Of who left as they were to stand in.
  'DELEGATE_UNSUITABLE',
];
const ENDS = {
  return: 'returned',
  refuse: 'refused',
  withdraw: 'withdrawn',
  expire: 'failed',
} as const satisfies Partial<Record<RaceAct, RequestState>>;
/** Audit action that each act leaves on the request when it is done. */
const ACTION = {
  approve: 'approvals.approved',
  return: 'approvals.returned',
  refuse: 'approvals.refused',
  withdraw: 'requests.withdrawn',
  expire: 'approvals.expired',
  'plan-changed': 'requests.plan-changed',
} as const satisfies Partial<Record<RaceAct, string>>;

interface Book {
  readonly state: RequestState;
  readonly round: number;
  readonly held: boolean;
  readonly steps: readonly { readonly round: number; readonly decided: string | null; readonly by: string | null }[];
  readonly actions: ReadonlyMap<string, number>;
}

/** What the books say of each request. */
async function booksOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Book>> {
  const requests = await tx.selectFrom('request').select(['id', 'state', 'round']).where('id', 'in', ids).execute();
  const lines = await tx
    .selectFrom('order_line')
    .select(['request_id', 'reserved'])
    .where('request_id', 'in', ids)
    .execute();
  const steps = await tx.selectFrom('approval_step').selectAll().where('request_id', 'in', ids).execute();
  const rows = await tx
    .selectFrom('audit_row')
    .select(['object_id', 'action'])
    .where('object_id', 'in', ids)
    .where('outcome', '=', 'done')
    .execute();
  return new Map(
    requests.map(({ id, state, round }) => {
      const own = rows.filter((row) => row.object_id === id);
      const actions = new Map([...Map.groupBy(own, (row) => row.action)].map(([action, of]) => [action, of.length]));
      const booked = steps
        .filter((step) => step.request_id === id)
        .map((step) => ({
          round: step.round,
          by: step.decided_by,
          decided: step.decision && `${step.step} ${step.decision} ${step.decided_by}`,
        }));
      const held = lines.some((line) => line.request_id === id && line.reserved);
      return [id, { state: state as RequestState, round, held, steps: booked, actions }];
    }),
  );
}

function* wrongsOf({ before, made }: Race, { state, round, held, steps, actions }: Book): Generator<string> {
  for (const { act, refusal, fault } of made) {
    if (fault !== null) yield `${act} met a fault: ${fault}`;
    if (refusal !== null && !SECOND.includes(refusal)) yield `${act} was refused with ${refusal}`;
  }
  const done = made.filter(({ refusal, fault }) => refusal === null && fault === null);
  const told = [...before, ...done.flatMap(({ decided }) => (decided ? [decided] : []))].toSorted().join();
  const booked = steps.flatMap(({ decided }) => (decided ? [decided] : []));
  if (told !== booked.toSorted().join()) yield `people were told ${told}, the books say ${booked}`;
  for (const [of, decided] of Map.groupBy(steps, (step) => step.round)) {
    const people = decided.flatMap(({ by }) => (by ? [by] : []));
    if (new Set(people).size !== people.length) yield `one person decided two steps of round ${of}`;
  }
  for (const [act, action] of Object.entries(ACTION)) {
    const times = done.filter((each) => each.act === act).length;
    if ((actions.get(action) ?? 0) !== times)
      yield `${act} was done ${times} times and audited ${actions.get(action) ?? 0}`;
  }
  const changes = done.filter(({ act }) => act === 'plan-changed').length;
  if (round !== 1 + changes) yield `it is in round ${round} after ${changes} changes of its plan`;
  const ends = done.flatMap(({ act }) => (act in ENDS ? [ENDS[act as keyof typeof ENDS]] : []));
  if (ends.length > 1) yield `it ended more than once: ${ends}`;
  const open = steps.filter((step) => step.round === round && step.decided === null).length;
  const [end] = ends;
  if (end && state !== end) yield `it ended as ${end} and is ${state}`;
  if (!end && open === 0 && state !== 'provisioning') yield `nothing is open and it is ${state}`;
  if (!end && open > 0 && !['department-review', 'joint-review'].includes(state))
    yield `${open} steps are open and it is ${state}`;
  if (held !== (state === 'provisioning')) yield `it is ${state} and ${held ? 'holds' : 'does not hold'} quota`;
}

/** What of a wave of races is otherwise than whoever acted was told. */
export async function wrongsOfRaces(
  tx: Tx,
  races: readonly Race[],
  clouds: readonly CloudBook[],
): Promise<readonly string[]> {
  const ids = races.map(({ requestId }) => requestId);
  const books = await booksOf(tx, ids);
  const wrong = races.flatMap((race) => {
    const book = books.get(race.requestId);
    const found = book ? [...wrongsOf(race, book)] : ['its request is gone'];
    return found.map((each) => `${race.made.map(({ act }) => act).join(' + ')}: ${each}`);
  });
  const approved = races.filter(({ requestId }) => books.get(requestId)?.state === 'provisioning');
  for (const { cloud, held, heldBefore, limits } of clouds) {
    const promised = approved.reduce((sum, { holds }) => sum + (holds[cloud] ?? 0n), 0n);
    if (held - heldBefore !== promised)
      wrong.push(`on ${cloud} ${promised} are approved and ${held - heldBefore} held`);
    for (const [level, limit] of Object.entries(limits))
      if (limit !== null && held > limit) wrong.push(`on ${cloud} ${held} are held of the ${level}'s ${limit}`);
  }
  return wrong;
}
