import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { findGiven } from '../transfers/find-given.ts';
import type { MovedResource } from '../transfers/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import { type StatementLine, storedLineWorkingSchema } from './schemas.ts';

const storedSchema = z.intersection(z.object({ key: z.string() }), storedLineWorkingSchema);

/** The lines of a statement in their order, each usage line with the charges it sums. */
export async function linesOf(
  scope: VerbScope,
  statement: { readonly id: string; readonly month: Month },
): Promise<StatementLine[]> {
  const { tx } = scope;
  const charges = await chargesByLine(tx, statement);
  const rows = await tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .leftJoin('cloud as c', 'c.id', 'r.cloud_id')
    .selectAll('l')
    .select(['r.number', 'r.item', 'c.id as cloudId', 'c.slug as cloudSlug', 'c.name as cloudName'])
    .where('l.statement_id', '=', statement.id)
    .orderBy('l.ordinal')
    .execute();
  const hidden = rows.flatMap((row) => (row.resource_id && !row.cloudId ? row.resource_id : []));
  const given = await findGiven.definition.read(scope, { resourceIds: hidden });
  return rows.map((row) => {
    const { key, ...working } = storedSchema.parse(row.working);
    return {
      id: row.id,
      ordinal: row.ordinal,
      key,
      kind: row.kind as StatementLine['kind'],
      resource: resourceOf(row, given),
      sku: row.sku as StatementLine['sku'],
      unit: row.unit,
      quantity: row.quantity,
      unitPrice: row.unit_price,
      exact: row.exact,
      amountFen: row.amount_fen.toString(),
      working:
        working.kind === 'usage'
          ? { ...working, charges: charges.get(`${row.resource_id}/${row.sku}/${working.priceVersion.id}`) ?? [] }
          : working,
    };
  });
}

interface Named {
  readonly resource_id: string | null;
  readonly number: string | null;
  readonly item: string | null;
  readonly cloudId: string | null;
  readonly cloudSlug: string | null;
  readonly cloudName: string | null;
}

/** The resource of a line by its names of today, or by those it had when it went to another department. */
function resourceOf(row: Named, given: ReadonlyMap<string, MovedResource>): StatementLine['resource'] {
  const { resource_id: id, number, item, cloudId, cloudSlug, cloudName } = row;
  if (id === null) return null;
  if (cloudId !== null)
    return {
      id,
      number: number ?? '',
      item: item ?? '',
      cloud: { id: cloudId, slug: cloudSlug ?? '', name: cloudName ?? '' },
    };
  const went = given.get(id);
  return went ? { id, number: went.number, item: went.item, cloud: went.cloud } : null;
}

type ChargeView = Extract<StatementLine['working'], { kind: 'usage' }>['charges'][number];

async function chargesByLine(
  tx: Tx,
  statement: { readonly id: string; readonly month: Month },
): Promise<ReadonlyMap<string, ChargeView[]>> {
  const { from, to } = periodOf(statement.month);
  const monthSeconds = secondsBetween(from, to).toString();
  const rows = await tx
    .selectFrom('charge')
    .selectAll()
    .where('statement_id', '=', statement.id)
    .orderBy('starts_at')
    .execute();
  const result = new Map<string, ChargeView[]>();
  for (const row of rows) {
    const key = `${row.resource_id}/${row.sku}/${row.price_version_id}`;
    const own = result.get(key) ?? [];
    own.push({
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      seconds: secondsBetween(row.starts_at, row.ends_at).toString(),
      monthSeconds,
      units: row.units.toString(),
      quantity: row.quantity,
      amount: row.amount,
    });
    result.set(key, own);
  }
  return result;
}
