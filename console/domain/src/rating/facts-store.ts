import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { sql } from 'kysely';
import type { AmountChange } from './holding-rules.ts';
import type { RatedResource } from './rules.ts';

interface Wanted {
  readonly departmentId: string;
  readonly until: Date;
  /** Without changes that came after the month that begins then was closed; undefined: all. */
  readonly inMonth: Date | undefined;
}

/** Every resource of the department that changed before `until`, with all its changes before then. */
export async function resourcesOf(tx: Tx, { departmentId, until, inMonth }: Wanted): Promise<readonly RatedResource[]> {
  const rows = await tx
    .selectFrom('resource_change as x')
    .innerJoin('resource as r', 'r.id', 'x.resource_id')
    .select(['x.id', 'x.at', 'x.amounts', 'r.id as resourceId', 'r.number', 'r.xinchuang', 'r.cloud_id as cloudId'])
    .where('x.department_id', '=', departmentId)
    .where('x.at', '<', until)
    .$if(inMonth !== undefined, (all) =>
      all.where((eb) => eb.or([eb('x.counts_from', 'is', null), eb('x.counts_from', '<=', inMonth ?? null)])),
    )
    .orderBy('r.number')
    .orderBy('x.at')
    .orderBy('x.id')
    .execute();
  const resources = new Map<string, RatedResource & { readonly changes: AmountChange[] }>();
  for (const { resourceId, number, xinchuang, cloudId, ...change } of rows) {
    const resource = resources.get(resourceId) ?? { id: resourceId, number, xinchuang, cloudId, changes: [] };
    resource.changes.push({ id: change.id, at: change.at, amounts: amountsFrom(change.amounts) });
    resources.set(resourceId, resource);
  }
  return [...resources.values()];
}

function amountsFrom(stored: unknown): AmountChange['amounts'] {
  const texts = stored as Readonly<Record<string, string | undefined>>;
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const text = texts[dimension];
      return text === undefined ? [] : [[dimension, BigInt(text)]];
    }),
  );
}

/** Printed numbers of resources, by key. */
export async function numbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('resource')
    .select(['id', 'number'])
    .where('id', '=', sql<string>`any (${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
