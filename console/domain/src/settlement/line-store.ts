import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { chargesOfRating } from '../rating/charges-of-rating.ts';
import type { ChargeView } from '../rating/schemas.ts';
import { findGiven } from '../transfers/find-given.ts';
import type { MovedResource } from '../transfers/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import { type StatementLine, storedLineWorkingSchema } from './schemas.ts';

const storedSchema = z.intersection(z.object({ key: z.string() }), storedLineWorkingSchema);

/** Where to go on in a statement, and how many lines at most. */
interface PartOf {
  /** Ordinal of the last line that was read. */
  readonly after: number;
  readonly limit: number;
}

/** The lines of a statement in their order, each usage line with the charges it sums. */
export async function linesOf(
  scope: VerbScope,
  statement: { readonly id: string; readonly rating_id: string | null },
): Promise<StatementLine[]> {
  const charges = await chargesByLine(scope, statement.rating_id);
  const lines = await bareLinesOf(scope, statement.id);
  return lines.map(({ resourceId, line }) => {
    const { sku, working } = line;
    if (working.kind !== 'usage') return line;
    const own = charges.get(`${resourceId}/${sku}/${working.priceVersion.id}`) ?? [];
    return { ...line, working: { ...working, charges: own } };
  });
}

/** The lines of a statement in their order, usage lines with no charges, each with the key of its resource even where that has no name any more. */
export async function bareLinesOf(
  scope: VerbScope,
  statementId: string,
  part?: PartOf,
): Promise<readonly { readonly resourceId: string | null; readonly line: StatementLine }[]> {
  const all = scope.tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .leftJoin('cloud as c', 'c.id', 'r.cloud_id')
    .selectAll('l')
    .select(['r.number', 'r.item', 'c.id as cloudId', 'c.slug as cloudSlug', 'c.name as cloudName'])
    .where('l.statement_id', '=', statementId)
    .orderBy('l.ordinal');
  const rows = await (part ? all.where('l.ordinal', '>', part.after).limit(part.limit) : all).execute();
  const hidden = rows.flatMap((row) => (row.resource_id && !row.cloudId ? row.resource_id : []));
  const given = await findGiven.definition.read(scope, { resourceIds: hidden });
  return rows.map((row) => {
    const { key, ...working } = storedSchema.parse(row.working);
    const line = {
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
      working: working.kind === 'usage' ? { ...working, charges: [] } : working,
    };
    return { resourceId: row.resource_id, line };
  });
}

/** How many lines a statement has, and whether any is charged at a sample price. */
export async function sizeOf(tx: Tx, statementId: string): Promise<{ lineCount: number; sample: boolean }> {
  const { rows } = await sql<{ lineCount: number; sample: boolean }>`
    select (select count(*)::int from statement_line where statement_id = ${statementId}) as "lineCount",
           exists (select from statement_line where statement_id = ${statementId} and kind = 'usage'
                      and working #>> '{priceVersion,sample}' = 'true') as sample`.execute(tx);
  return rows[0] ?? { lineCount: 0, sample: false };
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
export function resourceOf(row: Named, given: ReadonlyMap<string, MovedResource>): StatementLine['resource'] {
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

async function chargesByLine(scope: VerbScope, ratingId: string | null): Promise<ReadonlyMap<string, ChargeView[]>> {
  if (ratingId === null) return new Map();
  const charges = await chargesOfRating.definition.read(scope, { ratingId });
  const used = charges.filter(({ kind }) => kind === 'usage');
  return Map.groupBy(used, ({ resource, sku, priceVersion }) => `${resource?.id}/${sku}/${priceVersion.id}`);
}
