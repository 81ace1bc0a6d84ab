import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { newestPage, type Wanted } from '../verb/newest-page.ts';
import type { ImportRowError } from './entries/schemas.ts';
import type { ImportFile } from './judge-import-store.ts';

/** Keys of resources by their printed numbers; what is out of sight is missing. */
export async function resourcesNumbered(tx: Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from resource where number = any (${[...numbers]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** Does `work` and, unless it is to stay, takes back all it stored: what would come of it, with everything that is there already. */
export async function keptIf<Result>(tx: Tx, stays: (result: Result) => boolean, work: () => Promise<Result>) {
  await sql`savepoint imported`.execute(tx);
  const result = await work();
  const kept = stays(result);
  await (kept ? sql`release savepoint imported` : sql`rollback to savepoint imported`).execute(tx);
  return { ...result, kept };
}

interface NewImport extends ImportFile {
  readonly id: string;
  readonly mode: 'check' | 'all' | 'good';
  readonly rows: number;
  readonly stored: number;
  readonly repeated: number;
  readonly wrongLines: readonly number[];
  readonly errors: readonly ImportRowError[];
  readonly by: string;
  readonly at: Date;
}

/** Whether the same file of the same source waits for its second person. */
export async function sameWaits(tx: Tx, { source, content }: ImportFile): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from usage_import where state = 'proposed' and source = ${source} and md5(content) = md5(${content})) as there`.execute(
    tx,
  );
  return rows[0]?.there ?? false;
}

export async function insertImport(tx: Tx, { wrongLines, errors, by, at, ...file }: NewImport): Promise<void> {
  const judged = { wrong_lines: JSON.stringify(wrongLines), errors: JSON.stringify(errors) };
  await tx
    .insertInto('usage_import')
    .values({ ...file, ...judged, state: 'proposed', proposed_by: by, proposed_at: at })
    .execute();
}

const linesSchema = z.array(z.int());

/** What was sent, or undefined. */
export async function contentOf(tx: Tx, id: string) {
  const columns = ['source', 'format', 'content', 'wrong_lines'] as const;
  const row = await tx.selectFrom('usage_import').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { wrong_lines: wrong, format, ...file } = row;
  return { ...file, format: format as ImportFile['format'], wrongLines: linesSchema.parse(wrong) };
}

/** The file, locked until the transaction ends: of two who decide at once the second finds it decided. */
export async function lockImport(tx: Tx, id: string) {
  const row = await tx.selectFrom('usage_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  return { ...row, format: row.format as ImportFile['format'], wrongLines: linesSchema.parse(row.wrong_lines) };
}

interface Decision {
  readonly state: 'confirmed' | 'refused' | 'withdrawn';
  readonly by: string;
  readonly at: Date;
  readonly note: string;
}

export async function saveImportDecision(tx: Tx, id: string, { state, by, at, note }: Decision): Promise<void> {
  await tx
    .updateTable('usage_import')
    .set({ state, decided_by: by, decided_at: at, decision_note: note })
    .where('id', '=', id)
    .execute();
}

/** Files of use without their contents, newest first; `state`: of that one alone. */
export async function pageOfImports(tx: Tx, { state, ...wanted }: Wanted & { readonly state?: string | undefined }) {
  const all = tx.selectFrom('usage_import as i').$if(state !== undefined, (q) => q.where('i.state', '=', state ?? ''));
  return newestPage(
    {
      counted: all.select((eb) => eb.fn.countAll<bigint>().as('total')),
      rows: all
        .innerJoin('person as p', 'p.id', 'i.proposed_by')
        .leftJoin('person as d', 'd.id', 'i.decided_by')
        .select(['i.id', 'i.source', 'i.format', 'i.mode', 'i.rows', 'i.stored', 'i.repeated', 'i.errors', 'i.state'])
        .select(['i.proposed_by', 'i.proposed_at', 'i.decided_by', 'i.decided_at', 'i.decision_note'])
        .select(['p.real_name as proposer', 'd.real_name as decider'])
        .select(sql<number>`jsonb_array_length(i.wrong_lines)`.as('wrong')),
      id: 'i.id',
    },
    wanted,
  );
}
