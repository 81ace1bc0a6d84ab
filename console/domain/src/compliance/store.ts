import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Exemption } from '@zhengyun/rulebook/compliance.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { WORK_STATES } from '../provisioning/rules.ts';
import type { Trouble } from '../requests/schemas.ts';
import { HOLDS_OBJECTS } from '../verb/stacks-with-objects.ts';
import type { Finding, JUDGEMENT_OUTCOMES, policyDescriptionSchema } from './schemas.ts';

type Policies = readonly z.output<typeof policyDescriptionSchema>[];

/** The policies in force: those published last; null before any worker has. */
export async function currentPack(tx: Tx) {
  const row = await tx
    .selectFrom('policy_pack')
    .selectAll()
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { digest: row.digest, publishedAt: row.published_at, policies: row.policies as unknown as Policies }
    : null;
}

/** Makes a pack the newest, also one that was in force before. */
export async function putPack(tx: Tx, pack: { digest: string; policies: Policies; at: Date }): Promise<void> {
  await tx
    .insertInto('policy_pack')
    .values({ digest: pack.digest, policies: JSON.stringify(pack.policies), published_at: pack.at })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ published_at: pack.at }))
    .execute();
}

/** Exemptions that hold at `now`, with the names of those who granted them. */
export async function exemptionsAt(tx: Tx, now: Date): Promise<readonly Exemption[]> {
  const rows = await tx
    .selectFrom('policy_exemption as e')
    .innerJoin('person as p', 'p.id', 'e.decided_by')
    .select(['e.policy', 'e.scope', 'e.reason', 'e.until', 'p.real_name as approver'])
    .where('e.decision', '=', 'granted')
    .where('e.ended_at', 'is', null)
    .where('e.until', '>', now)
    .orderBy('e.id')
    .execute();
  return rows.map(({ policy, scope, reason, until, approver }) => ({
    policy,
    where: scope as Exemption['where'],
    reason,
    approver,
    until: until.toISOString(),
  }));
}

/** Stacks with objects on their clusters that have no place in the night yet. */
export async function unplannedStacks(tx: Tx) {
  return tx
    .selectFrom('stack as s')
    .leftJoin('policy_judgement as j', 'j.stack_id', 's.id')
    .select(['s.id', 's.department_id'])
    .where(HOLDS_OBJECTS)
    .where('j.stack_id', 'is', null)
    .limit(1_000)
    .execute();
}

export async function planJudgement(
  tx: Tx,
  plan: { stackId: string; departmentId: string | null; dueAt: Date },
): Promise<void> {
  await tx
    .insertInto('policy_judgement')
    .values({ stack_id: plan.stackId, department_id: plan.departmentId, due_at: plan.dueAt })
    .onConflict((conflict) => conflict.column('stack_id').doNothing())
    .execute();
}

/**
 * Stacks with objects on their clusters whose judgement is due, longest due first: at their place in the night, when asked for, and
 * once what they are judged by is another than at their last judgement (a setting, a deployment of their cloud, a grant of an exemption
 * or its end). One whose state an operation is changing just now waits for its end; one that only waits for people does not.
 */
export async function dueStacks(tx: Tx, due: { now: Date; limit: number }) {
  return tx
    .selectFrom('policy_judgement as j')
    .innerJoin('stack as s', 's.id', 'j.stack_id')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .select(['s.id', 's.project', 's.name', 's.cloud_id as cloudId'])
    .where(HOLDS_OBJECTS)
    .where(({ or, eb, ref }) =>
      or([
        eb('j.due_at', '<=', due.now),
        eb('j.judged_at', '<', inputsChangedAt(due.now)),
        eb('j.judged_at', '<', ref('c.deployed_at')),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('operation as o').whereRef('o.stack_id', '=', 's.id').where('o.state', 'in', WORK_STATES))),
    )
    .orderBy('j.due_at')
    .limit(due.limit)
    .execute();
}

