import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type RawBuilder, sql } from 'kysely';

/** How the digest of what is issued from now on is made. */
export const DIGEST_VERSION = 2;

const at = (column: string) => sql`extract(epoch from ${sql.ref(column)})`;
/** SHA-256 (hex) of a text expression. */
const digestOf = (text: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;
const digestOfRow = (...columns: readonly RawBuilder<unknown>[]) =>
  digestOf(sql`jsonb_build_array(${sql.join(columns)})::text`);

/** Version 1: head and lines. */
const WHAT_IT_SAYS = digestOf(sql`concat_ws(E'\n', s.id, s.number, s.contract_id, s.department_id, s.month,
  extract(epoch from s.as_of), s.payable_fen, s.content_hash, s.working,
  (select string_agg(concat_ws('|', l.ordinal, l.kind, l.resource_id, l.sku, l.unit, trim_scale(l.quantity), trim_scale(l.unit_price),
    trim_scale(l.exact), l.amount_fen, l.working), E'\n' order by l.ordinal) from statement_line l where l.statement_id = s.id))`);

const LINES = sql`(select string_agg(${digestOfRow(
  sql`l.id, l.department_id, l.ordinal, l.kind, l.resource_id, l.sku, l.unit, trim_scale(l.quantity), trim_scale(l.unit_price)`,
  sql`trim_scale(l.exact), l.amount_fen, l.working`,
)}, '' order by l.ordinal) from statement_line l where l.statement_id = s.id)`;

const RATING = sql`(select ${digestOfRow(
  sql`m.id, m.department_id, m.contract_id, m.month, ${at('m.starts_at')}, ${at('m.ends_at')}, ${at('m.as_of')}, m.content_hash`,
  sql`m.charges, trim_scale(m.amount), ${at('m.rated_at')}`,
)} from rated_month m where m.id = s.rating_id)`;

const CHARGES = sql`(select string_agg(${digestOfRow(
  sql`c.id, c.department_id, c.kind, c.resource_id, c.cloud_id, c.sku, c.unit, c.price_version_id, trim_scale(c.unit_price)`,
  sql`${at('c.starts_at')}, ${at('c.ends_at')}, c.units, trim_scale(c.quantity), trim_scale(c.amount), c.events`,
)}, '' order by c.id) from charge c where c.rating_id = s.rating_id)`;

const ITEMS = sql`(select string_agg(${digestOfRow(
  sql`i.id, i.department_id, i.sku, i.price_version_id, i.seconds, trim_scale(i.share), trim_scale(i.quantity)`,
  sql`trim_scale(i.by_model), trim_scale(i.discount), trim_scale(i.bound)`,
)}, '' order by i.id) from rated_item i where i.rating_id = s.rating_id)`;

/** Version 2: also who built, reviewed, released and issued it and when, its policy, and the rating with all that is behind the lines. */
const ALL_BEHIND_IT = digestOfRow(
  sql`s.id, s.number, s.working_number, s.contract_id, s.department_id, s.month, ${at('s.as_of')}, s.payable_fen, s.content_hash, s.working`,
  sql`s.policy_id, ${at('s.built_at')}, s.drafted_by, ${at('s.reviewed_at')}, s.reviewed_by, ${at('s.issued_at')}, s.issued_by`,
  sql`${at('s.confirm_by')}, s.parked, ${at('s.parked_at')}, ${at('s.released_at')}, s.released_by, s.released_why, s.rating_id`,
  sql`${LINES}, ${RATING}, ${CHARGES}, ${ITEMS}`,
);

/** SHA-256 (hex) over an issued statement as it is stored, by the version of today: what its link is made over. */
export async function digestToSign(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select ${ALL_BEHIND_IT} as digest from statement s where s.id = ${id}`.execute(tx);
  return rows[0]?.digest ?? '';
}

/** SHA-256 (hex) over each issued statement as it is stored now, by printed number, each by the version of its own link. */
export async function storedDigests(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; digest: string }>`
    select s.number, case when i.version = 2 then ${ALL_BEHIND_IT} else ${WHAT_IT_SAYS} end as digest
      from statement s left join statement_issue i on i.statement_id = s.id
     where s.issued_at is not null`.execute(tx);
  return new Map(rows.map(({ number, digest }) => [number, digest]));
}
