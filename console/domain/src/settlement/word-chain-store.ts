import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { type WordKind, type WordLink, wordHash, wordKey } from './word-chain-rules.ts';

interface StoredWord {
  readonly kind: WordKind;
  readonly objectId: string;
  readonly statementId: string;
  readonly departmentId: string;
  readonly number: string;
  readonly digest: string;
}

/** What was said of issued statements as it is stored now, of one object or of all, each with its SHA-256 (hex). */
async function storedWords(tx: Tx, of?: { readonly kind: WordKind; readonly objectId: string }) {
  const { rows } = await sql<StoredWord>`
    select w.kind, w.object_id as "objectId", w.statement_id as "statementId", s.department_id as "departmentId", s.number,
           encode(sha256(convert_to(w.word::text, 'UTF8')), 'hex') as digest
      from (
        select 'confirmed' as kind, id as object_id, id as statement_id,
               jsonb_build_array(id, extract(epoch from confirmed_at), confirmed_by, confirmed_how) as word
          from statement where confirmed_at is not null
        union all
        select 'payment', id, statement_id,
               jsonb_build_array(id, statement_id, department_id, amount_fen, reference, paid_on, recorded_by, extract(epoch from recorded_at))
          from statement_payment
        union all
        select 'reversal', r.payment_id, p.statement_id,
               jsonb_build_array(r.payment_id, r.department_id, r.recorded_by, r.reversed_by, extract(epoch from r.reversed_at), r.reason)
          from statement_payment_reversal r join statement_payment p on p.id = r.payment_id) w
      join statement s on s.id = w.statement_id
     where ${of?.kind ?? null}::text is null or (w.kind = ${of?.kind ?? null} and w.object_id = ${of?.objectId ?? null})`.execute(
    tx,
  );
  return rows;
}

/** Binds what was just said of a statement (stored by the caller in this transaction) to all that was said before. Words wait for one another until the transaction ends. */
export async function bindWord(tx: Tx, kind: WordKind, objectId: string): Promise<void> {
  const head = await tx
    .selectFrom('statement_word_head')
    .select(['sequence', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const [word] = await storedWords(tx, { kind, objectId });
  if (!word) throw new Error(`no ${kind} ${objectId} is stored`);
  const { statementId, departmentId, digest: storedDigest } = word;
  const sequence = head.sequence + 1n;
  const link = { sequence, kind, objectId, statementId, departmentId, storedDigest, previousHash: head.hash };
  const hash = wordHash(link);
  await tx
    .insertInto('statement_word')
    .values({
      sequence,
      kind,
      object_id: objectId,
      statement_id: statementId,
      department_id: departmentId,
      stored_digest: storedDigest,
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await tx.updateTable('statement_word_head').set({ sequence, hash }).execute();
}

/** The chain of words as stored, for checking. */
export async function readWords(tx: Tx) {
  const rows = await tx.selectFrom('statement_word').selectAll().orderBy('sequence').execute();
  const head = await tx.selectFrom('statement_word_head').select(['sequence', 'hash']).executeTakeFirst();
  const stored = await storedWords(tx);
  return {
    links: rows.map(
      (row): WordLink => ({
        sequence: row.sequence,
        kind: row.kind as WordKind,
        objectId: row.object_id,
        statementId: row.statement_id,
        departmentId: row.department_id,
        storedDigest: row.stored_digest,
        previousHash: row.previous_hash,
        hash: row.hash,
      }),
    ),
    head: head ?? { sequence: 0n, hash: '' },
    stored: new Map(stored.map((word) => [wordKey(word), word])),
    audited: await auditedWords(tx),
    misstated: await misstated(tx),
  };
}

async function auditedWords(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string; objectId: string | null }>`
    select case action when 'settlement.payment-recorded' then 'payment' when 'settlement.payment-reversed' then 'reversal' else 'confirmed' end as kind,
           case when action in ('settlement.payment-recorded', 'settlement.payment-reversed') then detail ->> 'payment' else object_id end as "objectId"
      from audit_row where outcome = 'done'
       and action in ('settlement.confirmed', 'settlement.confirmed-by-default', 'settlement.payment-recorded', 'settlement.payment-reversed')`.execute(
    tx,
  );
  return new Set(rows.flatMap(({ kind, objectId }) => (objectId === null ? [] : [wordKey({ kind, objectId })])));
}

/** Printed numbers of statements whose state or day of payment is not what was said of them. */
async function misstated(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select s.number
      from statement s
      left join lateral (
        select sum(p.amount_fen) as paid, max(p.recorded_at) as last from statement_payment p
         where p.statement_id = s.id and not exists (select from statement_payment_reversal r where r.payment_id = p.id)) p on true
     where s.issued_at is not null
       and (s.state <> case when s.confirmed_at is null then 'issued' when s.payable_fen > coalesce(p.paid, 0) then 'confirmed' else 'paid' end
         or s.paid_at is distinct from case when s.confirmed_at is not null and s.payable_fen <= coalesce(p.paid, 0) then coalesce(p.last, s.confirmed_at) end)
     order by s.number`.execute(tx);
  return rows.map(({ number }) => number);
}
