import { setTimeout as pause } from 'node:timers/promises';
import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';
import { getRequest, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import pg from 'pg';
import type { BenchSystem } from './bench-system.ts';
import type { Figure } from './figure.ts';

const RUNS = 5;
const HOST = { item: 'cloud-host', count: 2, vcpu: 2, memoryGb: 4, dataDisks: [] };
const SEATS = [
  ['department', 'approver'],
  ['administrative', 'authority'],
  ['technical', 'technical'],
] as const;

interface Ordering {
  readonly applicant: ConsoleClient;
  readonly systemId: string;
  readonly approve: (requestId: string) => Promise<void>;
}

async function signInAll(base: URL): Promise<Ordering> {
  const as = (slug: string) => signIn(base, `sample:${slug}`);
  const applicant = await as('applicant');
  const people = await Promise.all(SEATS.map(async ([step, slug]) => [step, await as(slug)] as const));
  const systems = await applicant.query<{ items?: { id: string }[] } & { id: string }[]>('tenancy.systems', {});
  return {
    applicant,
    systemId: (systems.items ?? systems)[0]?.id ?? '',
    async approve(requestId) {
      for (const [step, person] of people) {
        const { planHash } = await person.query<{ planHash: string }>('approvals.evidence', { requestId });
        await person.mutate('approvals.decide', { requestId, step, decision: 'approve', planHash });
      }
    },
  };
}

/** One order of two hosts, approved; resolves as its work begins. */
async function approvedOrder({ applicant, systemId, approve }: Ordering): Promise<string> {
  const line = { cloud: 'guangzhou', zone: 'extranet', spec: HOST };
  const order = { systemId, title: '云主机', reason: '测量', mlpsGrade: 3, lines: [line] };
  const { requestId } = await applicant.mutate<{ requestId: string }>('requests.submit', order);
  await waitFor(applicant, requestId, { states: ['department-review'], minutes: 5 });
  await approve(requestId);
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
  const owner = new pg.Client({ connectionString: system.description.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select set_config('zhengyun.scope', 'all', false)`);
    for (;;) {
      const { rowCount } = await owner.query(
        `select 1 from operation o join operation_event e on e.operation_id = o.id where o.request_id = $1 and o.state = 'applying'
          and e.kind = 'resource' and e.payload->>'state' = 'done' and e.payload->>'planning' = 'false' limit 1`,
        [requestId],
      );
      if (rowCount) return;
      await pause(20);
    }
  } finally {
    await owner.end();
  }
}

/**
 * From `kill -9` of the worker in mid-update (its children go with it) to the order's delivery by the next one: life of the
 * lease, grace, refresh, preview, the rest of the update and verification. Beside it the same order undisturbed, from its approval.
 */
export async function measureRecovery(system: BenchSystem): Promise<Figure> {
  const ordering = await signInAll(system.url);
  const [samples, baseline]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const undisturbed = await approvedOrder(ordering);
    baseline.push((await untilDelivered(ordering.applicant, undisturbed)) / 1000);
    const cut = await approvedOrder(ordering);
    await untilHalfMade(system, cut);
    process.kill(system.pidOf('worker'), 'SIGKILL');
    samples.push((await untilDelivered(ordering.applicant, cut)) / 1000);
  }
  return {
    name: 'recovery after kill -9 of the worker in mid-update: killed → delivered',
    unit: 's',
    aim: '< 30 s',
    samples,
    baseline: { name: 'the same order undisturbed, approved → delivered', samples: baseline },
  };
}
