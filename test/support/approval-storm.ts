import type { Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { ROLE_OF_STEP } from '@zhengyun/domain/approvals/rules.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { APPROVAL_STEPS, type ApprovalStep, type Decision } from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import type { Actor, Role } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError, type ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { type Approver, type Attempt, type Batch, wrongsOf } from './approval-books.ts';

/** Where a storm rages: the sample province, on the server's own role with a connection for each person. */
export interface StormGround {
  readonly db: Database;
  readonly now: Date;
  readonly organisations: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  /** Key of the sample applicant. */
  readonly applicantId: string;
}

export interface StormReport {
  readonly attempts: number;
  readonly decided: number;
  readonly refusals: ReadonlyMap<ErrorCode, number>;
  readonly milliseconds: readonly number[];
  /** The same for decisions that met nobody. */
  readonly millisecondsAlone: readonly number[];
  /** What the books and the people disagree about; empty when nothing was lost or booked twice. */
  readonly wrong: readonly string[];
}

/** How many people of each role; of grade 3 and dear, an order has all five steps. */
const CROWD: readonly (readonly [Role, string, number])[] = [
  ['department-approver', 'drug-regulator', 10],
  ['authority-approver', 'data-authority', 10],
  ['technical-reviewer', 'cloud-operator', 20],
  ['finance', 'finance-bureau', 10],
];
const MBPS = 2_400n;
/** Room for two of a batch's orders, so that the last approvals fight for the quota. */
const ROOM = 5_000n;
const TRIES = 6;

/** The same sequence of numbers from 0 to 1 for the same `seed`: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const contextOf = (ground: StormGround, actor: Actor): Context => ({
  actor,
  now: ground.now,
  db: ground.db,
  traceId: 'storm',
});
const jobOf = (ground: StormGround): Context => contextOf(ground, { kind: 'job', task: 'storm' });

/** Fifty people who may approve, each in a seat of the province or in the department. */
async function gatherCrowd(ground: StormGround): Promise<readonly Approver[]> {
  const crowd: Approver[] = [];
  for (const [role, organisation, count] of CROWD)
    for (let index = 1; index <= count; index += 1) {
      const name = `${role}-${index}`;
      const { id: personId } = await addPerson(jobOf(ground), { subject: `storm:${name}`, realName: name });
      const organisationId = ground.organisations.get(organisation) ?? '';
      const departmentId = role === 'department-approver' ? (ground.departments.get(organisation) ?? null) : null;
      await grantRole(jobOf(ground), { personId, role, organisationId, departmentId });
      const actor = await readActor(jobOf(ground), { personId });
      const steps = APPROVAL_STEPS.filter((step) => ROLE_OF_STEP[step] === role);
      crowd.push({ personId, steps, ctx: contextOf(ground, actor) });
    }
  return crowd;
}

const bandwidthHeld = async (ctx: Context): Promise<bigint> => {
  const { items } = await listQuota(ctx, {});
  const line = items.find(
    ({ cloud, dimension, xinchuang }) => cloud.slug === 'province' && dimension === 'bandwidth-mbps' && !xinchuang,
  );
  return BigInt(line?.reserved ?? '0');
};

/** Orders that all wait for their department, with room in the quota for two of them. */
async function openBatch(ground: StormGround, size: number): Promise<Batch> {
  const applicant = contextOf(ground, await readActor(jobOf(ground), { personId: ground.applicantId }));
  const heldBefore = await bandwidthHeld(applicant);
  const { id: cloudId } = await getCloud(jobOf(ground), { slug: 'province' });
  const departmentId = ground.departments.get('drug-regulator') ?? '';
  const limits = { 'bandwidth-mbps': (heldBefore + ROOM).toString() };
  await setQuota(jobOf(ground), { departmentId, cloudId, xinchuang: false, limits });
  const { id: systemId } = await findSystem(applicant, { reference: 'drug-supervision' });
  const spec = { item: 'bandwidth' as const, mbps: Number(MBPS) };
  const lines = [{ cloud: 'province', zone: 'extranet', spec }];
  const requests = [];
  for (let index = 0; index < size; index += 1) {
    const order = { systemId, title: `并发 ${index}`, reason: '并发审批', mlpsGrade: 3 as const, lines };
    const { requestId } = await submitRequest(applicant, order);
    const { planHash } = await getRequest(applicant, { requestId });
    requests.push({ requestId, planHash: planHash ?? '' });
  }
  return { applicant, requests, heldBefore, eachHolds: MBPS, room: ROOM };
}

/** One person's tries, one after the other: a request and one of their steps by chance, mostly approved. */
async function tryDecisions(person: Approver, { requests }: Batch, random: () => number): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (let index = 0; index < TRIES; index += 1) {
    const { requestId, planHash } = requests[Math.floor(random() * requests.length)] ?? { requestId: '', planHash: '' };
    const step: ApprovalStep = person.steps[Math.floor(random() * person.steps.length)] ?? 'department';
    const chance = random();
    const decision: Decision = chance < 0.96 ? 'approve' : chance < 0.98 ? 'return' : 'refuse';
    const reason = decision === 'approve' ? {} : { reason: '并发' };
    const about = { requestId, act: step, decision, personId: person.personId };
    const made = decideApproval(person.ctx, { requestId, step, decision, planHash, ...reason });
    attempts.push({ ...about, ...(await outcomeOf(made)) });
  }
  return attempts;
}

