import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { type Figure, timed } from './figure.ts';
import { fillOrders, LINES, ORDERS } from './fill-orders.ts';
import { withOwner } from './owner-database.ts';

const CALLS = 300;

/** Time of one page of the order list over HTTP with 10,000 orders of three lines, beside the bare query for the same 50 rows. */
async function measureOrderList(system: BenchSystem): Promise<Figure> {
  await fillOrders(system);
  const applicant = await signIn(system.url, 'sample:applicant');
  const page = () => applicant.query('requests.list', { limit: 50 });
  await timed(20, page);
  const samples = await timed(CALLS, page);
  const baseline = await withOwner(system, (owner) =>
    timed(CALLS, () =>
      owner.query('select *, count(*) over () from request order by submitted_at desc, id desc limit 50'),
    ),
  );
  return {
    name: `one page of the order list, ${ORDERS} orders of ${LINES} lines`,
    unit: 'ms',
    aim: 'p95 < 50 ms',
    samples,
    baselines: [{ name: 'the bare query, one connection', samples: baseline }],
  };
}

export const orderListBenchmark: Benchmark = {
  name: 'orders',
  measure: async ({ system }) => [await measureOrderList(await system())],
};
