import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type DriftedObject, driftedObjectSchema } from '@zhengyun/interface/drift.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { END_STATES, WORK_STATES } from '../provisioning/rules.ts';
import type { Trouble } from '../requests/schemas.ts';
import { HOLDS_OBJECTS } from '../verb/stacks-with-objects.ts';
import type { OpenDrift } from './rules.ts';
import type { DRIFT_ENDS, DRIFT_OUTCOMES } from './schemas.ts';

/**
 * Stacks with objects whose look is due, longest due first. One that an operation is changing just now, or may have changed, waits for its
 * end; one whose operation is only planned, or waits for people for days, does not: what a foreign hand does meanwhile is to be seen.
 */
export async function dueStacks(tx: Tx, due: { now: Date; limit: number }) {
  return tx
    .selectFrom('drift_check as k')
    .innerJoin('stack as s', 's.id', 'k.stack_id')
    .select('s.id')
    .where(HOLDS_OBJECTS)
    .where('k.due_at', '<=', due.now)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('operation as o').whereRef('o.stack_id', '=', 's.id').where('o.state', 'in', WORK_STATES))),
    )
    .orderBy('k.due_at')
    .limit(due.limit)
    .execute();
}

/** Stacks with objects that have no place in the interval yet. */
export async function unplannedStacks(tx: Tx) {
  return tx
    .selectFrom('stack as s')
    .leftJoin('drift_check as k', 'k.stack_id', 's.id')
    .select(['s.id', 's.department_id'])
    .where(HOLDS_OBJECTS)
    .where('k.stack_id', 'is', null)
    .limit(1_000)
    .execute();
}

/** Enters when a stack is looked at for the first time; a plan that stands is left. */
export async function planFirstCheck(
  tx: Tx,
  check: { stackId: string; departmentId: string | null; dueAt: Date },
): Promise<void> {
  await tx
    .insertInto('drift_check')
    .values({ stack_id: check.stackId, department_id: check.departmentId, due_at: check.dueAt })
    .onConflict((conflict) => conflict.column('stack_id').doNothing())
    .execute();
}

/** The stack, locked, with what a look at it must know: its last outcome, whether an operation is at it, and when any ended last. */
export async function lockChecked(tx: Tx, stackId: string) {
  const stack = await tx
    .selectFrom('stack as s')
    .select(['s.id', 's.kind', 's.name', 's.cloud_id', 's.tenancy_id', 's.department_id', 's.state'])
    .select(HOLDS_OBJECTS.as('holds'))
    .where('s.id', '=', stackId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!stack) return undefined;
  const check = await tx.selectFrom('drift_check').selectAll().where('stack_id', '=', stackId).executeTakeFirst();
  const operations = await tx
    .selectFrom('operation')
    .select(['state', 'ended_at'])
    .where('stack_id', '=', stackId)
    .execute();
  const ended = operations.flatMap(({ ended_at }) => ended_at ?? []).map((at) => at.getTime());
  return {
    ...stack,
    check,
    busy: operations.some(({ state }) => WORK_STATES.some((work) => work === state)),
    lastEndedAt: ended.length > 0 ? new Date(Math.max(...ended)) : null,
  };
}

export async function findOpenDrift(tx: Tx, stackId: string): Promise<OpenDrift | null> {
  const open = tx.selectFrom('drift').select(['id', 'digest']).where('stack_id', '=', stackId);
  return (await open.where('ended_at', 'is', null).executeTakeFirst()) ?? null;
}

/** Stores a look's outcome and when the next one is due; `since` stays while the outcome does. */
export async function putCheck(
  tx: Tx,
  check: {
    stackId: string;
    departmentId: string | null;
    outcome: (typeof DRIFT_OUTCOMES)[number];
    reason: Trouble | null;
    at: Date;
    since: Date;
    dueAt: Date;
  },
): Promise<void> {
  const row = {
    outcome: check.outcome,
    reason: check.reason === null ? null : JSON.stringify(check.reason),
    checked_at: check.at,
    since: check.since,
    due_at: check.dueAt,
  };
  await tx
    .insertInto('drift_check')
    .values({ stack_id: check.stackId, department_id: check.departmentId, ...row })
    .onConflict((conflict) => conflict.column('stack_id').doUpdateSet(row))
    .execute();
}

/** Has the stack looked at as soon as may be. */
export async function dueNow(tx: Tx, stackId: string, at: Date): Promise<void> {
  await tx.updateTable('drift_check').set({ due_at: at }).where('stack_id', '=', stackId).execute();
}

export async function insertDrift(
  tx: Tx,
  drift: {
    id: string;
    stackId: string;
    departmentId: string | null;
    objects: readonly DriftedObject[];
    digest: string;
    operationId: string | null;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('drift')
    .values({
      id: drift.id,
      stack_id: drift.stackId,
      department_id: drift.departmentId,
      objects: JSON.stringify(drift.objects),
      digest: drift.digest,
      operation_id: drift.operationId,
      found_at: drift.at,
      seen_at: drift.at,
    })
    .execute();
}

/** Another sight of the same drift; who and when may have become clearer. */
export async function seeDrift(
  tx: Tx,
  id: string,
  seen: { objects: readonly DriftedObject[]; at: Date },
): Promise<void> {
  const row = { objects: JSON.stringify(seen.objects), seen_at: seen.at };
  await tx.updateTable('drift').set(row).where('id', '=', id).execute();
}

export async function endDrift(tx: Tx, id: string, end: { as: (typeof DRIFT_ENDS)[number]; at: Date }): Promise<void> {
  await tx.updateTable('drift').set({ ended_as: end.as, ended_at: end.at }).where('id', '=', id).execute();
}

/** The drift, locked after its stack, with where it is. */
export async function lockDrift(tx: Tx, id: string) {
  const stacks = tx.selectFrom('drift').select('stack_id').where('id', '=', id);
  await tx.selectFrom('stack').select('id').where('id', 'in', stacks).forNoKeyUpdate().execute();
  return tx
    .selectFrom('drift as f')
    .innerJoin('stack as s', 's.id', 'f.stack_id')
    .select(['f.id', 'f.stack_id', 'f.department_id', 'f.objects', 'f.ended_at', 's.cloud_id', 's.name as stack_name'])
    .where('f.id', '=', id)
    .forNoKeyUpdate('f')
    .executeTakeFirst();
}

/** Notes which operation is to settle a drift. */
export async function setSettling(tx: Tx, id: string, operationId: string): Promise<void> {
  await tx.updateTable('drift').set({ operation_id: operationId }).where('id', '=', id).execute();
}

/**
 * The operation under way on a stack that settles whatever drift it meets, for whichever it was opened: it takes in, or puts back, what
 * the cluster shows as it is carried out. Null: none.
 */
export async function settlingOperation(tx: Tx, stackId: string): Promise<string | null> {
  const found = await tx
    .selectFrom('operation')
    .select('id')
    .where('stack_id', '=', stackId)
    .where('state', 'not in', END_STATES)
    .where(sql<string>`intent->>'purpose'`, 'in', ['accept', 'revert'])
    .executeTakeFirst();
  return found?.id ?? null;
}

/** The open drift that the operation settles; null: it was opened for none, or none is left. */
export async function findSettled(tx: Tx, operationId: string): Promise<string | null> {
  const found = tx.selectFrom('drift').select('id').where('operation_id', '=', operationId);
  return (await found.where('ended_at', 'is', null).executeTakeFirst())?.id ?? null;
}

export function objectsOf({ objects }: { readonly objects: unknown }): readonly DriftedObject[] {
  return z.array(driftedObjectSchema).parse(objects);
}
