import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import { HOLDS_OBJECTS } from '../verb/stacks-with-objects.ts';
import type { JudgementStatus } from './schemas.ts';

interface Filter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly status?: JudgementStatus | undefined;
  readonly policy?: string | undefined;
  readonly cloudId?: string | undefined;
}

const STATUS = sql<JudgementStatus>`coalesce(j.outcome, 'unjudged')`;

function stacksWithObjects(tx: Tx) {
  return tx
    .selectFrom('stack as s')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .leftJoin('department as d', 'd.id', 's.department_id')
    .leftJoin('resource as z', 'z.stack_id', 's.id')
    .leftJoin('policy_judgement as j', 'j.stack_id', 's.id')
    .where(HOLDS_OBJECTS);
}

function rowsOf(tx: Tx) {
  return stacksWithObjects(tx)
    .select(['s.id', 's.kind', 's.name', STATUS.as('status'), 'j.findings', 'j.objects', 'j.reason', 'j.pack_digest'])
    .select(['j.judged_at', 'j.since', 'j.due_at', 'z.id as resource_id', 'z.number as resource_number'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['d.id as department_id', 'd.slug as department_slug', 'd.name as department_name']);
}
export type JudgementRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** Stacks with objects on their clusters, also half-made ones, with the last judgement of each, newest first; those within the scope. */
export async function pageOfJudgements(tx: Tx, filter: Filter) {
  const { status, policy, cloudId } = filter;
  const conditions = [
    status === undefined ? [] : sql<boolean>`${STATUS} = ${status}`,
    policy === undefined ? [] : sql<boolean>`j.findings @> ${JSON.stringify([{ policy }])}::jsonb`,
    cloudId === undefined ? [] : sql<boolean>`s.cloud_id = ${cloudId}`,
  ].flat();
  const counted = stacksWithObjects(tx)
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  const rows = rowsOf(tx).where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 's.id' }, filter);
}

/** How many stacks with objects have each status. */
export async function countByStatus(tx: Tx): Promise<ReadonlyMap<JudgementStatus, number>> {
  const rows = await tx
    .selectFrom('stack as s')
    .leftJoin('policy_judgement as j', 'j.stack_id', 's.id')
    .select([STATUS.as('status'), (eb) => eb.fn.countAll<bigint>().as('stacks')])
    .where(HOLDS_OBJECTS)
    .groupBy(STATUS)
    .execute();
  return new Map(rows.map(({ status, stacks }) => [status, Number(stacks)]));
}

/** Per policy, how many stacks it has something against: let stand by a person, and not. */
export async function countByPolicy(tx: Tx) {
  const { rows } = await sql<{ policy: string; stacks: bigint; exempted: bigint }>`
    select f->>'policy' as policy,
      count(distinct j.stack_id) filter (where not (f->>'exempted')::boolean) as stacks,
      count(distinct j.stack_id) filter (where (f->>'exempted')::boolean) as exempted
    from policy_judgement j join stack s on s.id = j.stack_id and ${HOLDS_OBJECTS},
      jsonb_array_elements(j.findings) f
    group by 1`.execute(tx);
  return new Map(
    rows.map(({ policy, stacks, exempted }) => [policy, { stacks: Number(stacks), exempted: Number(exempted) }]),
  );
}
