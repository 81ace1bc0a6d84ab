import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleProvince, sampleProvince } from '../support/sample-province.ts';
import { fillFleet } from './fill-fleet.ts';
import { fillOrders, LINES, ORDERS } from './fill-orders.ts';

describe('what the benchmarks fill a system with', () => {
  let province: SampleProvince;
  beforeAll(async () => {
    province = await sampleProvince();
  });
  afterAll(() => province.drop());

  it('fits the schema of today, and is there once however often it is asked for', async () => {
    const system = { description: { database: { ownerUrl: province.database.ownerUrl } } };
    await fillOrders(system);
    await fillOrders(system);
    await fillFleet(system, ['load-1', 'load-2']);
    const count = (table: 'request' | 'order_line' | 'node_usage') =>
      withTransaction(province.owner, { kind: 'all' }, async (tx) => {
        const { rows } = await tx
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow();
        return Number(rows);
      });
    expect(await count('request')).toBe(ORDERS);
    expect(await count('order_line')).toBe(ORDERS * LINES);
    expect(await count('node_usage')).toBeGreaterThan(0);
  });
});
