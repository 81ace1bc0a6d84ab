import { connect } from '@zhengyun/db/connect.ts';
import { ingestUsage } from '../src/metering/ingest-usage.ts';

/**
 * A collector that sends batch after batch of one reading each of 200 hours and says on its output which was taken; for tests that end it in the midst.
 * Arguments: database URL, resource, instant of the console's clock, batches.
 */
const [url = '', resourceId = '', now = '', batches = ''] = process.argv.slice(2);
const db = connect(url, { applicationName: 'send-usage', maximum: 1 });
for (let batch = 0; batch < Number(batches); batch += 1) {
  const events = Array.from({ length: 200 }, (_, hour) => ({
    eventId: `${batch}-${hour}`,
    resourceId,
    dimension: 'egress-gb',
    quantity: '1',
    at: new Date(Date.parse(now) - (hour + 1) * 3_600_000).toISOString(),
  }));
  const context = {
    actor: { kind: 'job', task: 'send-usage' } as const,
    now: new Date(now),
    db,
    traceId: `b-${batch}`,
  };
  const { stored, repeated } = await ingestUsage(context, { source: 'collector', events });
  process.stdout.write(`${batch} ${stored} ${repeated}\n`);
}
await db.destroy();
