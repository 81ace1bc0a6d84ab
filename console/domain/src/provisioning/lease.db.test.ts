import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../verb/context.ts';
import { freeLeases } from './free-leases.ts';
import { releaseLease } from './release-lease.ts';
import { renewLease } from './renew-lease.ts';
import { connectionName, LEASE_GRACE_MS, LEASE_LIFE_MS } from './rules.ts';
import { cutStateConnections } from './state-connections-store.ts';
import { takeLease } from './take-lease.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 20_000 };

let database: TestDatabase;
let db: Database;
const START = Date.parse('2026-03-01T00:00:00Z');
const at = (ms: number): Context => ({
  actor: { kind: 'job', task: 'test' },
  now: new Date(START + ms),
  db,
  traceId: 't',
});

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.workerUrl, { applicationName: 'lease test', maximum: 8 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** A stack's row: a lease needs nothing else. */
async function stack(): Promise<string> {
  const [cloudId, stackId] = [randomUUID(), randomUUID()];
  const created_at = new Date(START);
  await withTransaction(db, { kind: 'all' }, async (tx) => {
    const cloud = {
      id: cloudId,
      slug: `c${cloudId.slice(0, 8)}`,
      name: 'c',
      tier: 'municipal',
      profile: 'city-small',
      created_at,
    };
    await tx
      .insertInto('cloud')
      .values({ ...cloud, kubevirt: 'install', storage_provisioner: 'p', state: 'planned' })
      .execute();
    await tx
      .insertInto('stack')
      .values({ id: stackId, kind: 'cloud', project: 'p', name: stackId, cloud_id: cloudId, state: 'new', created_at })
      .execute();
  });
  return stackId;
}

test('a lease is taken by one of many who ask at once', async () => {
  for (let round = 0; round < 10; round++) {
    const stackId = await stack();
    const take = () => takeLease(at(0), { stackId, holder: randomUUID() });
    const asked = await Promise.allSettled(Array.from({ length: 6 }, take));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of asked) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'RESOURCE_BUSY' });
    }
  }
});

test('a lease is kept by renewing, lost by silence, and then taken over with a higher fence', async () => {
  const [stackId, holder, other] = [await stack(), randomUUID(), randomUUID()];
  const { fence } = await takeLease(at(0), { stackId, holder });
  await renewLease(at(LEASE_LIFE_MS - 1), { stackId, holder, fence });
  const end = LEASE_LIFE_MS - 1 + LEASE_LIFE_MS;
  await expect(renewLease(at(end), { stackId, holder, fence })).rejects.toMatchObject({ code: 'LEASE_LOST' });
  await expect(takeLease(at(end), { stackId, holder: other })).rejects.toMatchObject({ code: 'RESOURCE_BUSY' });
  const taken = await takeLease(at(end + LEASE_GRACE_MS), { stackId, holder: other });
  expect(taken).toMatchObject({ fence: fence + 1n, previousFence: fence });
  await expect(renewLease(at(end + LEASE_GRACE_MS + 1), { stackId, holder, fence })).rejects.toMatchObject({
    code: 'LEASE_LOST',
  });
});

test('a live lease is not taken a second time by its own holder: another run of it is at work', async () => {
  const [stackId, holder] = [await stack(), randomUUID()];
  await takeLease(at(0), { stackId, holder });
  await expect(takeLease(at(1), { stackId, holder })).rejects.toMatchObject({ code: 'RESOURCE_BUSY' });
});

test('a lease given back can be taken at once, and the fence still grows', async () => {
  const [stackId, holder] = [await stack(), randomUUID()];
  const { fence } = await takeLease(at(0), { stackId, holder });
  expect(await releaseLease(at(1), { stackId, holder, fence })).toEqual({ released: true });
  expect(await takeLease(at(2), { stackId, holder: randomUUID() })).toMatchObject({ fence: fence + 1n });
  expect(await releaseLease(at(3), { stackId, holder, fence })).toEqual({ released: false });
});

test('a take-over cuts the old writer’s state connections and no others', async () => {
  const name = connectionName(randomUUID(), 1n);
  const old = connect(database.stateUrl, { applicationName: name, maximum: 1 });
  const own = connect(database.stateUrl, { applicationName: connectionName(randomUUID(), 2n), maximum: 1 });
  const pid = async (of: Database) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(of)).rows[0]?.pid;
  const [oldPid, ownPid] = [await pid(old), await pid(own)];
  expect(await cutStateConnections(database.stateUrl, name)).toBe(1);
  await expect.poll(async () => (await pid(old).catch(() => oldPid)) !== oldPid, PATIENTLY).toBe(true);
  expect(await pid(own)).toBe(ownPid);
  await Promise.all([old.destroy(), own.destroy()]);
});

test('the leases of a dead worker are ended at once, each with its audit row, and nobody else’s', async () => {
  const [dead, living] = [randomUUID(), randomUUID()];
  const [first, second, other] = [await stack(), await stack(), await stack()];
  const { fence } = await takeLease(at(0), { stackId: first, holder: dead });
  await takeLease(at(0), { stackId: second, holder: dead });
  await takeLease(at(0), { stackId: other, holder: living });
  expect(await freeLeases(at(1), { holder: dead })).toEqual({ stacks: 2 });
  expect(await freeLeases(at(2), { holder: dead })).toEqual({ stacks: 0 });
  expect(await takeLease(at(3), { stackId: first, holder: living })).toMatchObject({ previousFence: fence });
  await expect(takeLease(at(3), { stackId: other, holder: dead })).rejects.toMatchObject({ code: 'RESOURCE_BUSY' });
  const { rows } = await withTransaction(db, { kind: 'all' }, (tx) =>
    sql<{ object: string }>`select object_id as object from audit_row
      where action = 'provisioning.lease-released' and detail->>'holder' = ${dead}`.execute(tx),
  );
  expect(rows.map(({ object }) => object).toSorted()).toEqual([first, second].toSorted());
});
