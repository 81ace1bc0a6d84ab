import { type ExactYuan, parseExact } from '@zhengyun/rulebook/money.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { groupsOfYear } from './group-store.ts';

/** What a group of resources came to in one month under one contract, by item, exact; bounds of the whole month are no resource's and left out. */
export interface GroupSum {
  readonly key: string;
  readonly contractId: string;
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly items: ReadonlyMap<string, ExactYuan>;
}

/** Sums of a department's charges of a calendar year over groups of its resources, from the newest ratings: for what is shown of a project. */
export const sumsOfGroups = query({
  allow: ['job'],
  input: z.strictObject({
    departmentId: idSchema,
    year: z.int(),
    groups: z.array(z.strictObject({ key: z.string(), resourceIds: z.array(idSchema) })),
  }),
  async read({ tx }, asked): Promise<readonly GroupSum[]> {
    const rows = await groupsOfYear(tx, asked);
    const byMonth = Map.groupBy(rows, (row) => JSON.stringify([row.key, row.contract_id, row.month]));
    return [...byMonth.values()].flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const items = new Map(own.map(({ sku, yuan }) => [sku, parseExact(yuan)]));
      return [{ key: first.key, contractId: first.contract_id, month: first.month, items }];
    });
  },
});
