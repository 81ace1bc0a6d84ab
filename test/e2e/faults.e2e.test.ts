import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { proveObjects } from '@zhengyun/cli/demo/cluster-proof.ts';
import { ConsoleRefusal } from '@zhengyun/cli/demo/console-client.ts';
import { approve, getRequest, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { described, rowsOf } from './database.ts';
import { type People, signInPeople } from './people.ts';

let people: People;
let systemId: string;
const { dir, consoleUrl } = testSystem();

/** Eight hosts, each with two volumes: long enough in the making to be cut in the middle. */
async function submitHosts(title: string): Promise<string> {
  const spec = { item: 'cloud-host', count: 8, vcpu: 2, memoryGb: 4, dataDisks: [{ class: 'fast', gb: 50 }] };
  const lines = [{ cloud: 'guangzhou', zone: 'internet', spec }];
  const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', {
    systemId,
    title,
    reason: '故障演练',
    mlpsGrade: 3,
    lines,
  });
  await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
  return requestId;
}

/** Waits until the engine has begun to make the line's objects. */
async function untilApplying(requestId: string): Promise<void> {
  for (;;) {
    const request = await getRequest(people.applicant, requestId);
    const line = request.operations.find((operation) => operation.lineId !== null);
    const events = await rowsOf(
      dir,
      `select 1 from operation_event where operation_id = $1 and kind = 'resource' limit 1`,
      [line?.id],
    );
    if (line?.state === 'applying' && events.length > 0) return;
    if (request.state === 'delivered') throw new Error('it was delivered before it could be cut');
    await pause(50);
  }
}

const kill = (part: string): void => {
  const pid = described(dir).pids[part];
  if (pid === undefined) throw new Error(`no ${part} runs`);
  process.kill(pid, 'SIGKILL');
};

/** What stands on the cluster for this request, counted there. */
async function hostsOnCluster(requestId: string): Promise<number> {
  const request = await getRequest(people.applicant, requestId);
  const stem = request.lines[0]?.resource.number.toLowerCase() ?? '';
  const objects = await proveObjects(readFileSync(join(dir, 'clusters', 'cities.kubeconfig'), 'utf8'));
  return objects.filter((object) => object.kind === 'VirtualMachine' && object.name.startsWith(stem)).length;
}

/** What the console says while its database is away; every other refusal is thrown on. */
const fault = (error: unknown): null => {
  if (error instanceof ConsoleRefusal && error.code === 'FAULT') return null;
  if (error instanceof TypeError) return null;
  throw error;
};

beforeAll(async () => {
  people = await signInPeople(consoleUrl);
  const [row] = await rowsOf<{ id: string }>(dir, `select id from business_system where slug = 'drug-supervision'`);
  systemId = row?.id ?? '';
});

describe('an order goes on by itself', () => {
  it('when the worker is killed in the middle of making it', async () => {
    const requestId = await submitHosts('杀掉任务进程');
    await approve(people, requestId);
    await untilApplying(requestId);
    kill('worker');
    const delivered = await waitFor(people.applicant, requestId, { states: ['delivered'], minutes: 12 });
    expect(await hostsOnCluster(requestId)).toBe(8);
    const created = await rowsOf(dir, `select 1 from resource_change where resource_id = $1`, [
      delivered.lines[0]?.resource.id,
    ]);
    expect(created).toHaveLength(1);
  }, 1_200_000);

  it('when PostgreSQL is killed and comes back in mid-flow', async () => {
    const requestId = await submitHosts('数据库重启');
    await approve(people, requestId);
    await untilApplying(requestId);
    kill('postgres');
    // One last answer may come from a connection that outlives its server by a moment: only a delivery is the end of it.
    for (;;) {
      const delivered = await waitFor(people.applicant, requestId, { states: ['delivered'], minutes: 12 }).catch(fault);
      if (delivered) break;
      await pause(250);
    }
    expect(await hostsOnCluster(requestId)).toBe(8);
  }, 1_200_000);
});
