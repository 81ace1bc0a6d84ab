import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { type IssueLink, linkHash } from './chain-rules.ts';
import { storedDigests } from './stored-digest-store.ts';

/** Where the chain ends, its row locked: statements are issued one after the other, and a number is given to none that is not. */
export async function lockChainHead(tx: Tx) {
  return tx.selectFrom('statement_chain_head').select(['sequence', 'hash']).forUpdate().executeTakeFirstOrThrow();
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
      version: whole.version,
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
  const audited = await sql<{ number: string; link: string | null }>`
    select detail ->> 'number' as number, detail ->> 'link' as link from audit_row where action = 'settlement.issued' and outcome = 'done'`.execute(
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
        version: row.version,
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
    audited: new Map(audited.rows.map(({ number, link }) => [number, link])),
  };
}
