import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Intent, intentSchema } from '../maintenance/schemas.ts';
import { troubleSchema } from '../requests/schemas.ts';
import { requireOpenTenancy } from './closed-tenancy-store.ts';
import type { Neighbour } from './rules.ts';
import { leftoverSchema, type OperationState, type OperationVerb } from './schemas.ts';

/** An operation as the verbs see it; plans and events are read where they are shown. */
export interface OperationRow {
  readonly id: string;
  readonly number: string;
  readonly stack_id: string;
  readonly request_id: string | null;
  readonly line_id: string | null;
  readonly department_id: string | null;
  readonly ordinal: number;
  readonly verb: OperationVerb;
  readonly program: 'provincial' | 'sectoral' | 'municipal' | 'tenancy';
  readonly inputs: unknown;
  readonly state: OperationState;
  readonly waiting_for: unknown;
  readonly plan_hash: string | null;
  readonly attempt: number;
  readonly fence: bigint | null;
  readonly summary: unknown;
  /** As stored; read with `intentOf`. */
  readonly intent: unknown;
  readonly stop_asked_at: Date | null;
}

const COLUMNS = [
  'id',
  'number',
  'stack_id',
  'request_id',
  'line_id',
  'department_id',
  'ordinal',
  'verb',
  'program',
  'inputs',
  'state',
  'waiting_for',
  'plan_hash',
  'attempt',
  'fence',
  'summary',
  'intent',
  'stop_asked_at',
] as const;

/** What a maintenance operation is for; null for every other one. */
export function intentOf({ intent }: Pick<OperationRow, 'intent'>): Intent | null {
  return intentSchema.nullable().parse(intent ?? null);
}

/**
 * The operation, locked after its request and its stack. That order holds for every act (request, stack, operation, resource,
 * quota), so no two wait for each other in a circle; acts on one request or one stack queue up, whichever operation they name.
 */
export async function lockOperation(tx: Tx, id: string): Promise<OperationRow | undefined> {
  const found = await tx
    .selectFrom('operation as o')
    .leftJoin('order_line as l', 'l.id', 'o.line_id')
    .select(['o.stack_id', sql<string | null>`coalesce(o.request_id, l.request_id)`.as('requestId')])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  if (found.requestId !== null)
    await tx.selectFrom('request').select('id').where('id', '=', found.requestId).forNoKeyUpdate().execute();
  await tx.selectFrom('stack').select('id').where('id', '=', found.stack_id).forNoKeyUpdate().execute();
  const locked = tx.selectFrom('operation').select(COLUMNS).where('id', '=', id).forNoKeyUpdate();
  return (await locked.executeTakeFirst()) as OperationRow | undefined;
}

export interface NewOperation {
  readonly id: string;
  readonly number: string;
  readonly stackId: string;
  readonly requestId: string | null;
  readonly lineId: string | null;
  readonly departmentId: string | null;
  readonly ordinal: number;
  readonly verb: OperationVerb;
  readonly program: string;
  readonly inputs: unknown;
  /** Of a maintenance operation. */
  readonly intent?: Intent;
  /** The person who asked; another one releases it. */
  readonly askedBy?: string;
  readonly at: Date;
}

/** Refused: TENANCY_CLOSED in a tenancy on its way out, but for its removal. */
export async function insertOperation(tx: Tx, operation: NewOperation): Promise<void> {
  const { stackId: stack_id, requestId: request_id, lineId: line_id, verb, intent } = operation;
  await requireOpenTenancy(tx, { stack_id, request_id, line_id, verb, intent });
  await tx
    .insertInto('operation')
    .values({
      id: operation.id,
      number: operation.number,
      stack_id: operation.stackId,
      request_id: operation.requestId,
      line_id: operation.lineId,
      department_id: operation.departmentId,
      ordinal: operation.ordinal,
      verb: operation.verb,
      program: operation.program,
      inputs: JSON.stringify(operation.inputs),
      state: 'requested',
      ...(operation.intent ? { intent: JSON.stringify(operation.intent) } : {}),
      ...(operation.askedBy ? { asked_by: operation.askedBy } : {}),
      requested_at: operation.at,
    })
    .execute();
}

/** Replaces an operation's inputs: of one that reads what it is about before its preview. */
export async function changeInputs(tx: Tx, id: string, inputs: unknown): Promise<void> {
  await tx
    .updateTable('operation')
    .set({ inputs: JSON.stringify(inputs) })
    .where('id', '=', id)
    .execute();
}

/** What an act may change beside the state. JSON columns are given as values. */
export interface OperationChange {
  readonly state: OperationState;
  readonly waiting_for?: unknown;
  readonly plan_hash?: string | null;
  readonly canonical_plan?: unknown;
  readonly diff?: unknown;
  readonly findings?: unknown;
  readonly summary?: unknown;
  readonly trouble?: unknown;
  readonly attempt?: number;
  readonly fence?: bigint;
  readonly recover_after?: Date | null;
  readonly previewed_at?: Date;
  readonly started_at?: Date;
  readonly ended_at?: Date;
}

const JSON_COLUMNS = ['waiting_for', 'canonical_plan', 'diff', 'findings', 'summary', 'trouble'] as const;

