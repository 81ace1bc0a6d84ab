import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { delegateApprovals } from '@zhengyun/domain/approvals/delegations/delegate.ts';
import { endDelegation } from '@zhengyun/domain/approvals/delegations/end-delegation.ts';
import { DELEGABLE_ROLES } from '@zhengyun/domain/approvals/delegations/schemas.ts';
import { expireApproval } from '@zhengyun/domain/approvals/expire.ts';
import { ROLE_OF_STEP } from '@zhengyun/domain/approvals/rules.ts';
import { endService } from '@zhengyun/domain/people/end-service.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { resumeService } from '@zhengyun/domain/people/resume-service.ts';
import { markPlanChanged } from '@zhengyun/domain/requests/mark-plan-changed.ts';
import type { ApprovalStep } from '@zhengyun/domain/requests/schemas.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { Approver } from './approval-books.ts';
import { jobOf, type StormGround, seatOf, toldOf } from './approval-crowd.ts';
import { type Copy, copyOf } from './copied-request.ts';
import { type Race, type RaceAct, type RaceAttempt, wrongsOfRaces } from './race-books.ts';
import {
  approverOf,
  booksOfClouds,
  CLOUDS,
  type Field,
  giveBack,
  limitPool,
  limitSystem,
  limitTo,
  MBPS,
  openField,
  openLimits,
  type Stage,
} from './race-field.ts';
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
/** Beyond every deadline: whatever still waits has expired by then. */
const LATER_MS = 200 * 86_400_000;
/** How often each act is drawn, of a hundred. */
const WEIGHTS: readonly (readonly [RaceAct, number])[] = [
  ['approve', 53],
  ['return', 7],
  ['refuse', 4],
  ['withdraw', 7],
  ['expire', 6],
  ['plan-changed', 6],
  ['set-quota', 4],
  ['set-system-quota', 4],
  ['set-pool', 4],
  ['delegate', 3],
  ['end-service', 2],
];

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
  const { ground, crowd, applicant } = field;
  const act = drawn(random);
  const step = stage.open[Math.floor(random() * stage.open.length)] ?? 'department';
  const { personId, ctx } = approverOf(crowd, step, random());
  const share = random();
  const cloud = CLOUDS[Math.floor(random() * CLOUDS.length)] ?? 'province';
  const units = field.clouds[cloud].heldBefore + (MBPS * BigInt(1 + Math.floor(share * 9))) / 2n;
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
      return () => told(limitTo(field, cloud, units));
    case 'set-system-quota':
      return () => told(limitSystem(field, cloud, units));
    case 'set-pool':
      return () => told(limitPool(field, cloud, units));
    case 'delegate':
      return () => told(lendAndEnd(ground, { ctx, step, to: approverOf(crowd, step, share) }));
    case 'end-service':
      return () => told(leaveAndReturn(field, { personId, step }));
  }
}

/** Somebody leaves and is back in their role: what they decide meanwhile was theirs to decide when they began. */
async function leaveAndReturn(
  { ground, securityAdmin }: Field,
  { personId, step }: { readonly personId: string; readonly step: ApprovalStep },
): Promise<void> {
  await endService(securityAdmin, { personId, reason: '并发' });
  await resumeService(securityAdmin, { personId });
  const role = ROLE_OF_STEP[step];
  const organisationId = ground.organisations.get(seatOf(role)) ?? '';
  const departmentId = role === 'department-approver' ? (ground.departments.get('drug-regulator') ?? null) : null;
  await grantRole(securityAdmin, { personId, role, organisationId, departmentId });
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
  const { ground } = field;
  await openLimits(field);
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
      return {
        requestId: copy.requestId,
        before: stage.before,
        holds: stage.holds,
        made: await Promise.all(acts.map((act) => act(copy))),
      };
    }),
  );
  const wrong = await withTransaction(ground.db, { kind: 'all' }, async (tx) => {
    const found = await wrongsOfRaces(tx, run, await booksOfClouds(tx, field));
    const ids = copies.map(({ requestId }) => requestId);
    await giveBack(tx, ids, field);
    return found;
  });
  return { run, wrong: wrong.map((each) => `seed ${seed}, ${races} races: ${each}`) };
}

/**
 * So many small races, each of two to four acts at once upon one request of one line or of three on two clouds (approve, return, refuse,
 * withdraw, expire, a plan that changed, a limit of the department, of the system or of the cloud set anew, a delegation, somebody's service
 * that ends), with requests beside it that fight for the same quota. Held after each wave: nothing that people were
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
