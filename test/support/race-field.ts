import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { recordSignIn } from '@zhengyun/domain/people/record-sign-in.ts';
import { setPool } from '@zhengyun/domain/quota/set-pool.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { setSystemQuota } from '@zhengyun/domain/quota/set-system-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { APPROVAL_STEPS, type ApprovalStep } from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { sql } from 'kysely';
import type { Approver } from './approval-books.ts';
import { bandwidthOf, contextOf, gatherCrowd, jobOf, type StormGround } from './approval-crowd.ts';
import type { CloudBook, Holds } from './race-books.ts';

export const MBPS = 2_400n;
/** Room for some of a wave's requests, so that last approvals fight for the quota. */
const ROOM = 4n * MBPS;
/** Clouds on which the orders have lines. */
export const CLOUDS = ['province', 'guangzhou'] as const;
export type RacedCloud = (typeof CLOUDS)[number];

/** A request as it stands before a race: with so many of its steps decided, the last of them open. */
export interface Stage {
  readonly requestId: string;
  readonly open: readonly ApprovalStep[];
  readonly before: readonly string[];
  readonly holds: Holds;
}

export interface Field {
  readonly ground: StormGround;
  readonly crowd: readonly Approver[];
  readonly applicant: Context;
  readonly stages: readonly Stage[];
  readonly securityAdmin: Context;
  readonly systemId: string;
  readonly clouds: Readonly<Record<RacedCloud, { readonly id: string; readonly heldBefore: bigint }>>;
}

/**
 * One request for each way to stand: before its department, before all others, before the last one; of one line, and of three on two
 * clouds.
 */
export async function openField(ground: StormGround): Promise<Field> {
  const crowd = await gatherCrowd(ground);
  const applicant = contextOf(ground, await readActor(jobOf(ground), { personId: ground.applicantId }));
  const { personId } = await recordSignIn(jobOf(ground), { subject: 'sample:secadmin' });
  const securityAdmin = contextOf(ground, await readActor(jobOf(ground), { personId }));
  const cloudOf = async (slug: RacedCloud) => {
    const { id } = await getCloud(jobOf(ground), { slug });
    return { id, heldBefore: (await bandwidthOf(applicant, slug)).held };
  };
  const clouds = { province: await cloudOf('province'), guangzhou: await cloudOf('guangzhou') };
  const { id: systemId } = await findSystem(applicant, { reference: 'drug-supervision' });
  const field = { ground, crowd, applicant, securityAdmin, systemId, clouds };
  await openLimits(field);
  const stages: Stage[] = [];
  for (const decided of [0, 1, APPROVAL_STEPS.length - 1])
    for (const on of [['province'], ['province', 'guangzhou', 'guangzhou']] as const)
      stages.push(await stageOf(field, decided, on));
  return { ...field, stages };
}

/** A request of one line on each of `on`, of whose steps so many are decided. */
async function stageOf(
  { crowd, applicant, systemId }: Omit<Field, 'stages'>,
  decided: number,
  on: readonly RacedCloud[],
): Promise<Stage> {
  const mbps = MBPS / BigInt(on.length);
  const spec = { item: 'bandwidth' as const, mbps: Number(mbps) };
  const lines = on.map((cloud) => ({ cloud, zone: 'extranet', spec }));
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
  const holds = Object.fromEntries(
    CLOUDS.map((cloud) => [cloud, mbps * BigInt(on.filter((each) => each === cloud).length)]),
  );
  const open = steps.filter((each) => each.decision === null).map(({ step }) => step);
  return { requestId, before, open, holds };
}

/** Somebody who may decide `step`: `at` from 0 to 1 says which of them. */
export function approverOf(crowd: readonly Approver[], step: ApprovalStep, at: number): Approver {
  // Of technical reviewers two steps are decided: by the first half the one, by the other half the other, as before a race.
  const able = crowd.filter((each) => each.steps.includes(step));
  const own = step === 'security' ? able.toReversed() : able;
  const chosen = own[Math.floor(at * own.length)];
  if (!chosen) throw new Error(`nobody of the crowd decides ${step}`);
  return chosen;
}

type Limited = Pick<Field, 'ground' | 'clouds' | 'systemId'>;
const BANDWIDTH = { dimension: 'bandwidth-mbps', xinchuang: false } as const;

export const limitTo = ({ ground, clouds }: Limited, cloud: RacedCloud, limit: bigint) =>
  setQuota(jobOf(ground), {
    departmentId: ground.departments.get('drug-regulator') ?? '',
    cloudId: clouds[cloud].id,
    xinchuang: false,
    limits: { 'bandwidth-mbps': limit.toString() },
  });

/** What the system may take of its department's limit; null: it shares it. */
export const limitSystem = ({ ground, clouds, systemId }: Limited, cloud: RacedCloud, limit: bigint | null) =>
  setSystemQuota(jobOf(ground), {
    ...{ systemId, cloudId: clouds[cloud].id, ...BANDWIDTH },
    ...{ limit: limit?.toString() ?? null, reason: '并发审批' },
  });

/** What the cloud may give in all, though more is given than that; null: it has no limit. */
export const limitPool = ({ ground, clouds }: Limited, cloud: RacedCloud, limit: bigint | null) =>
  setPool(jobOf(ground), {
    ...{ place: { level: 'cloud', cloudId: clouds[cloud].id }, ...BANDWIDTH },
    ...{ limit: limit?.toString() ?? null, oversubscribe: true, reason: '并发审批' },
  });

/** The limits that a wave begins with: room in the department's, none above it or for the system. */
export async function openLimits(field: Limited): Promise<void> {
  for (const cloud of CLOUDS) {
    await limitPool(field, cloud, null);
    await limitSystem(field, cloud, null);
    await limitTo(field, cloud, field.clouds[cloud].heldBefore + ROOM);
  }
}

/** What each cloud's books say after a wave. */
export async function booksOfClouds(tx: Tx, { applicant, clouds, systemId }: Field): Promise<readonly CloudBook[]> {
  const books: CloudBook[] = [];
  for (const cloud of CLOUDS) {
    const { id, heldBefore } = clouds[cloud];
    const { held, limit } = await bandwidthOf(applicant, cloud);
    const { rows } = await sql<{ system: bigint | null; cloud: bigint | null }>`
      select (select limit_units from quota_system where system_id = ${systemId}::uuid and cloud_id = ${id}::uuid
                 and dimension = ${BANDWIDTH.dimension} and not xinchuang) as system,
             (select limit_units from quota_pool where cloud_id = ${id}::uuid
                 and dimension = ${BANDWIDTH.dimension} and not xinchuang) as cloud`.execute(tx);
    const above = rows[0] ?? { system: null, cloud: null };
    books.push({ cloud, held, heldBefore, limits: { department: limit, ...above } });
  }
  return books;
}

/** Puts what a wave holds out of the way, past the console: the next begins with what this one began with. */
export async function giveBack(tx: Tx, ids: readonly string[], { clouds }: Field): Promise<void> {
  await tx
    .updateTable('order_line')
    .set({ reserved: false, state: 'cancelled' })
    .where('request_id', 'in', ids)
    .execute();
  await tx.updateTable('request').set({ state: 'withdrawn' }).where('id', 'in', ids).execute();
  for (const { id, heldBefore } of Object.values(clouds))
    await sql`update quota set reserved = ${heldBefore} where dimension = ${BANDWIDTH.dimension} and reserved > ${heldBefore}
      and not xinchuang and cloud_id = ${id}::uuid
      and department_id = (select department_id from request where id = ${ids[0]})`.execute(tx);
}
