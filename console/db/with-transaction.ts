import { sql, type Transaction } from 'kysely';
import type { Database } from './connect.ts';
import type { Tables } from './rows.generated.ts';

export type Tx = Transaction<Tables>;

/**
 * Which rows of tenants a transaction may touch: `operations` is all but contracts and statements, `audit` is audit rows
 * alone. Row-level security knows these words, and an unknown one sees nothing.
 */
export type Scope = (
  | { readonly kind: 'all' | 'operations' | 'audit' | 'none' }
  | { readonly kind: 'departments'; readonly ids: readonly string[] }
) & {
  /** The person who acts: rows that are one person's own, such as notices, are theirs alone. Absent: nobody's, or a job's. */
  readonly personId?: string;
};

/** Deadlock, serialisation failure: PostgreSQL rolled the transaction back, and the same work may succeed now. */
const REPEATABLE = ['40P01', '40001'];
const MOST_RUNS = 4;

/**
 * Runs `work` in one transaction whose row-level security scope is `scope`. Commits when `work` resolves, rolls back when
 * it rejects. The scope is local to the transaction, so a pooled connection never carries it to the next one. Work that lost
 * a deadlock or a serialisation conflict is run again from its beginning, a bounded number of times: it must do nothing
 * outside its transaction that may not be done twice.
 */
export async function withTransaction<Result>(
  db: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let run = 1; ; run++) {
    try {
      return await runOnce(db, scope, work);
    } catch (error) {
      if (
        run === MOST_RUNS ||
        !(error instanceof Error && REPEATABLE.includes((error as { code?: string }).code ?? ''))
      )
        throw error;
    }
  }
}

async function runOnce<Result>(db: Database, scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await setScope(tx, scope);
    return work(tx);
  });
}

async function setScope(tx: Tx, scope: Scope): Promise<void> {
  const departments = scope.kind === 'departments' ? scope.ids.join(',') : '';
  await sql`select set_config('zhengyun.scope', ${scope.kind}, true), set_config('zhengyun.departments', ${departments}, true),
    set_config('zhengyun.person', ${scope.personId ?? ''}, true)`.execute(tx);
}

/**
 * Works under the scope `all`, as nobody in person, within a transaction that goes back to `scope` afterwards: for what everyone may
 * know of rows they don't see, and for telling others what was done. When going back fails, PostgreSQL has ended the transaction for any other statement too.
 */
export async function inScopeOfAll<Result>(tx: Tx, scope: Scope, read: () => Promise<Result>): Promise<Result> {
  await setScope(tx, { kind: 'all' });
  try {
    return await read();
  } finally {
    await setScope(tx, scope).catch(() => undefined);
  }
}
