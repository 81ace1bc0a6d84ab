import { getRequest } from '@zhengyun/cli/demo/order-flow.ts';
import type { OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import { runBare, specsOn } from './bare-run.ts';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { type Figure, seconds, timed } from './figure.ts';
import { withOwner } from './owner-database.ts';
import { approveAll, firstSystem, type OrderedFor, type People, signInPeople, untilState } from './people.ts';

const RUNS = 5;
interface Place {
  readonly cloud: string;
  readonly zone: string;
}
const PLACE: Place = { cloud: 'guangzhou', zone: 'extranet' };
/** Where the sample system has no tenancy yet, so that an order there makes one first. */
const NEW_PLACES: readonly Place[] = [
  { cloud: 'guangzhou', zone: 'extranet-xc' },
  { cloud: 'huizhou', zone: 'extranet' },
  { cloud: 'huizhou', zone: 'extranet-xc' },
];

/** Carries a previewed request to its delivery; resolves with the milliseconds from the last approval to it. */
async function deliver(people: People, requestId: string): Promise<number> {
  await untilState(people.applicant, requestId, 'department-review');
  await approveAll(people, requestId);
  const approved = performance.now();
  await untilState(people.applicant, requestId, 'delivered');
  return performance.now() - approved;
}

async function orderAndRelease(people: People, system: OrderedFor, place: Place): Promise<number> {
  const spec = { item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 100, fastGb: 0 };
  const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', {
    systemId: system.systemId,
    title: '容器空间',
    reason: '测量',
    mlpsGrade: system.mlpsGrade,
    lines: [{ ...place, spec }],
  });
  const ms = await deliver(people, requestId);
  const resourceId = (await getRequest(people.applicant, requestId)).lines[0]?.resource.id;
  const released = await people.applicant.mutate<{ requestId: string }>('requests.submitRelease', {
    resourceId,
    reason: '测量完毕',
  });
  await deliver(people, released.requestId);
  return ms;
}

/** The last container space's inputs, to be made again under another name. */
async function lastInputs(system: BenchSystem): Promise<Record<string, unknown>> {
  const { rows } = await withOwner(system, (owner) =>
    owner.query(
      `select inputs from operation where inputs->'spec'->>'item' = 'container-space' and verb = 'deploy' order by requested_at desc limit 1`,
    ),
  );
  if (!rows[0]) throw new Error('no delivered container space to copy');
  return rows[0].inputs;
}

/**
 * From the last approval of one container space to its delivery, beside the same program, pack and provider by a bare `up`.
 * Deliveries that also make the tenancy's base (namespace, isolation, quota) are a figure of their own, and so is the very
 * first one: right after a cluster got the definition of hosts its quota controller counts them only from its next
 * discovery on, up to 30 s later, and a base is not done before.
 */
async function measureDelivery(system: BenchSystem): Promise<readonly Figure[]> {
  const people = await signInPeople(system.url);
  const ordering = await firstSystem(people);
  const specOf = await specsOn(system);
  const first = await orderAndRelease(people, ordering, PLACE);
  const samples: number[] = [];
  const baseline: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    samples.push(await orderAndRelease(people, ordering, PLACE));
    // A printed number as a delivered resource has, since a policy asks for one; far above any that is handed out here.
    const resource = `zy-${9_000_000 + (process.pid % 90_000) * 10 + run}`;
    const spec = specOf(resource, { ...(await lastInputs(system)), resource } as OperationSpec['inputs']);
    baseline.push(...(await timed(1, () => runBare(spec, 'up'))));
    await runBare(spec, 'destroy');
  }
  const withBase: number[] = [];
  for (const place of NEW_PLACES) withBase.push(await orderAndRelease(people, ordering, place));
  const baselines = [{ name: 'a bare Automation API up, process included', samples: seconds(baseline) }];
  return [
    {
      name: 'container space with its tenancy’s base, right after the clouds were made: approved → delivered',
      unit: 's',
      aim: 'two stacks, and the quota controller’s next discovery (≤ 30 s)',
      samples: seconds([first]),
      baselines,
    },
    {
      name: 'container space with its tenancy’s base: approved → delivered',
      unit: 's',
      aim: '< 10 s; two stacks, one after the other',
      samples: seconds(withBase),
      baselines,
    },
    {
      name: 'container space: approved → delivered',
      unit: 's',
      aim: '< 10 s, at most 1.3 × the bare up',
      samples: seconds(samples),
      baselines,
    },
  ];
}

export const deliveryBenchmark: Benchmark = {
  name: 'delivery',
  measure: async ({ system }) => measureDelivery(await system()),
};