/** When settings and exemptions last changed what stacks are judged by, up to `now`; null before any did. */
function inputsChangedAt(now: Date) {
  return sql<Date | null>`greatest(
    (select max(set_at) from policy_setting),
    (select max(decided_at) from policy_exemption where decision = 'granted'),
    (select max(ended_at) from policy_exemption where decision = 'granted'),
    (select max(until) from policy_exemption where decision = 'granted' and until <= ${now}))`;
}

/** The zone, as it was ordered, of the namespace that the stack's objects are in; none for a cloud's own stack. */
export async function namespaceZonesOf(tx: Tx, stackId: string): Promise<Readonly<Record<string, string>>> {
  const rows = await tx
    .selectFrom('stack as s')
    .innerJoin('tenancy as t', 't.id', 's.tenancy_id')
    .select(['t.slug', 't.zone_code'])
    .where('s.id', '=', stackId)
    .execute();
  return Object.fromEntries(rows.map(({ slug, zone_code }) => [slug, zone_code]));
}

/** The stack of that name with its cloud; null where there is none, or more than one. */
export async function findStack(
  tx: Tx,
  stack: { project?: string | undefined; name: string },
): Promise<{ readonly stackId: string; readonly cloudId: string } | null> {
  const rows = await tx
    .selectFrom('stack')
    .select(['id', 'cloud_id'])
    .where('name', '=', stack.name)
    .$if(stack.project !== undefined, (found) => found.where('project', '=', stack.project ?? ''))
    .limit(2)
    .execute();
  const [row] = rows;
  return row && rows.length === 1 ? { stackId: row.id, cloudId: row.cloud_id } : null;
}

export async function lockJudged(tx: Tx, stackId: string) {
  const stack = await tx
    .selectFrom('stack as s')
    .select(['s.id', 's.name', 's.cloud_id', 's.department_id', 's.state', HOLDS_OBJECTS.as('holds')])
    .where('s.id', '=', stackId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!stack) return undefined;
  const row = await tx.selectFrom('policy_judgement').selectAll().where('stack_id', '=', stackId).executeTakeFirst();
  return { ...stack, judgement: row ?? null };
}

/** Has one stack, those of some clouds, or all of them, judged as soon as may be; gives how many. */
export async function dueNow(
  tx: Tx,
  at: Date,
  only: { readonly stackId?: string | undefined; readonly cloudIds: readonly string[] | null },
): Promise<number> {
  const { stackId, cloudIds } = only;
  let update = tx.updateTable('policy_judgement').set({ due_at: at });
  if (stackId !== undefined) update = update.where('stack_id', '=', stackId);
  if (cloudIds !== null)
    update = update.where('stack_id', 'in', (eb) =>
      eb.selectFrom('stack').select('id').where('cloud_id', 'in', cloudIds),
    );
  const { numUpdatedRows } = await update.where('due_at', '>', at).executeTakeFirst();
  return Number(numUpdatedRows);
}

interface Judged {
  readonly stackId: string;
  readonly departmentId: string | null;
  readonly outcome: (typeof JUDGEMENT_OUTCOMES)[number];
  /** Absent: it could not be judged, and what was found last stays beside the reason. */
  readonly found?: { readonly findings: readonly Finding[]; readonly objects: number; readonly packDigest: string };
  readonly reason: Trouble | null;
  readonly at: Date;
  readonly since: Date;
  readonly dueAt: Date;
}

export async function putJudgement(tx: Tx, judged: Judged): Promise<void> {
  const seen = {
    outcome: judged.outcome,
    reason: judged.reason === null ? null : JSON.stringify(judged.reason),
    judged_at: judged.at,
    since: judged.since,
    due_at: judged.dueAt,
  };
  const found = judged.found
    ? {
        findings: JSON.stringify(judged.found.findings),
        objects: judged.found.objects,
        pack_digest: judged.found.packDigest,
      }
    : {};
  const row = { ...seen, ...found };
  await tx
    .insertInto('policy_judgement')
    .values({ stack_id: judged.stackId, department_id: judged.departmentId, ...row })
    .onConflict((conflict) => conflict.column('stack_id').doUpdateSet(row))
    .execute();
}
