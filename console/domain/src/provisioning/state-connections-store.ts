import { connect } from '@zhengyun/db/connect.ts';
import { sql } from 'kysely';

/**
 * Cuts every connection to the state database behind `stateUrl` whose name is `connectionName` and gives how many there
 * were. A run that lost its lease can't write its state any more after this, whatever machine it is on.
 */
export async function cutStateConnections(stateUrl: string, connectionName: string): Promise<number> {
  const db = connect(stateUrl, { applicationName: 'zhengyun take-over', maximum: 1 });
  try {
    const { rows } = await sql<{ cut: boolean }>`
      select pg_terminate_backend(pid) as cut from pg_stat_activity
      where application_name = ${connectionName} and pid <> pg_backend_pid()`.execute(db);
    return rows.filter((row) => row.cut).length;
  } finally {
    await db.destroy();
  }
}
