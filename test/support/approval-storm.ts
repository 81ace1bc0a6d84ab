import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { APPROVAL_STEPS, type ApprovalStep, type Decision } from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import type { ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { type Approver, type Attempt, type Batch, wrongsOf } from './approval-books.ts';
import { bandwidthOf, contextOf, gatherCrowd, jobOf, type StormGround, toldOf } from './approval-crowd.ts';
import { seededRandom } from './seeded-random.ts';

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

const MBPS = 2_400n;
/** Room for two of a batch's orders, so that the last approvals fight for the quota. */
const ROOM = 5_000n;
const TRIES = 6;

/** Orders that all wait for their department, with room in the quota for two of them. */
async function openBatch(ground: StormGround, size: number): Promise<Batch> {
  const applicant = contextOf(ground, await readActor(jobOf(ground), { personId: ground.applicantId }));
  const { held: heldBefore } = await bandwidthOf(applicant);
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
    attempts.push({ ...about, ...(await toldOf(made)) });
  }
  return attempts;
}

async function tryWithdrawal({ applicant, requests }: Batch, random: () => number): Promise<Attempt[]> {
  const { requestId } = requests[Math.floor(random() * requests.length)] ?? { requestId: '' };
  const about = { requestId, act: 'withdraw', decision: null, personId: '' } as const;
  return [{ ...about, ...(await toldOf(withdrawRequest(applicant, { requestId }))) }];
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
      attempts.push({ requestId, act: step, decision: 'approve', personId, ...(await toldOf(made)) });
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
    const random = seededRandom(seed + batch);
    const people = crowd.map((person) => tryDecisions(person, open, random));
    const made = (await Promise.all([...people, tryWithdrawal(open, random)])).flat();
    const { held: heldAfter } = await bandwidthOf(open.applicant);
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
