import { sql } from 'kysely';
import type { orderedLines } from './ordered-lines.ts';
import type { SampleProvince } from './sample-province.ts';

/** Two delivered hosts of 4 vCPU and 8 GB each as one resource, on a stack that stands; gives its id. */
export async function deliveredHosts(
  province: SampleProvince,
  flow: Awaited<ReturnType<typeof orderedLines>>,
): Promise<string> {
  const { requestId, operations } = await flow.approved(1);
  await flow.delivered(operations[0] ?? '');
  const { lines } = await flow.request(requestId);
  await province.within(({ tx }) => {
    const stack = tx
      .selectFrom('operation')
      .select('stack_id')
      .where('id', '=', operations[0] ?? '');
    return tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack).execute();
  });
  return lines[0]?.resource.id ?? '';
}

/** Readings of every hour of the 30 days before `until`: a tenth of one core and half a GB, of whatever the resource holds. */
export async function readIdly(province: SampleProvince, resourceId: string, until: Date): Promise<void> {
  const from = new Date(until.getTime() - 30 * 86_400_000);
  await province.within(({ tx }) =>
    sql`insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
        select gen_random_uuid(), r.department_id, 'test', used.dimension || ' ' || hour, r.id, used.dimension, used.quantity, hour, hour
          from resource r,
               (values ('vcpu', 0.1::numeric), ('memory-gb', 0.5)) as used (dimension, quantity),
               generate_series(${from}::timestamptz, ${until}::timestamptz, interval '1 hour') hour
         where r.id = ${resourceId}::uuid`.execute(tx),
  );
}
