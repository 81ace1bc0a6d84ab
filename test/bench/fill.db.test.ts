import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { listInbox } from '@zhengyun/domain/approvals/list-inbox.ts';
import { listRequests } from '@zhengyun/domain/requests/list-requests.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleProvince, sampleProvince } from '../support/sample-province.ts';
import { waitingRequests } from '../support/waiting-requests.ts';
import { fillFleet } from './fill-fleet.ts';
import { fillOrders, LINES, ORDERS } from './fill-orders.ts';
import { fillRequests } from './fill-requests.ts';
import { withOwner } from './owner-database.ts';
import { requestCases } from './request-cases.ts';

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

describe('a province full of requests', () => {
  let province: SampleProvince;
  beforeAll(async () => {
    province = await sampleProvince();
  });
  afterAll(() => province.drop());

  it('is found the same by lists, search and inboxes as by the bare statements beside them', async () => {
    const system = { description: { database: { ownerUrl: province.database.ownerUrl } } };
    await fillRequests(system, 1_500);
    await withOwner(system, async (owner) => {
      const cases = await requestCases(owner);
      for (const { name, person, procedure, input, bare } of cases) {
        // The bare statements ask the database's clock.
        const ctx = await province.as(person, new Date());
        const found =
          procedure === 'requests.list'
            ? (await listRequests(ctx, input)).items.map(({ id }) => id)
            : waitingRequests(await listInbox(ctx, input)).map(({ request }) => request.id);
        const { rows } = await owner.query(bare.text, [...bare.values]);
        expect(new Set(found), name).toEqual(new Set(rows.map(({ id }) => id)));
      }
      expect(cases.length).toBeGreaterThan(20);
    });
    const all = await listRequests(await province.as('authority'), {});
    expect([all.total, all.atLeast]).toEqual([1_000, true]);
    const failed = await listRequests(await province.as('authority'), { state: ['failed'] });
    expect([failed.total, failed.atLeast]).toEqual([failed.items.length, false]);
  });
});