async function tryWithdrawal({ applicant, requests }: Batch, random: () => number): Promise<Attempt[]> {
  const { requestId } = requests[Math.floor(random() * requests.length)] ?? { requestId: '' };
  const about = { requestId, act: 'withdraw', decision: null, personId: '' } as const;
  return [{ ...about, ...(await outcomeOf(withdrawRequest(applicant, { requestId }))) }];
}

async function outcomeOf(made: Promise<unknown>): Promise<Pick<Attempt, 'refusal' | 'fault' | 'milliseconds'>> {
  const begun = performance.now();
  const done = { refusal: null, fault: null };
  const outcome = await made.then(
    () => done,
    (error: unknown) =>
      error instanceof DomainError ? { ...done, refusal: error.code } : { ...done, fault: String(error) },
  );
  return { ...outcome, milliseconds: performance.now() - begun };
}

/** The steps of five orders, one after the other and by one person at a time: what a decision takes where nobody else decides. */
async function decideAlone(crowd: readonly Approver[], { requests }: Batch): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const { requestId, planHash } of requests) {
    const decided = new Set<string>();
    for (const step of APPROVAL_STEPS) {
      const person = crowd.find((each) => each.steps.includes(step) && !decided.has(each.personId));
      if (!person) throw new Error(`nobody of the crowd decides ${step}`);
      const { personId } = person;
      decided.add(personId);
      const made = decideApproval(person.ctx, { requestId, step, decision: 'approve', planHash });
      attempts.push({ requestId, act: step, decision: 'approve', personId, ...(await outcomeOf(made)) });
    }
  }
  return attempts;
}

/**
 * Fifty people decide at once, each as fast as they are answered, on `batches` times five orders that have room for two, while the
 * applicant takes some back. After each batch the books are held against what each person was told.
 */
export async function approvalStorm(
  ground: StormGround,
  { batches, seed }: { readonly batches: number; readonly seed: number },
): Promise<StormReport> {
  const crowd = await gatherCrowd(ground);
  const alone = (await decideAlone(crowd, await openBatch(ground, 5))).map((each) => each.milliseconds);
  const attempts: Attempt[] = [];
  const wrong: string[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const open = await openBatch(ground, 5);
    const random = randomFrom(seed + batch);
    const people = crowd.map((person) => tryDecisions(person, open, random));
    const made = (await Promise.all([...people, tryWithdrawal(open, random)])).flat();
    const heldAfter = await bandwidthHeld(open.applicant);
    const found = await withTransaction(ground.db, { kind: 'all' }, (tx) => wrongsOf(tx, open, { made, heldAfter }));
    wrong.push(...found.map((each) => `batch ${batch} of seed ${seed}: ${each}`));
    attempts.push(...made);
  }
  const refusals = new Map<ErrorCode, number>();
  for (const { refusal } of attempts) if (refusal) refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
  const decided = attempts.filter(({ refusal, fault }) => refusal === null && fault === null).length;
  const milliseconds = attempts.map((each) => each.milliseconds);
  return { attempts: attempts.length, decided, refusals, milliseconds, millisecondsAlone: alone, wrong };
}