/** Stores an act's outcome. Any act ends a wait unless it says what is waited for, or when a recovery is due. */
export async function changeOperation(tx: Tx, id: string, change: OperationChange): Promise<void> {
  const { waiting_for, canonical_plan, diff, findings, summary, trouble, ...plain } = change;
  const values = { waiting_for: waiting_for ?? null, canonical_plan, diff, findings, summary, trouble };
  const json = Object.fromEntries(
    JSON_COLUMNS.filter((column) => values[column] !== undefined).map((column) => [
      column,
      values[column] === null ? null : JSON.stringify(values[column]),
    ]),
  );
  await tx
    .updateTable('operation')
    .set({ ...plain, recover_after: plain.recover_after ?? null, ...json })
    .where('id', '=', id)
    .execute();
}

const NEIGHBOUR = ['id', 'number', 'state', 'ordinal'] as const;

export async function operationsOfStack(tx: Tx, stackId: string): Promise<readonly Neighbour[]> {
  const rows = await tx
    .selectFrom('operation')
    .select(NEIGHBOUR)
    .where('stack_id', '=', stackId)
    .orderBy('id')
    .execute();
  return rows as readonly Neighbour[];
}

/** One of a request's operations. */
export interface RequestOperation extends Neighbour {
  readonly stackId: string;
}

/** A request's operations in their order. Every act on one of them holds the request's lock, so two that end at once agree on who was last. */
export async function operationsOfRequest(tx: Tx, requestId: string | null): Promise<readonly RequestOperation[]> {
  if (requestId === null) return [];
  const rows = await tx
    .selectFrom('operation')
    .select([...NEIGHBOUR, 'stack_id as stackId'])
    .where('request_id', '=', requestId)
    .orderBy('ordinal')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows as readonly RequestOperation[];
}

/** The newest operation of a stack. */
export async function lastOperationOfStack(tx: Tx, stackId: string) {
  const row = await tx
    .selectFrom('operation')
    .select(COLUMNS)
    .where('stack_id', '=', stackId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as OperationRow | undefined;
}

/** What was last carried out on a stack by the program: the deployment its objects stand by. */
export async function lastCarriedOut(tx: Tx, stackId: string) {
  return tx
    .selectFrom('operation')
    .select(['id', 'program', 'inputs'])
    .where('stack_id', '=', stackId)
    .where('verb', '=', 'deploy')
    .where('state', '=', 'done')
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findRequest(tx: Tx, id: string) {
  return tx
    .selectFrom('request')
    .select(['id', 'number', 'department_id', 'kind', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Appends engine events; an event that is there already (a repeated batch) is left. Gives how many were new. */
export async function insertEvents(
  tx: Tx,
  operation: { id: string; departmentId: string | null },
  events: readonly { sequence: bigint; at: Date; kind: string; payload: unknown }[],
): Promise<number> {
  const rows = await tx
    .insertInto('operation_event')
    .values(
      events.map((event) => ({
        operation_id: operation.id,
        sequence: event.sequence,
        at: event.at,
        kind: event.kind,
        payload: JSON.stringify(event.payload),
        department_id: operation.departmentId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['operation_id', 'sequence']).doNothing())
    .returning('sequence')
    .execute();
  return rows.length;
}

export async function findOperation(tx: Tx, id: string) {
  const row = await tx.selectFrom('operation').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row as OperationRow | undefined;
}

/** Operations in one of `states` on stacks whose lease ran out before `expiredBefore` (or was never taken), oldest first. */
export async function orphanedOperations(tx: Tx, states: readonly OperationState[], expiredBefore: Date) {
  const rows = await tx
    .selectFrom('operation as o')
    .leftJoin('stack_lease as l', 'l.stack_id', 'o.stack_id')
    .select(['o.id', 'o.state'])
    .where('o.state', 'in', [...states])
    .where((eb) => eb.or([eb('l.expires_at', 'is', null), eb('l.expires_at', '<', expiredBefore)]))
    .orderBy('o.requested_at')
    .execute();
  return rows as readonly { id: string; state: OperationState }[];
}

/**
 * Operations whose job may have been lost with its worker: asked for, with nothing running, and not waiting for another one
 * that is still on its way; or with an unknown end, when they were to be recovered by now.
 */
export async function dormantOperations(tx: Tx, askedBefore: Date) {
  const asked = sql<boolean>`state in ('requested', 'waiting', 'approved')
    and coalesce(previewed_at, requested_at) < ${askedBefore} and not exists (
      select from operation b where b.number = operation.waiting_for->>'number' and b.state not in ('done', 'failed', 'cancelled'))`;
  return tx
    .selectFrom('operation')
    .select(['id', 'state'])
    .where((eb) => eb.or([asked, eb.and([eb('state', '=', 'unknown'), eb('recover_after', '<', askedBefore)])]))
    .orderBy('requested_at')
    .limit(100)
    .execute();
}

/** The trouble an operation is in, with what it left behind. */
export async function troubleOf(tx: Tx, id: string) {
  const row = await tx.selectFrom('operation').select('trouble').where('id', '=', id).executeTakeFirstOrThrow();
  return troubleSchema.extend({ leftovers: z.array(leftoverSchema) }).parse(row.trouble);
}
