import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { Head, Seal, SealedContent } from './rules.ts';
import { SEAL_ALGORITHM } from './rules.ts';

/** Makes this transaction the only sealer until it ends. */
export async function becomeSealer(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7_100_002)`.execute(tx);
}

const CONTENT = [
  'r.id',
  'r.at',
  'r.actor_kind as actorKind',
  'r.actor_id as actorId',
  'r.actor_name as actorName',
  'r.action',
  'r.outcome',
  'r.code',
  'r.object_kind as objectKind',
  'r.object_id as objectId',
  'r.department_id as departmentId',
  'r.detail',
  'r.trace_id as traceId',
] as const;

/**
 * The next rows to chain, in the order of the transactions that wrote them, then by key. A row is due once every transaction
 * older than its own has ended: what is still open can only commit rows that come later, so none is ever passed over. (An id
 * from beyond this server's newest transaction came with a restored backup; what wrote it has ended too.)
 */
export async function dueRows(tx: Tx, limit: number): Promise<readonly SealedContent[]> {
  return tx
    .selectFrom('audit_pending as p')
    .innerJoin('audit_row as r', 'r.id', 'p.audit_id')
    .select(CONTENT)
    .where(
      sql<boolean>`(p.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        or p.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`,
    )
    .orderBy('p.transaction_id')
    .orderBy('p.audit_id')
    .limit(limit)
    .execute();
}

/** Newest seal of each of the chains that has one. */
export async function headsOf(tx: Tx, chains: readonly string[]): Promise<ReadonlyMap<string, Head>> {
  if (chains.length === 0) return new Map();
  const rows = await tx
    .selectFrom('audit_seal')
    .distinctOn('chain')
    .select(['chain', 'sequence', 'hash'])
    .where('chain', 'in', chains)
    .orderBy('chain')
    .orderBy('sequence', 'desc')
    .execute();
  return new Map(rows.map(({ chain, sequence, hash }) => [chain, { sequence, hash }]));
}

/** Stores the seals and takes their rows off the list of what waits. */
export async function storeSeals(tx: Tx, seals: readonly Seal[], sealedAt: Date): Promise<void> {
  if (seals.length === 0) return;
  const rows = seals.map((seal) => ({
    chain: seal.chain,
    sequence: seal.sequence,
    audit_id: seal.auditId,
    algorithm: SEAL_ALGORITHM,
    previous_hash: seal.previousHash,
    hash: seal.hash,
    sealed_at: sealedAt,
  }));
  await tx.insertInto('audit_seal').values(rows).execute();
  const ids = seals.map((seal) => seal.auditId);
  await tx.deleteFrom('audit_pending').where('audit_id', 'in', ids).execute();
}

/** Up to `limit` seals of `chain` after `sequence`, each with its row (null when the row is gone). */
export async function sealsAfter(
  tx: Tx,
  after: { readonly chain: string; readonly sequence: bigint },
  limit: number,
): Promise<readonly (Seal & { readonly row: SealedContent | null })[]> {
  const rows = await tx
    .selectFrom('audit_seal as s')
    .leftJoin('audit_row as r', 'r.id', 's.audit_id')
    .select(['s.chain', 's.sequence', 's.audit_id as auditId', 's.previous_hash as previousHash', 's.hash'])
    .select(CONTENT)
    .where('s.chain', '=', after.chain)
    .where('s.sequence', '>', after.sequence)
    .orderBy('s.sequence')
    .limit(limit)
    .execute();
  return rows.map(({ chain, sequence, auditId, previousHash, hash, ...row }) => ({
    chain,
    sequence,
    auditId,
    previousHash,
    hash,
    row: row.id === null ? null : (row as SealedContent),
  }));
}

/** Hash and row of the seals at the given places, by `chain sequence`; a place that has none is left out. */
export async function sealsAt(
  tx: Tx,
  places: readonly { readonly chain: string; readonly sequence: string }[],
): Promise<ReadonlyMap<string, { readonly hash: string; readonly auditId: string }>> {
  if (places.length === 0) return new Map();
  const { rows } = await sql<{ chain: string; sequence: bigint; audit_id: string; hash: Buffer }>`
    select s.chain, s.sequence, s.audit_id, s.hash
    from unnest(${places.map(({ chain }) => chain)}::text[], ${places.map(({ sequence }) => sequence)}::bigint[]) as p (chain, sequence)
    join audit_seal s on s.chain = p.chain and s.sequence = p.sequence`.execute(tx);
  const found = rows.map(({ chain, sequence, audit_id: auditId, hash }) => {
    return [`${chain} ${sequence}`, { hash: hash.toString('hex'), auditId }] as const;
  });
  return new Map(found);
}

/** Every chain with its length and newest seal, and every chain that has rows not sealed yet, with the oldest of them. */
export async function chainSummaries(tx: Tx) {
  const { rows } = await sql<{
    chain: string;
    name: string | null;
    sealed: bigint;
    headSequence: bigint | null;
    headHash: Buffer | null;
    sealedAt: Date | null;
    unsealed: bigint;
    oldestUnsealedAt: Date | null;
  }>`
    with sealed as (
      select distinct on (chain) chain, sequence, hash, sealed_at, count(*) over (partition by chain) as count
      from audit_seal order by chain, sequence desc
    ), waiting as (
      select coalesce(r.department_id::text, 'province') as chain, count(*) as count, min(r.at) as oldest
      from audit_row r where not exists (select from audit_seal s where s.audit_id = r.id) group by 1
    )
    select coalesce(s.chain, w.chain) as chain, d.name, coalesce(s.count, 0) as sealed, s.sequence as "headSequence",
           s.hash as "headHash", s.sealed_at as "sealedAt", coalesce(w.count, 0) as unsealed, w.oldest as "oldestUnsealedAt"
    from sealed s full join waiting w on w.chain = s.chain
    left join department d on d.id::text = coalesce(s.chain, w.chain)
    order by coalesce(s.chain, w.chain) <> 'province', 1`.execute(tx);
  return rows;
}
