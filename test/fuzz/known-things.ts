import type { OwnedData } from '../bench/owner-database.ts';
import { withOwner } from '../bench/owner-database.ts';

/** Fields whose name is not that of the table they point into. */
const TABLE_OF: Readonly<Record<string, string>> = {
  systemId: 'business_system',
  actorId: 'person',
  delegateId: 'person',
  operatorId: 'organisation',
  lineId: 'order_line',
  targetId: 'resource',
  versionId: 'price_version',
  grantId: 'role_grant',
  accountId: 'service_account',
  keyId: 'api_key',
  ids: 'request',
};
const EACH = 3;

/** Keys of a few rows by the name of the field that names such things; a field whose table is empty, or not known, has none. */
export type KnownThings = (field: string) => Promise<readonly string[]>;

/** Reads keys out of the system that is called, so that calls reach things that are there. */
export function knownThings(system: OwnedData): KnownThings {
  const found = new Map<string, Promise<readonly string[]>>();
  const read = (table: string): Promise<readonly string[]> =>
    withOwner(system, async (owner) => {
      const named = `select 1 from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = 'id' and data_type = 'uuid'`;
      if ((await owner.query(named, [table])).rowCount === 0) return [];
      const { rows } = await owner.query(`select id from ${table} order by id desc limit ${EACH}`);
      return rows.map(({ id }) => String(id));
    });
  return (field) => {
    const table =
      TABLE_OF[field] ?? field.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const known = found.get(table) ?? read(table);
    found.set(table, known);
    return known;
  };
}
