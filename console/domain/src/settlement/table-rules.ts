import { createHash } from 'node:crypto';
import type { PinnedTable } from './schemas.ts';

interface Table {
  readonly id: string;
  readonly validFrom: Date;
}

/**
 * A dated table as a statement pins it: its id, since when it is valid, and SHA-256 (hex) over all that stands in it, so that a table
 * changed under its old id is seen to be another.
 */
export function pinnedTable(kind: PinnedTable['kind'], table: Table): PinnedTable {
  const content = JSON.stringify(table, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return {
    kind,
    id: table.id,
    validFrom: table.validFrom.toISOString(),
    digest: createHash('sha256').update(content).digest('hex'),
  };
}
