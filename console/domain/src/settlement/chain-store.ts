import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { type IssueLink, linkHash } from './chain-rules.ts';

/** Where the chain ends, its row locked: statements are issued one after the other, and a number is given to none that is not. */
export async function lockChainHead(tx: Tx) {
  return tx.selectFrom('statement_chain_head').select(['sequence', 'hash']).forUpdate().executeTakeFirstOrThrow();
}

/** SHA-256 (hex) over head and lines as they are stored, of one issued statement or of all, by printed number. */
export async function storedDigests(tx: Tx, id?: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; digest: string }>`
    select s.number, encode(sha256(convert_to(concat_ws(E'\n', s.id, s.number, s.contract_id, s.department_id, s.month,
      extract(epoch from s.as_of), s.payable_fen, s.content_hash, s.working,
      (select string_agg(concat_ws('|', l.ordinal, l.kind, l.resource_id, l.sku, l.unit, trim_scale(l.quantity), trim_scale(l.unit_price),
        trim_scale(l.exact), l.amount_fen, l.working), E'\n' order by l.ordinal) from statement_line l where l.statement_id = s.id)), 'UTF8')), 'hex') as digest
    from statement s where s.issued_at is not null and ${id ?? null}::uuid is null or s.id = ${id ?? null}`.execute(tx);
  return new Map(rows.map(({ number, digest }) => [number, digest]));
}

/** Adds a link behind the head, whose row the caller has locked. */
export async function appendLink(tx: Tx, link: Omit<IssueLink, 'hash'>): Promise<IssueLink> {
  const whole = { ...link, hash: linkHash(link) };
  await tx
    .insertInto('statement_issue')
    .values({
      sequence: whole.sequence,
      statement_id: whole.statementId,
      department_id: whole.departmentId,
      number: whole.number,
      year: whole.year,
      ordinal: whole.ordinal,
      payable_fen: whole.payableFen,
      content_hash: whole.contentHash,
      stored_digest: whole.storedDigest,
      issued_at: whole.issuedAt,
      issued_by: whole.issuedBy,
      previous_hash: whole.previousHash,
      hash: whole.hash,
    })
    .execute();
  await tx.updateTable('statement_chain_head').set({ sequence: whole.sequence, hash: whole.hash }).execute();
  return whole;
}

/** The whole chain as stored, for checking. */
export async function readChain(tx: Tx) {
  const rows = await tx.selectFrom('statement_issue').selectAll().orderBy('sequence').execute();
  const head = await tx.selectFrom('statement_chain_head').select(['sequence', 'hash']).executeTakeFirst();
  const voided = await tx.selectFrom('statement_number_void').selectAll().orderBy('number').execute();
  const audited = await sql<{ number: string }>`
    select detail ->> 'number' as number from audit_row where action = 'settlement.issued' and outcome = 'done'`.execute(
    tx,
  );
  return {
    links: rows.map(
      (row): IssueLink => ({
        sequence: row.sequence,
        number: row.number,
        year: row.year,
        ordinal: row.ordinal,
        statementId: row.statement_id,
        departmentId: row.department_id,
        payableFen: row.payable_fen,
        contentHash: row.content_hash,
        storedDigest: row.stored_digest,
        issuedAt: row.issued_at,
        issuedBy: row.issued_by,
        previousHash: row.previous_hash,
        hash: row.hash,
      }),
    ),
    head: head ?? { sequence: 0n, hash: '' },
    stored: await storedDigests(tx),
    voided,
    audited: new Set(audited.rows.map(({ number }) => number)),
  };
}
