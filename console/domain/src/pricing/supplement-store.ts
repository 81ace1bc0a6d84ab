import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { sql } from 'kysely';
import { DomainError } from '../verb/errors.ts';
import { newestPage, type Wanted } from '../verb/newest-page.ts';
import { bookVersions, findVersion, lockBook } from './store.ts';
import { spanOfVersion } from './supplement-rules.ts';

/**
 * A version that is not withdrawn, and those that charge beside it while it reigns: of the general book and of the department whose own it is. Whoever publishes,
 * withdraws or adds to its book waits until `tx` ends. NOT_FOUND.
 */
export async function lockVersion(tx: Tx, versionId: string) {
  const known = await findVersion(tx, versionId);
  if (!known || known.withdrawn_at !== null) throw new DomainError('NOT_FOUND', { what: 'price-version' });
  const departmentId = known.department_id;
  // The general book first, always: its prices stand where a department's own have none.
  await lockBook(tx, null);
  if (departmentId !== null) await lockBook(tx, departmentId);
  const fresh = (await findVersion(tx, versionId)) ?? known;
  const span = spanOfVersion({ validFrom: fresh.valid_from, validTo: fresh.valid_to });
  const versions: readonly BookVersion[] = await bookVersions(tx, { ...span, departmentId, besides: versionId });
  const version = versions.find(({ id }) => id === versionId);
  if (!version) throw new DomainError('NOT_FOUND', { what: 'price-version' });
  return { version, versions, departmentId };
}

export interface NewSupplement {
  readonly id: string;
  readonly number: string;
  readonly version_id: string;
  readonly sku: string;
  readonly unit: string;
  readonly unit_price: string;
  readonly rule: string;
  readonly reason: string;
  readonly reference: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
}

export async function insertSupplement(tx: Tx, supplement: NewSupplement): Promise<void> {
  await tx
    .insertInto('price_supplement')
    .values({ ...supplement, state: 'proposed' })
    .execute();
}

/** The number of a proposal for the item of the version that waits for its second person. */
export async function waitingSupplement(tx: Tx, of: { versionId: string; sku: string }): Promise<string | undefined> {
  const row = await tx
    .selectFrom('price_supplement')
    .select('number')
    .where('version_id', '=', of.versionId)
    .where('sku', '=', of.sku)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return row?.number;
}

export async function findSupplement(tx: Tx, id: string) {
  return tx.selectFrom('price_supplement').selectAll().where('id', '=', id).executeTakeFirst();
}

interface Decision {
  readonly state: 'approved' | 'refused';
  readonly decided_by: string;
  readonly decided_at: Date;
  readonly decision_note: string | null;
}

export async function saveSupplementDecision(tx: Tx, id: string, decision: Decision): Promise<void> {
  await tx.updateTable('price_supplement').set(decision).where('id', '=', id).execute();
}

/** Puts an approved supplement among the prices of its version. */
export async function addPrice(tx: Tx, supplementId: string): Promise<void> {
  await sql`
    insert into price (version_id, sku, unit, unit_price, rule, supplement_id)
    select version_id, sku, unit, unit_price, rule, id from price_supplement where id = ${supplementId}::uuid`.execute(
    tx,
  );
}

/** Supplements of one version or of all, newest first. */
export async function pageOfSupplements(tx: Tx, { versionId, ...wanted }: Wanted & { versionId?: string | undefined }) {
  const all = tx.selectFrom('price_supplement as s').innerJoin('price_version as v', 'v.id', 's.version_id');
  const matching = versionId === undefined ? all : all.where('s.version_id', '=', versionId);
  return newestPage(
    {
      counted: matching.select((eb) => eb.fn.countAll<bigint>().as('total')),
      rows: matching
        .innerJoin('person as p', 'p.id', 's.proposed_by')
        .leftJoin('person as d', 'd.id', 's.decided_by')
        .selectAll('s')
        .select([
          'v.number as version_number',
          'v.name as version_name',
          'v.sample',
          'p.real_name as proposer',
          'd.real_name as decider',
        ]),
      id: 's.id',
    },
    wanted,
  );
}
