import { type Tx, withTransaction } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { delegateApprovals } from '@zhengyun/domain/approvals/delegations/delegate.ts';
import { endDelegation } from '@zhengyun/domain/approvals/delegations/end-delegation.ts';
import { DELEGABLE_ROLES } from '@zhengyun/domain/approvals/delegations/schemas.ts';
import { expireApproval } from '@zhengyun/domain/approvals/expire.ts';
import { ROLE_OF_STEP } from '@zhengyun/domain/approvals/rules.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { markPlanChanged } from '@zhengyun/domain/requests/mark-plan-changed.ts';
import { APPROVAL_STEPS, type ApprovalStep } from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import type { Approver } from './approval-books.ts';
import { bandwidthOf, contextOf, gatherCrowd, jobOf, type StormGround, toldOf } from './approval-crowd.ts';
import { type Copy, copyOf } from './copied-request.ts';
import { type Race, type RaceAct, type RaceAttempt, wrongsOfRaces } from './race-books.ts';
import { seededRandom } from './seeded-random.ts';

export interface RacesReport {
  readonly races: number;
  readonly acts: number;
  /** How many acts of each kind were done, and how many came second, by the code they were told. */
  readonly done: ReadonlyMap<RaceAct, number>;
  readonly refusals: ReadonlyMap<string, number>;
  /** What the books and the people disagree about, with the seed it comes again under; empty when nothing was lost or booked twice. */
  readonly wrong: readonly string[];
}

/** Races that run beside each other; each has a request of its own, and all share one quota. */
const WAVE = 32;
const MBPS = 2_400n;
/** Room for some of a wave's requests, so that last approvals fight for the quota. */
const ROOM = 4n * MBPS;
/** Beyond every deadline: whatever still waits has expired by then. */
const LATER_MS = 200 * 86_400_000;
/** How often each act is drawn, of a hundred. */
const WEIGHTS: readonly (readonly [RaceAct, number])[] = [
  ['approve', 56],
  ['return', 8],
  ['refuse', 4],
  ['withdraw', 8],
  ['expire', 7],
  ['plan-changed', 7],
  ['set-quota', 5],
  ['delegate', 5],
];

/** A request as it stands before a race: with so many of its steps decided, the last of them open. */
interface Stage {
  readonly requestId: string;
  readonly open: readonly ApprovalStep[];
  readonly before: readonly string[];
}

interface Field {
  readonly ground: StormGround;
  readonly crowd: readonly Approver[];
  readonly applicant: Context;
  readonly stages: readonly Stage[];
  readonly cloudId: string;
  readonly heldBefore: bigint;
}

/** One request for each way to stand: before its department, before all others, before the last one. */
async function openField(ground: StormGround): Promise<Field> {
  const crowd = await gatherCrowd(ground);
  const applicant = contextOf(ground, await readActor(jobOf(ground), { personId: ground.applicantId }));
  const { held: heldBefore } = await bandwidthOf(applicant);
  const { id: cloudId } = await getCloud(jobOf(ground), { slug: 'province' });
  const field = { ground, crowd, applicant, cloudId, heldBefore };
  await limitTo(field, heldBefore + ROOM);
  const { id: systemId } = await findSystem(applicant, { reference: 'drug-supervision' });
  const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: Number(MBPS) } }];
  const stages: Stage[] = [];
  for (const decided of [0, 1, APPROVAL_STEPS.length - 1]) {
    const order = { systemId, title: `竞争 ${decided}`, reason: '并发审批', mlpsGrade: 3 as const, lines };
    const { requestId } = await submitRequest(applicant, order);
    const planHash = (await getRequest(applicant, { requestId })).planHash ?? '';
    const before: string[] = [];
    for (const step of APPROVAL_STEPS.slice(0, decided)) {
      const { personId, ctx } = approverOf(crowd, step, 0);
      await decideApproval(ctx, { requestId, step, decision: 'approve', planHash });
      before.push(`${step} approve ${personId}`);
    }
    const { steps } = await getRequest(applicant, { requestId });
    stages.push({ requestId, before, open: steps.filter((each) => each.decision === null).map(({ step }) => step) });
  }
  return { ...field, stages };
}

/** Somebody who may decide `step`: `at` from 0 to 1 says which of them. */
function approverOf(crowd: readonly Approver[], step: ApprovalStep, at: number): Approver {
  // Of technical reviewers two steps are decided: by the first half the one, by the other half the other, as before a race.
  const able = crowd.filter((each) => each.steps.includes(step));
  const own = step === 'security' ? able.toReversed() : able;
  const chosen = own[Math.floor(at * own.length)];
  if (!chosen) throw new Error(`nobody of the crowd decides ${step}`);
  return chosen;
}

const limitTo = ({ ground, cloudId }: Pick<Field, 'ground' | 'cloudId'>, limit: bigint) =>
  setQuota(jobOf(ground), {
    departmentId: ground.departments.get('drug-regulator') ?? '',
    cloudId,
    xinchuang: false,
    limits: { 'bandwidth-mbps': limit.toString() },
  });

function drawn(random: () => number): RaceAct {
  let left = random() * WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [act, weight] of WEIGHTS) {
    left -= weight;
    if (left < 0) return act;
  }
  return 'approve';
}

