import { parseExact } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { findGiven } from '../../transfers/find-given.ts';
import type { VerbScope } from '../../verb/context.ts';
import { resourceOf } from '../line-store.ts';
import type { StatementLine } from '../schemas.ts';
import type { LineSums } from './figure-rules.ts';

interface Asked {
  readonly statementId: string;
  readonly kinds: readonly string[];
}

/** How many lines of the kinds a statement has, and what they come to. */
export async function sumsOfLines({ tx }: VerbScope, { statementId, kinds }: Asked) {
  const { rows } = await sql<{ total: number; exact: string; amount_fen: string }>`
    select count(*)::int as total, coalesce(sum(exact), 0)::numeric(70, 40)::text as exact, coalesce(sum(amount_fen), 0)::text as amount_fen
      from statement_line where statement_id = ${statementId}::uuid and kind = any (${[...kinds]}::text[])`.execute(tx);
  const [row] = rows;
  const sums: LineSums = { exact: parseExact(row?.exact ?? '0'), amountFen: BigInt(row?.amount_fen ?? 0) };
  return { total: row?.total ?? 0, ...sums };
}

type ShownLine = Pick<StatementLine, 'id' | 'ordinal' | 'kind' | 'resource' | 'sku' | 'exact' | 'amountFen'>;

/** The next lines of the kinds in their order, from after one of them, without their workings: a statement may have twenty thousand. */
export async function pageOfLines(
  scope: VerbScope,
  { statementId, kinds, after, limit }: Asked & { readonly after: string | undefined; readonly limit: number },
): Promise<readonly ShownLine[]> {
  const { rows } = await sql<LineRow>`
    select l.id, l.ordinal, l.kind, l.resource_id, l.sku, l.exact::text as exact, l.amount_fen::text as "amountFen", r.number, r.item,
           c.id as "cloudId", c.slug as "cloudSlug", c.name as "cloudName"
      from statement_line l left join resource r on r.id = l.resource_id left join cloud c on c.id = r.cloud_id
     where l.statement_id = ${statementId}::uuid and l.kind = any (${[...kinds]}::text[])
       and l.ordinal > coalesce((select ordinal from statement_line x where x.id = ${after ?? null}::uuid), 0)
     order by l.ordinal limit ${limit}`.execute(scope.tx);
  const hidden = rows.flatMap((row) => (row.resource_id && !row.cloudId ? row.resource_id : []));
  const given = await findGiven.definition.read(scope, { resourceIds: hidden });
  return rows.map((row) => ({
    id: row.id,
    ordinal: row.ordinal,
    kind: row.kind,
    resource: resourceOf(row, given),
    sku: row.sku,
    exact: row.exact,
    amountFen: row.amountFen,
  }));
}

interface LineRow {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: StatementLine['kind'];
  readonly resource_id: string | null;
  readonly sku: StatementLine['sku'];
  readonly exact: string;
  readonly amountFen: string;
  readonly number: string | null;
  readonly item: string | null;
  readonly cloudId: string | null;
  readonly cloudSlug: string | null;
  readonly cloudName: string | null;
}
