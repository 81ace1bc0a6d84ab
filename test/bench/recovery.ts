import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleClient } from '@zhengyun/cli/demo/console-client.ts';
import { getRequest, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import type { Figure } from './figure.ts';
import { withOwner } from './owner-database.ts';
import { approveAll, firstSystem, type OrderedFor, type People, signInPeople } from './people.ts';

const RUNS = 5;
const HOST = { item: 'cloud-host', count: 2, vcpu: 2, memoryGb: 4, dataDisks: [] };

interface Ordering extends OrderedFor {
  readonly people: People;
}

/** One order of two hosts, approved; resolves as its work begins. */
async function approvedOrder({ people, systemId, mlpsGrade }: Ordering): Promise<string> {
  const line = { cloud: 'guangzhou', zone: 'extranet', spec: HOST };
  const order = { systemId, title: '云主机', reason: '测量', mlpsGrade, lines: [line] };
  const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', order);
  await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 5 });
  await approveAll(people, requestId);
  return requestId;
}

/** Milliseconds until the request is delivered. */
async function untilDelivered(applicant: ConsoleClient, requestId: string): Promise<number> {
  const from = performance.now();
  while ((await getRequest(applicant, requestId)).state !== 'delivered') await pause(50);
  return performance.now() - from;
}

/** Resolves when the engine has made the first of the order's objects. */
async function untilHalfMade(system: BenchSystem, requestId: string): Promise<void> {
  await withOwner(system, async (owner) => {
    for (;;) {
      const { rowCount } = await owner.query(
        `select 1 from operation o join operation_event e on e.operation_id = o.id where o.request_id = $1 and o.state = 'applying'
          and e.kind = 'resource' and e.payload->>'state' = 'done' and e.payload->>'planning' = 'false' limit 1`,
        [requestId],
      );
      if (rowCount) return;
      await pause(20);
    }
  });
}

/**
 * From `kill -9` of the worker in mid-update (its children go with it) to the order's delivery by the next one: life of the
 * lease, grace, refresh, preview, the rest of the update and verification. Beside it the same order undisturbed, from its approval.
 */
async function measureRecovery(system: BenchSystem): Promise<Figure> {
  const people = await signInPeople(system.url);
  const ordering = { people, ...(await firstSystem(people)) };
  const [samples, baseline]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const undisturbed = await approvedOrder(ordering);
    baseline.push((await untilDelivered(people.applicant, undisturbed)) / 1000);
    const cut = await approvedOrder(ordering);
    await untilHalfMade(system, cut);
    process.kill(system.pidOf('worker'), 'SIGKILL');
    samples.push((await untilDelivered(people.applicant, cut)) / 1000);
  }
  return {
    name: 'recovery after kill -9 of the worker in mid-update: killed → delivered',
    unit: 's',
    aim: '< 30 s',
    samples,
    baselines: [{ name: 'the same order undisturbed, approved → delivered', samples: baseline }],
  };
}

export const recoveryBenchmark: Benchmark = {
  name: 'recovery',
  measure: async ({ system }) => [await measureRecovery(await system())],
};