/** What an act does, chosen before any begins: the seed alone says what is tried. */
function actOn(field: Field, stage: Stage, random: () => number): (on: Copy) => Promise<RaceAttempt> {
  const { ground, crowd, applicant, heldBefore } = field;
  const act = drawn(random);
  const step = stage.open[Math.floor(random() * stage.open.length)] ?? 'department';
  const { personId, ctx } = approverOf(crowd, step, random());
  const share = random();
  const told = async (made: Promise<unknown>, decided = ''): Promise<RaceAttempt> => ({
    act,
    decided,
    ...(await toldOf(made)),
  });
  switch (act) {
    case 'approve':
      return ({ requestId, planHash }) =>
        told(decideApproval(ctx, { requestId, step, decision: act, planHash }), `${step} approve ${personId}`);
    case 'return':
    case 'refuse':
      return ({ requestId, planHash }) => {
        const reason = { reason: '并发' };
        return told(
          decideApproval(ctx, { requestId, step, decision: act, planHash, ...reason }),
          `${step} ${act} ${personId}`,
        );
      };
    case 'withdraw':
      return ({ requestId }) => told(withdrawRequest(applicant, { requestId }));
    case 'expire':
      return ({ requestId }) =>
        told(expireApproval(jobOf(ground, new Date(ground.now.getTime() + LATER_MS)), { requestId }));
    case 'plan-changed':
      return ({ requestId }) =>
        told(
          withTransaction(ground.db, { kind: 'all' }, (tx) =>
            markPlanChanged.within({ ctx: jobOf(ground), tx }, { requestId }),
          ),
        );
    case 'set-quota':
      return () => told(limitTo(field, heldBefore + MBPS * BigInt(Math.floor(share * 5))));
    case 'delegate':
      return () => told(lendAndEnd(ground, { ctx, step, to: approverOf(crowd, step, share) }));
  }
}

/** Somebody has a colleague decide in their place, and takes it back: the race runs in between. */
async function lendAndEnd(
  ground: StormGround,
  { ctx, step, to }: { readonly ctx: Context; readonly step: ApprovalStep; readonly to: Approver },
): Promise<void> {
  const role = DELEGABLE_ROLES.find((each) => each === ROLE_OF_STEP[step]);
  if (!role || ctx.actor.kind !== 'person' || ctx.actor.id === to.personId) return;
  const departmentId = role === 'department-approver' ? (ground.departments.get('drug-regulator') ?? null) : null;
  const today = dayOf(ground.now);
  const asked = { role, departmentId, delegateId: to.personId, fromDay: today, untilDay: today, reason: '并发' };
  const { delegationId } = await delegateApprovals(ctx, asked);
  await endDelegation(ctx, { delegationId });
}

/** A wave of races, each of two to four acts at once upon a request of its own; what the books say otherwise than people were told. */
async function wave(field: Field, { seed, races }: { readonly seed: number; readonly races: number }) {
  const { ground, applicant, heldBefore } = field;
  await limitTo(field, heldBefore + ROOM);
  const planned = Array.from({ length: races }, (_, index) => {
    const random = seededRandom(seed + index);
    const stage = field.stages[Math.floor(random() * field.stages.length)] ?? field.stages[0];
    if (!stage) throw new Error('no stage');
    const acts = Array.from({ length: 2 + Math.floor(random() * 3) }, () => actOn(field, stage, random));
    return { stage, acts };
  });
  const copies = await withTransaction(ground.db, { kind: 'all' }, async (tx) => {
    const made: Copy[] = [];
    for (const { stage } of planned) made.push(await copyOf(tx, stage.requestId));
    return made;
  });
  const run = await Promise.all(
    planned.map(async ({ stage, acts }, index): Promise<Race> => {
      const copy = copies[index];
      if (!copy) throw new Error('no copy');
      return { requestId: copy.requestId, before: stage.before, made: await Promise.all(acts.map((act) => act(copy))) };
    }),
  );
  const quota = { ...(await bandwidthOf(applicant)), heldBefore, eachHolds: MBPS };
  const wrong = await withTransaction(ground.db, { kind: 'all' }, async (tx) => {
    const found = await wrongsOfRaces(tx, run, quota);
    const ids = copies.map(({ requestId }) => requestId);
    await giveBack(tx, ids, heldBefore);
    return found;
  });
  return { run, wrong: wrong.map((each) => `seed ${seed}, ${races} races: ${each}`) };
}

/** Puts what a wave holds out of the way, past the console: the next begins with what this one began with. */
async function giveBack(tx: Tx, ids: readonly string[], heldBefore: bigint): Promise<void> {
  await tx
    .updateTable('order_line')
    .set({ reserved: false, state: 'cancelled' })
    .where('request_id', 'in', ids)
    .execute();
  await tx.updateTable('request').set({ state: 'withdrawn' }).where('id', 'in', ids).execute();
  await sql`update quota set reserved = ${heldBefore} where dimension = 'bandwidth-mbps' and reserved > ${heldBefore} and not xinchuang
    and cloud_id = (select id from cloud where slug = 'province')
    and department_id = (select department_id from request where id = ${ids[0]})`.execute(tx);
}

/**
 * So many small races, each of two to four acts at once upon one request (approve, return, refuse, withdraw, expire, a plan that changed,
 * a limit set anew, a delegation), with requests beside it that fight for the same quota. Held after each wave: nothing that people were
 * told is lost or stands twice, a step has one decision, a request one end, and exactly what is approved is held, within the limit.
 */
export async function approvalRaces(
  ground: StormGround,
  { races, seed }: { readonly races: number; readonly seed: number },
): Promise<RacesReport> {
  const field = await openField(ground);
  const [done, refusals] = [new Map<RaceAct, number>(), new Map<string, number>()];
  const wrong: string[] = [];
  let acts = 0;
  for (let begun = 0; begun < races; begun += WAVE) {
    const made = await wave(field, { seed: seed + begun, races: Math.min(WAVE, races - begun) });
    wrong.push(...made.wrong);
    for (const { act, refusal } of made.run.flatMap((race) => race.made)) {
      acts += 1;
      if (refusal === null) done.set(act, (done.get(act) ?? 0) + 1);
      else refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
    }
  }
  return { races, acts, done, refusals, wrong };
}
