import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('../../testing/send-usage.ts', import.meta.url));
const NOW = '2026-05-20T00:00:00Z';
const [BATCHES, EACH] = [30, 200];
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

/** Runs the collector; ends it by SIGKILL once `last` batches were taken (null: never). Gives what it said was taken. */
async function collect(resourceId: string, last: number | null): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, sample.database.workerUrl, resourceId, NOW, String(BATCHES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (last !== null && said.length === last) child.kill('SIGKILL');
  }
  await ended;
  return said;
}

const counted = async () => {
  const { rows } = await sample.owner.query(
    `select count(*)::int as events, count(distinct event_id)::int as names, (select count(*)::int from usage_event_key) as keys,
            (select count(*)::int from usage_event_key k where not exists (
              select from usage_event e where (e.department_id, e.source, e.event_id) = (k.department_id, k.source, k.event_id))) as alone
       from usage_event`,
  );
  return rows[0] as { events: number; names: number; keys: number; alone: number };
};

it('a collector killed in the midst has lost nothing it heard was taken, and sends it all again without one twice (traps 9 and 10, openmeter#4902, openmeter#4485)', {
  timeout: 180_000,
}, async () => {
  const { id } = await sample.resource();
  for (const last of [1, 7]) {
    const said = await collect(id, last);
    const { events, names, keys, alone } = await counted();
    // Whatever instant it died at: whole batches, each event with its key, all that was acknowledged.
    expect([events % EACH, names, keys, alone]).toEqual([0, events, events, 0]);
    expect(events).toBeGreaterThanOrEqual(said.length * EACH);
  }
  const said = await collect(id, null);
  expect(said).toHaveLength(BATCHES);
  const whole = BATCHES * EACH;
  expect(await counted()).toEqual({ events: whole, names: whole, keys: whole, alone: 0 });
});
