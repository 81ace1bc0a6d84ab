import { type ExactYuan, type Fen, fenOfExact, parseExact } from '@zhengyun/rulebook/money.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { ratingsOfYear } from './charge-store.ts';

export interface RatedToDate {
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly asOf: Date;
  /** What use came to, rounded half up once. */
  readonly fen: Fen;
  readonly contractId: string;
  /** What it came to by item, exact; also of items that are in the contract's yearly part. */
  readonly items: ReadonlyMap<string, ExactYuan>;
}

/** What each department's months of a calendar year came to by use, to date, each contract's part by itself; months that nobody rated are left out. */
export const ratedMonths = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ departmentIds: z.array(idSchema), year: z.int() }),
  async read({ tx }, { departmentIds, year }): Promise<ReadonlyMap<string, readonly RatedToDate[]>> {
    const rows = await ratingsOfYear(tx, departmentIds, year);
    const byDepartment = Map.groupBy(rows, (row) => row.department_id);
    return new Map(
      [...byDepartment].map(([id, own]) => [
        id,
        own.map(({ month, as_of: asOf, contract_id: contractId, amount, items }) => ({
          month,
          asOf,
          fen: fenOfExact(parseExact(amount)),
          contractId,
          items: new Map(Object.entries(items).map(([sku, yuan]) => [sku, parseExact(yuan)])),
        })),
      ]),
    );
  },
});
