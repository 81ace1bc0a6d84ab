import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import pg from 'pg';
import type { BenchSystem } from './bench-system.ts';
import { type Figure, timed } from './figure.ts';

const ORDERS = 10_000;
const CALLS = 300;

/** Orders of one department, spread over a year, past the verbs: the list is measured, not the ordering. */
const FILL = `
  insert into request (id, number, department_id, system_id, kind, state, title, reason, mlps_grade, applicant_id, submitted_at)
  select gen_random_uuid(), 'SQ-2025-' || lpad(n::text, 6, '0'), s.department_id, s.id, 'order', 'accepted', '业务系统上云申请 ' || n, '批量', 2, p.id,
         timestamptz '2025-01-01T00:00:00Z' + n * interval '50 minutes'
  from generate_series(1, ${ORDERS}) n
  cross join (select s.id, s.department_id from business_system s where s.slug = 'drug-supervision') s
  cross join (select id from person where subject = 'sample:applicant') p`;

/** Time of one page of the order list over HTTP with 10,000 orders, beside the bare query for the same 50 rows. */
export async function measureOrderList(system: BenchSystem): Promise<Figure> {
  const owner = new pg.Client({ connectionString: system.description.database.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('zhengyun.scope', 'all', false)`);
  await owner.query(FILL);
  await owner.query('analyze request');
  const applicant = await signIn(system.url, 'sample:applicant');
  const page = () => applicant.query('requests.list', { limit: 50 });
  await timed(20, page);
  const samples = await timed(CALLS, page);
  const bare = () =>
    owner.query('select *, count(*) over () from request order by submitted_at desc, id desc limit 50');
  const baseline = await timed(CALLS, bare);
  await owner.end();
  return {
    name: `one page of the order list, ${ORDERS} orders`,
    unit: 'ms',
    aim: 'p95 < 50 ms',
    samples,
    baseline: { name: 'the bare query, one connection', samples: baseline },
  };
}
