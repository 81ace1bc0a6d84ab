import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connect } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { noteLateFacts } from '@zhengyun/domain/credit-notes/note-late-facts.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { addMonths, type Month, monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { type ConsoleServer, consoleServer } from '../support/console-server.ts';

/** A console of its own in which one department's host was used for months: months that are over are statements' ground. */
export interface FinanceGround {
  readonly base: string;
  /** Two months whose time for collecting is long over, the earlier first. */
  readonly months: readonly [Month, Month];
  /** It is found out that the host was smaller since the middle of the first of the months, as the worker would find it. */
  late(): Promise<void>;
  close(): Promise<void>;
}

const DEPARTMENT = 'drug-regulator';

/** The department's host: 8 vCPU and 32 GB, delivered by `at`. */
async function deliverHost({ province }: ConsoleServer, at: Date): Promise<string> {
  const id = randomUUID();
  await withTransaction(province.owner, { kind: 'all' }, async (tx) => {
    const tenancyId = randomUUID();
    await sql`insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
      select ${tenancyId}::uuid, s.department_id, s.id, c.id, 'internet', false, 'ZK-900001', 'zk-900001', 'deployed', ${at}
        from business_system s join department d on d.id = s.department_id, cloud c
       where d.slug = ${DEPARTMENT} and s.slug = 'drug-portal' and c.slug = 'guangzhou'`.execute(tx);
    await sql`insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
      select ${id}::uuid, 'ZY-2026-900001', t.department_id, t.system_id, t.id, t.cloud_id, 'cloud-host', 'provisioned', false, '{}', 'active', ${at}, ${at}
        from tenancy t where t.id = ${tenancyId}::uuid`.execute(tx);
  });
  return id;
}

/** Starts it, with the pages that the end-to-end system was built with. */
export async function financeGround(): Promise<FinanceGround> {
  const webRoot = join(import.meta.dirname, '..', '..', 'console', 'web', 'dist');
  const server = await consoleServer({ webRoot });
  const { province } = server;
  const worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  const job = () => ({ ...province.job(new Date()), db: worker });
  const months = [-3, -2].map((ago) => addMonths(monthOf(new Date()), ago)) as [Month, Month];
  const begun = periodOf(months[0]).from;
  const resourceId = await deliverHost(server, begun);
  const change = (kind: 'create' | 'resize', at: Date, amounts: Readonly<Record<'vcpu' | 'memory-gb', bigint>>) =>
    recordResourceChange(job(), {
      ...{ resourceId, kind, at, amounts, instanceUid: 'uid' },
      cause: { kind: 'operation', id: randomUUID() },
    });
  await change('create', begun, { vcpu: 8n, 'memory-gb': 32n });
  return {
    base: server.url.href,
    months,
    async late() {
      await change('resize', new Date(begun.getTime() + 15 * 86_400_000), { vcpu: 4n, 'memory-gb': 32n });
      const contract = await withTransaction(province.owner, { kind: 'all' }, (tx) =>
        tx
          .selectFrom('contract')
          .select('id')
          .where('department_id', '=', province.departments.get(DEPARTMENT) ?? '')
          .executeTakeFirstOrThrow(),
      );
      await noteLateFacts(job(), { contractId: contract.id, month: months[0] });
    },
    async close() {
      await worker.destroy();
      await server.close();
    },
  };
}
