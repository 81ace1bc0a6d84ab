import { createHash, randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coresUsed } from './store.ts';

const since = new Date('2026-03-01T00:00:00Z');
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

/** Samples of the processor seconds of a namespace on a node of its own, by minute from `since` on. */
async function samples(values: Readonly<Record<number, number>>, labels: Record<string, string> = {}): Promise<void> {
  const node = randomUUID();
  await sample.owner.query(
    `insert into node (id, cloud_id, name, agent_version, enrolled_at) values ($1, $2, $3, '1', now())`,
    [node, SAMPLE.province, node],
  );
  const entries = Object.entries(values).map(([minute, value]) => [
    new Date(since.getTime() + Number(minute) * 60_000),
    value,
  ]);
  await sample.owner.query(
    `insert into metric_minute (node_id, cloud_id, department_id, metric, labels, series_hash, minute, samples, minimum, maximum, total, last, last_at)
     select $1, $2, $3, 'container_cpu_usage_seconds_total', $4, $5, m, 1, v, v, v, v, m from unnest($6::timestamptz[], $7::float8[]) u (m, v)`,
    [
      node,
      SAMPLE.province,
      SAMPLE.ours,
      labels,
      createHash('sha256').update('x').digest(),
      entries.map(([at]) => at),
      entries.map(([, v]) => v),
    ],
  );
}
const used = async () => {
  const window = {
    departmentId: SAMPLE.ours,
    cloudId: SAMPLE.province,
    since,
    until: new Date(since.getTime() + 86_400_000),
  };
  const found = await withTransaction(sample.app, { kind: 'all' }, (tx) => coresUsed(tx, window));
  await sample.owner.query('truncate metric_minute');
  return found;
};

describe('processors that a department used', () => {
  it('are unknown where there is no sample, or one alone', async () => {
    expect(await used()).toBeNull();
    await samples({ 0: 500 });
    expect(await used()).toBeNull();
  });

  it('are seconds over the minutes between samples, however far apart they are within five', async () => {
    await samples({ 0: 1_000, 1: 1_120, 4: 1_480 });
    expect(await used()).toEqual({ minutes: 4, meanMilli: 2_000n, simulated: false });
  });

  it('are of both sides of a gap and nothing of it', async () => {
    await samples({ 0: 0, 1: 60, 60: 999_999, 61: 1_000_059 });
    expect(await used()).toEqual({ minutes: 2, meanMilli: 1_000n, simulated: false });
  });

  it('trap 21: go on where the counter began anew: what it holds was used since', async () => {
    await samples({ 0: 5_000, 1: 5_060, 2: 30, 3: 60 });
    expect(await used()).toEqual({ minutes: 3, meanMilli: 666n, simulated: false });
  });

  it('are summed up over nodes whose samples are of other minutes, and say where they were played', async () => {
    await samples({ 0: 0, 2: 60, 4: 120 });
    await samples({ 0: 0, 1: 30, 3: 90, 4: 120 }, { simulated: 'true' });
    expect(await used()).toEqual({ minutes: 4, meanMilli: 1_000n, simulated: true });
  });
});
