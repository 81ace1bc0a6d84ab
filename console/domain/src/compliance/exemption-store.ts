import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import { exemptionScopeSchema } from '@zhengyun/rulebook/exemption.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AlsoFor } from '../verb/command.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import { newestPage } from '../verb/newest-page.ts';

interface Page {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly policy?: string | undefined;
}

interface NewExemption {
  readonly id: string;
  readonly number: string;
  readonly policy: string;
  readonly where: object;
  readonly reason: string;
  readonly until: Date;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export async function insertExemption(tx: Tx, exemption: NewExemption): Promise<void> {
  await tx
    .insertInto('policy_exemption')
    .values({
      id: exemption.id,
      number: exemption.number,
      policy: exemption.policy,
      scope: JSON.stringify(exemption.where),
      reason: exemption.reason,
      until: exemption.until,
      asked_by: exemption.askedBy,
      asked_at: exemption.askedAt,
    })
    .execute();
}

export async function lockExemption(tx: Tx, id: string) {
  return tx.selectFrom('policy_exemption').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Exemptions in force that end in the span, of which nobody was reminded. Only as a job: notices are their readers' alone. */
export async function exemptionsEnding(tx: Tx, { after, before }: { readonly after: Date; readonly before: Date }) {
  return tx
    .selectFrom('policy_exemption as e')
    .select('e.id')
    .where('e.decision', '=', 'granted')
    .where('e.ended_at', 'is', null)
    .where('e.until', '>', after)
    .where('e.until', '<=', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice as n')
            .select('n.id')
            .where('n.object_kind', '=', 'exemption')
            .where('n.object_id', '=', eb.cast<string>('e.id', 'text'))
            .where('n.kind', '=', 'exemption-ending'),
        ),
      ),
    )
    .limit(100)
    .execute();
}

interface ExemptionChange {
  readonly decision?: 'granted' | 'refused';
  readonly decided_by?: string;
  readonly decided_at?: Date;
  readonly ended_by?: string;
  readonly ended_at?: Date;
}

export async function changeExemption(tx: Tx, id: string, change: ExemptionChange): Promise<void> {
  await tx.updateTable('policy_exemption').set(change).where('id', '=', id).execute();
}

function exemptionRows(tx: Tx, policy: string | undefined) {
  const rows = tx
    .selectFrom('policy_exemption as e')
    .innerJoin('person as a', 'a.id', 'e.asked_by')
    .leftJoin('person as d', 'd.id', 'e.decided_by')
    .leftJoin('person as w', 'w.id', 'e.ended_by');
  return policy === undefined ? rows : rows.where('e.policy', '=', policy);
}

/** Exemptions newest first, of one policy or of all. */
export async function pageOfExemptions(tx: Tx, page: Page) {
  const counted = exemptionRows(tx, page.policy).select((eb) => eb.fn.countAll<bigint>().as('total'));
  const rows = exemptionRows(tx, page.policy)
    .selectAll('e')
    .select(['a.real_name as asker', 'd.real_name as decider', 'w.real_name as ender']);
  return newestPage({ counted, rows, id: 'e.id' }, page);
}
export type ExemptionRow = Awaited<ReturnType<typeof pageOfExemptions>>['rows'][number];

/** A pattern of exemptions, which has no other special character, as SQL's LIKE has it: `*` stands for any run of characters. */
const likeOf = (pattern: string): string => pattern.replaceAll('*', '%');

/** Stacks whose name (`project/name` where the pattern has a slash) is the pattern, in which `*` is any run of characters. */
function stacksLike(tx: Tx, pattern: string) {
  const name = pattern.includes('/') ? sql<string>`s.project || '/' || s.name` : sql<string>`s.name`;
  return tx.selectFrom('stack as s').where(name, 'like', likeOf(pattern)).distinct();
}

/** Clouds of the stacks that a pattern names. */
export async function cloudsOfStacks(tx: Tx, pattern: string): Promise<readonly string[]> {
  const rows = await stacksLike(tx, pattern).select('s.cloud_id').execute();
  return rows.map(({ cloud_id }) => cloud_id);
}

/** Departments whose stacks, or whose namespaces, what an exemption names takes in; of both where it names both. */
function departmentsNamed(tx: Tx, { stack, namespace }: z.output<typeof exemptionScopeSchema>) {
  if (stack !== undefined) {
    const stacks = stacksLike(tx, stack).where('s.department_id', 'is not', null).select('s.department_id');
    if (namespace === undefined) return stacks.execute();
    return stacks
      .innerJoin('tenancy as t', 't.id', 's.tenancy_id')
      .where('t.slug', 'like', likeOf(namespace))
      .execute();
  }
  const spaces = tx.selectFrom('tenancy as t').select('t.department_id').distinct();
  return spaces
    .where('t.slug', 'like', likeOf(namespace ?? ''))
    .where('t.state', 'not in', ['released', 'lapsed'])
    .execute();
}

/**
 * Departments whose stacks or tenancies an exemption names, each with what its log says of the act; none where it names neither, or names
 * what is no tenant's: it is of the platform. Who decides on it sees no tenant.
 */
export async function departmentsExempt(
  { ctx, tx }: VerbScope,
  { scope, detail }: { readonly scope: unknown; readonly detail: Readonly<Record<string, unknown>> },
): Promise<readonly AlsoFor[]> {
  const where = exemptionScopeSchema.safeParse(scope).data ?? {};
  if (where.stack === undefined && where.namespace === undefined) return [];
  const rows = await inScopeOfAll(tx, scopeOf(ctx.actor), () => departmentsNamed(tx, where));
  return rows.flatMap(({ department_id: departmentId }) => (departmentId === null ? [] : [{ departmentId, detail }]));
}
