import { connect } from '@zhengyun/db/connect.ts';
import { rateMonth } from '../src/rating/rate-month.ts';

/**
 * A worker that rates month after month of a department and says on its output what each came to; for tests that end it in the midst.
 * Arguments: database URL, instant of the console's clock, department, months.
 */
const [url = '', now = '', departmentId = '', ...months] = process.argv.slice(2);
const db = connect(url, { applicationName: 'rate-each', maximum: 1 });
for (const month of months) {
  const context = { actor: { kind: 'job', task: 'rate-each' } as const, now: new Date(now), db, traceId: month };
  const { contentHash, changed } = await rateMonth(context, { departmentId, month });
  process.stdout.write(`${month} ${contentHash} ${changed}\n`);
}
await db.destroy();
