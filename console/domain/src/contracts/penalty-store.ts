import type { Tx } from '@zhengyun/db/with-transaction.ts';

interface NewPenalty {
  readonly id: string;
  readonly number: string;
  readonly contract_id: string;
  readonly department_id: string;
  readonly month: string;
  readonly amount_fen: bigint | null;
  readonly rate_ppm: bigint | null;
  readonly cause: string;
  readonly evidence: string;
  readonly entered_by: string;
  readonly entered_at: Date;
}

export async function insertPenalty(tx: Tx, penalty: NewPenalty): Promise<void> {
  await tx.insertInto('contract_penalty').values(penalty).execute();
}

export async function findPenalty(tx: Tx, id: string) {
  return tx.selectFrom('contract_penalty').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function decidePenaltyRow(
  tx: Tx,
  id: string,
  decision: {
    readonly decision: string;
    readonly decided_by: string;
    readonly decided_at: Date;
    readonly decided_why: string;
  },
): Promise<void> {
  await tx.updateTable('contract_penalty').set(decision).where('id', '=', id).execute();
}

/** A contract's penalties, the newest first, with the names of who entered and decided. */
export async function penaltiesOfContract(tx: Tx, contractId: string) {
  return tx
    .selectFrom('contract_penalty as p')
    .innerJoin('person as e', 'e.id', 'p.entered_by')
    .leftJoin('person as d', 'd.id', 'p.decided_by')
    .selectAll('p')
    .select(['e.real_name as enterer', 'd.real_name as decider'])
    .where('p.contract_id', '=', contractId)
    .orderBy('p.id', 'desc')
    .execute();
}

/** What is held against a month of a contract, agreed or not decided yet, in order of number. */
export async function penaltiesOfMonth(tx: Tx, { contractId, month }: { contractId: string; month: string }) {
  return tx
    .selectFrom('contract_penalty')
    .select(['id', 'number', 'amount_fen', 'rate_ppm', 'cause', 'evidence', 'decision'])
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .where((eb) => eb.or([eb('decision', 'is', null), eb('decision', '=', 'agreed')]))
    .orderBy('number')
    .execute();
}
