import type { Tables } from '@zhengyun/db/rows.generated.ts';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import { type ExpressionBuilder, sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import { cloudIdsOf } from './rules.ts';
import {
  type MovedResource,
  type TransferContent,
  type TransferDecision,
  type TransferState,
  type TransferStep,
  transferContentSchema,
} from './schemas.ts';

/** The transfer, locked: decisions on it follow one another, and the system's lock comes after. */
export async function lockTransfer(tx: Tx, id: string) {
  const row = await tx.selectFrom('transfer').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && { ...row, state: row.state as TransferState };
}

interface NewTransfer {
  readonly id: string;
  readonly number: string;
  readonly system_id: string;
  readonly system_number: string;
  readonly system_slug: string;
  readonly system_name: string;
  readonly department_id: string;
  readonly to_department_id: string;
  readonly reason: string;
  readonly content_hash: string;
  readonly month_fen: bigint;
  readonly applicant_id: string;
  readonly submitted_at: Date;
}

/** Stores it; false where another transaction has just asked for the system to go. */
export async function insertTransfer(tx: Tx, transfer: NewTransfer, content: TransferContent): Promise<boolean> {
  const { numInsertedOrUpdatedRows: stored } = await tx
    .insertInto('transfer')
    .values({ ...transfer, state: 'giving-review', content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return stored === 1n;
}

export async function changeTransfer(
  tx: Tx,
  id: string,
  change:
    | { readonly state: TransferState; readonly ended_at?: Date }
    | { readonly urged: number; readonly urged_at: Date },
): Promise<void> {
  await tx.updateTable('transfer').set(change).where('id', '=', id).execute();
}

interface NewStep {
  readonly step: TransferStep;
  readonly seat: string | null;
  readonly dueAt: Date;
}

export async function insertSteps(
  tx: Tx,
  transfer: { readonly id: string; readonly department_id: string; readonly to_department_id: string },
  { steps, at }: { readonly steps: readonly NewStep[]; readonly at: Date },
): Promise<void> {
  const { id: transfer_id, department_id, to_department_id } = transfer;
  const rows = steps.map(({ step, seat, dueAt }) => ({
    transfer_id,
    department_id,
    to_department_id,
    step,
    seat_cloud_id: seat,
    opened_at: at,
    due_at: dueAt,
  }));
  await tx.insertInto('transfer_step').values(rows).execute();
}

export async function saveDecision(
  tx: Tx,
  at: { readonly transferId: string; readonly step: TransferStep },
  decided: {
    readonly decision: TransferDecision;
    readonly decided_by: string;
    readonly decided_at: Date;
    readonly reason: string | null;
    readonly return_reason: ReturnReason | null;
    readonly on_behalf_of: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('transfer_step')
    .set(decided)
    .where('transfer_id', '=', at.transferId)
    .where('step', '=', at.step)
    .execute();
}

/** Steps of each of the transfers in the order they were opened. */
export async function stepsOf(tx: Tx, transferIds: readonly string[]) {
  if (transferIds.length === 0) return new Map<string, never[]>();
  const rows = await tx
    .selectFrom('transfer_step as a')
    .leftJoin('person as p', 'p.id', 'a.decided_by')
    .leftJoin('person as h', 'h.id', 'a.on_behalf_of')
    .leftJoin('cloud as c', 'c.id', 'a.seat_cloud_id')
    .selectAll('a')
    .select(['p.real_name', 'h.real_name as holder_name', 'c.slug as seat_slug', 'c.name as seat_name'])
    .where('a.transfer_id', 'in', [...transferIds])
    .orderBy('a.opened_at')
    .orderBy('a.step')
    .execute();
  const steps = rows.map((row) => ({
    ...row,
    step: row.step as TransferStep,
    decision: row.decision as TransferDecision | null,
    decidedBy: row.decided_by,
    onBehalfOf: row.on_behalf_of,
    returnReason: row.return_reason as ReturnReason | null,
  }));
  return Map.groupBy(steps, (step) => step.transfer_id);
}
export type StepRow = Awaited<ReturnType<typeof stepsOf>> extends ReadonlyMap<string, (infer Row)[]> ? Row : never;

function withNames(tx: Tx) {
  return tx
    .selectFrom('transfer as t')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('department as e', 'e.id', 't.to_department_id')
    .innerJoin('person as p', 'p.id', 't.applicant_id')
    .selectAll('t')
    .select(['d.name as from_name', 'e.name as to_name', 'p.real_name']);
}
const typed = (row: Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>) => {
  const content = transferContentSchema.parse(row.content);
  return { ...row, state: row.state as TransferState, resources: content.resources, cloudIds: cloudIdsOf(content) };
};
export type TransferRow = ReturnType<typeof typed>;

export async function findTransfer(tx: Tx, id: string): Promise<TransferRow | undefined> {
  const row = await withNames(tx).where('t.id', '=', id).executeTakeFirst();
  return row && typed(row);
}

/** Those of `ids` that the scope sees. */
export async function transfersByIds(tx: Tx, ids: readonly string[]): Promise<readonly TransferRow[]> {
  if (ids.length === 0) return [];
  const rows = await withNames(tx)
    .where('t.id', 'in', [...ids])
    .execute();
  return rows.map(typed);
}

/**
 * Transfers with one of the steps open, as a decision on them is judged, earliest deadline first, at most `most`; of what goes with them
 * only on which clouds it is.
 */
export async function openTransfersWith(tx: Tx, steps: readonly TransferStep[], most: number) {
  const { rows } = await sql<{
    id: string;
    department_id: string;
    to_department_id: string;
    applicant_id: string;
    state: TransferState;
    cloudIds: readonly string[];
  }>`
    select t.id, t.department_id, t.to_department_id, t.applicant_id, t.state,
           array(select r -> 'cloud' ->> 'id' from jsonb_array_elements(t.content -> 'resources') r
                  union select jsonb_array_elements_text(coalesce(t.content -> 'clouds', '[]'))) as "cloudIds"
      from transfer t
      join lateral (select min(a.due_at) as due_at from transfer_step a
                     where a.transfer_id = t.id and a.decision is null and a.step = any (${[...steps]}::text[])) open on open.due_at is not null
     where t.ended_at is null order by open.due_at, t.id limit ${most}`.execute(tx);
  return rows;
}

interface TransferFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly open?: boolean | undefined;
}

/** Transfers that the scope sees, newest first; `open`: those that somebody is still to decide. */
export async function pageOfTransfers(tx: Tx, { open, ...wanted }: TransferFilter) {
  const matching = (eb: ExpressionBuilder<{ t: Tables['transfer'] }, 't'>) =>
    open ? eb('t.ended_at', 'is', null) : eb.lit(true);
  const counted = tx
    .selectFrom('transfer as t')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where(matching);
  const page = await newestPage({ counted, rows: withNames(tx).where(matching), id: 't.id' }, wanted);
  return { ...page, rows: page.rows.map(typed) };
}

/** What the newest transfer of each resource says of it, among those by which the scope's departments gave it away. */
export async function givenResources(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, MovedResource>> {
  const { rows } = await sql<{ resource: unknown }>`
    select resource from transfer t cross join lateral jsonb_array_elements(t.content -> 'resources') resource
     where t.state = 'done' and resource ->> 'id' = any (${[...resourceIds]}::text[]) order by t.ended_at`.execute(tx);
  const { resources } = transferContentSchema.parse({ resources: rows.map(({ resource }) => resource) });
  return new Map(resources.map((resource) => [resource.id, resource]));
}
