import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { amountsText, type ResourceChange } from './rules.ts';
import { recordResourceChangeSchema } from './schemas.ts';

const amountsSchema = recordResourceChangeSchema.shape.amounts;

/** The resource, locked until the transaction ends: its changes are decided on one after the other. */
export async function lockResource(tx: Tx, resourceId: string) {
  return tx
    .selectFrom('resource')
    .select(['id', 'number', 'department_id as departmentId'])
    .where('id', '=', resourceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A change with the department whose holding it is of. */
interface OwnedChange extends ResourceChange {
  readonly departmentId: string;
}

interface ChangeRow {
  readonly id: string;
  readonly department_id: string;
  readonly kind: string;
  readonly at: Date;
  readonly received_at: Date;
  readonly amounts: unknown;
  readonly cause_kind: string;
  readonly cause_id: string;
  readonly instance_uid: string | null;
}

export function toChange(row: ChangeRow): OwnedChange {
  return {
    id: row.id,
    departmentId: row.department_id,
    kind: row.kind as ResourceChange['kind'],
    at: row.at,
    receivedAt: row.received_at,
    amounts: amountsSchema.parse(row.amounts),
    cause: { kind: row.cause_kind as ResourceChange['cause']['kind'], id: row.cause_id },
    instanceUid: row.instance_uid,
  };
}

/** All changes of the given resources, by resource, in order of instant and key; `inMonth`: without those that came after the month that begins then was closed. */
export async function changesOf(
  tx: Tx,
  resourceIds: readonly string[],
  inMonth?: Date,
): Promise<ReadonlyMap<string, OwnedChange[]>> {
  const result = new Map<string, OwnedChange[]>(resourceIds.map((id) => [id, []]));
  if (resourceIds.length === 0) return result;
  const rows = await tx
    .selectFrom('resource_change')
    .selectAll()
    .where('resource_id', 'in', resourceIds)
    .$if(inMonth !== undefined, (all) =>
      all.where((eb) => eb.or([eb('counts_from', 'is', null), eb('counts_from', '<=', inMonth ?? null)])),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  for (const row of rows) result.get(row.resource_id)?.push(toChange(row));
  return result;
}

interface NewChange extends OwnedChange {
  readonly resourceId: string;
}

/** `countsFrom`: null, unless its month was closed. */
export async function insertChange(tx: Tx, change: NewChange, countsFrom: Date | null): Promise<void> {
  await tx
    .insertInto('resource_change')
    .values({
      id: change.id,
      resource_id: change.resourceId,
      department_id: change.departmentId,
      kind: change.kind,
      at: change.at,
      received_at: change.receivedAt,
      amounts: JSON.stringify(amountsText(change.amounts)),
      cause_kind: change.cause.kind,
      cause_id: change.cause.id,
      instance_uid: change.instanceUid,
      counts_from: countsFrom,
    })
    .execute();
}
