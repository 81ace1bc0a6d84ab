import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeOverOperations } from './take-over-operations.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

const log = pino({ enabled: false });
const env = { runsDir: '/nonexistent/zhengyun-runs' };
/** A round by a worker whose clock is `lead` milliseconds ahead of the database's, which this machine's is. */
const round = (lead: number) =>
  takeOverOperations({ db: flow.worker, now: () => new Date(Date.now() + lead), log, env });

it('takes nothing over by a clock that is ahead of the database’s, and takes over what has run out by a right one', async () => {
  const { operations } = await flow.approved(1);
  const operationId = operations[0]!;
  await flow.apply(operationId);
  const leaseEnds = (seconds: number) =>
    province.within(({ tx }) =>
      sql`update stack_lease set expires_at = clock_timestamp() + make_interval(secs => ${seconds})
           where stack_id = (select stack_id from operation where id = ${operationId}::uuid)`.execute(tx),
    );
  await leaseEnds(10);
  await round(60_000);
  expect(await flow.jobsFor(operationId)).not.toContain('operation-recover');
  await leaseEnds(-10);
  await round(0);
  expect(await flow.jobsFor(operationId)).toContain('operation-recover');
});
