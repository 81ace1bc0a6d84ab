import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type TermsVersion, termsVersion } from './terms-rules.ts';

interface NewVersion {
  readonly id: string;
  readonly contract_id: string;
  readonly department_id: string;
  readonly version: number;
  readonly from_month: string;
  readonly terms: unknown;
  readonly agreement: string | null;
  readonly reason: string | null;
  readonly signed_by: string | null;
  readonly signed_at: Date;
}

export async function insertVersion(tx: Tx, { terms, ...row }: NewVersion): Promise<void> {
  await tx
    .insertInto('contract_version')
    .values({ ...row, terms: JSON.stringify(terms) })
    .execute();
}

/** Every version of the terms of `contractIds`, in their order, by contract. */
export async function versionsOf(
  tx: Tx,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TermsVersion[]>> {
  if (contractIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('contract_version')
    .select(['contract_id', 'version', 'from_month', 'terms'])
    .where('contract_id', 'in', [...contractIds])
    .orderBy('contract_id')
    .orderBy('version')
    .execute();
  const byContract = Map.groupBy(rows, (row) => row.contract_id);
  return new Map([...byContract].map(([id, own]) => [id, own.map(termsVersion)]));
}

/** Every version as it was signed, the newest first. */
export async function signedVersions(tx: Tx, contractId: string) {
  return tx
    .selectFrom('contract_version as v')
    .leftJoin('person as p', 'p.id', 'v.signed_by')
    .selectAll('v')
    .select('p.real_name as signer')
    .where('v.contract_id', '=', contractId)
    .orderBy('v.version', 'desc')
    .execute();
}

/** Statements of a contract by month: which there are, and what of the yearly part each has. */
export async function statementsOf(tx: Tx, contractId: string) {
  return tx
    .selectFrom('statement as s')
    .select(['s.id', 's.number', 's.month', 's.issued_at'])
    .where('s.contract_id', '=', contractId)
    .orderBy('s.month')
    .execute();
}

/** Months of a contract's issued statements. */
export async function issuedMonths(tx: Tx, contractId: string): Promise<readonly string[]> {
  const rows = await statementsOf(tx, contractId);
  return rows.flatMap(({ month, issued_at: at }) => (at ? [month] : []));
}
