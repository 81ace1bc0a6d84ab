import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { contractsOfDepartments } from './store.ts';
import type { TermsVersion } from './terms-rules.ts';
import { versionsOf } from './version-store.ts';
import type { YearlyParts } from './yearly-part-rules.ts';

/** A contract's yearly part, with its terms: they say which items are in it. */
export interface ContractParts extends YearlyParts {
  readonly id: string;
  readonly versions: readonly TermsVersion[];
}

/** The yearly parts of departments' contracts that are in force at some instant of [from, to), by department: for budgets. */
export const listYearlyParts = query({
  allow: ['job'],
  input: z.strictObject({ departmentIds: z.array(idSchema), from: z.date(), to: z.date() }),
  async read({ tx }, { departmentIds, ...period }): Promise<ReadonlyMap<string, readonly ContractParts[]>> {
    const rows = await contractsOfDepartments(tx, departmentIds, period);
    const versions = await versionsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const byDepartment = Map.groupBy(rows, (row) => row.department_id);
    const partsOf = (row: (typeof rows)[number]): ContractParts => ({
      id: row.id,
      validity: { from: row.valid_from, to: row.valid_to },
      versions: versions.get(row.id) ?? [],
    });
    return new Map([...byDepartment].map(([id, own]) => [id, own.map(partsOf)]));
  },
});
