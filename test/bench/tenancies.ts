import type { OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import { atOnce } from './at-once.ts';
import { citiesKubeconfig, runBare, specsOn } from './bare-run.ts';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { minutesFor, orderTenancies, releaseAll, untilLeft } from './bulk-order.ts';
import { cpuSecondsOf, withCpu } from './cpu-time.ts';
import type { Figure } from './figure.ts';
import { withOwner } from './owner-database.ts';
import { signInPeople } from './people.ts';
import { plainCluster } from './plain-apply.ts';

const TITLE = '批量租户空间';
const SPEC = { vcpu: 1, memoryGb: 2 };
/** By bare updates this many are measured and the rest is scaled: each takes as long as the one before. */
const BARE = 5;
const APPLIED_AT_ONCE = 8;

/** One stack of a delivered tenancy: what its program was given, and what it made. */
interface DeliveredStack {
  readonly kind: 'tenancy-base' | 'order-line';
  readonly inputs: Record<string, unknown>;
  readonly objects: readonly ObjectReference[];
}
/** A delivered tenancy with its stacks, base first; `ms` from its last approval to its delivery. */
interface DeliveredTenancy {
  readonly ms: number;
  readonly approvedAt: Date;
  readonly deliveredAt: Date;
  readonly stacks: readonly DeliveredStack[];
}

interface Run {
  readonly wallMs: number;
  readonly cpuSeconds: number;
}

/** Approves `count` previewed orders at once and waits until their tenancies are delivered or time is up. */
async function deliverAll(
  system: BenchSystem,
  count: number,
): Promise<Run & { tenancies: DeliveredTenancy[]; engine: number }> {
  const people = await signInPeople(system.url);
  const bulk = await orderTenancies(people, { title: TITLE, count, spec: SPEC });
  const worker = [system.pidOf('worker')];
  const engineBefore = await cpuSecondsOf(worker);
  const { cpuSeconds } = await withCpu(Object.values(system.description.pids), async () => {
    await releaseAll(people, bulk);
    await untilLeft(people, bulk, { state: 'provisioning', minutes: minutesFor(count) });
  });
  const engine = (await cpuSecondsOf(worker)) - engineBefore;
  const tenancies = await deliveredOf(system, bulk.requestIds);
  if (tenancies.length === 0) throw new Error('no tenancy was delivered in time');
  const begun = Math.min(...tenancies.map(({ approvedAt }) => approvedAt.getTime()));
  const ended = Math.max(...tenancies.map(({ deliveredAt }) => deliveredAt.getTime()));
  return { wallMs: ended - begun, cpuSeconds, engine, tenancies };
}

async function deliveredOf(system: BenchSystem, requestIds: readonly string[]): Promise<DeliveredTenancy[]> {
  const { rows } = await withOwner(system, (owner) =>
    owner.query(
      `select max(a.decided_at) as approved, r.delivered_at as delivered,
              (select json_agg(json_build_object('kind', s.kind, 'inputs', o.inputs, 'objects', o.summary->'outputs'->'objects') order by o.ordinal)
               from operation o join stack s on s.id = o.stack_id where o.request_id = r.id and o.state = 'done') as stacks
       from request r join approval_step a on a.request_id = r.id
       where r.id = any ($1) and r.delivered_at is not null group by r.id order by r.delivered_at`,
      [requestIds],
    ),
  );
  return rows.map(({ approved, delivered, stacks }) => ({
    ms: delivered.getTime() - approved.getTime(),
    approvedAt: approved,
    deliveredAt: delivered,
    stacks,
  }));
}

/** The same objects by plain server-side apply, `atATime` tenancies at a time, and taken away again. */
async function applyPlainly(
  system: BenchSystem,
  tenancies: readonly DeliveredTenancy[],
  atATime: number,
): Promise<Run> {
  const cluster = plainCluster(await citiesKubeconfig(system));
  const names = tenancies.map((_, index) => `plain-${atATime}-${index}`);
  const sets = await atOnce(1, tenancies, ({ stacks }, index) =>
    cluster.copyOf(
      stacks.flatMap(({ objects }) => objects),
      names[index] ?? '',
    ),
  );
  const begun = performance.now();
  const own = process.cpuUsage();
  const { cpuSeconds } = await withCpu(Object.values(system.description.pids), () =>
    atOnce(atATime, sets, (set) => cluster.apply(set)),
  );
  const { user, system: kernel } = process.cpuUsage(own);
  const run = { wallMs: performance.now() - begun, cpuSeconds: cpuSeconds + (user + kernel) / 1e6 };
  await cluster.remove(names);
  return run;
}

/** The same stacks under other names by bare updates, one after the other; the time of each tenancy's two. */
async function applyBare(system: BenchSystem, tenancies: readonly DeliveredTenancy[]): Promise<Run[]> {
  const specOf = await specsOn(system);
  const cluster = plainCluster(await citiesKubeconfig(system));
  const pids = [...Object.values(system.description.pids), process.pid];
  const runs: Run[] = [];
  for (const [index, { stacks }] of tenancies.entries()) {
    const namespace = `bare-${index}`;
    const begun = performance.now();
    const { cpuSeconds } = await withCpu(pids, async () => {
      for (const { kind, inputs } of stacks) {
        // A printed number as a delivered resource has, since a policy asks for one; far above any that is handed out here.
        const resource = `zy-${8_000_000 + index}`;
        const renamed = { ...inputs, namespace, ...(kind === 'order-line' && { resource }) } as OperationSpec['inputs'];
        await runBare(specOf(`${kind}-${process.pid}-${index}`, renamed), 'up');
      }
    });
    runs.push({ wallMs: performance.now() - begun, cpuSeconds });
  }
  await cluster.remove(tenancies.map((_, index) => `bare-${index}`));
  return runs;
}

/** What was measured of `count` tenancies, as figures; `bare` is per tenancy. */
function figuresOf(
  delivered: Awaited<ReturnType<typeof deliverAll>>,
  beside: { one: Run; eight: Run; bare: readonly Run[] },
): readonly Figure[] {
  const { tenancies } = delivered;
  const count = tenancies.length;
  const objects = tenancies[0]?.stacks.map((stack) => stack.objects.length) ?? [];
  const what = `${count} tenancies of ${objects.join(' + ')} objects in ${objects.length} stacks, approved at once`;
  const bareName = `bare updates of the same stacks, one by one, n = ${beside.bare.length}`;
  const against = (of: (run: Run) => number, scale: number) => [
    { name: 'the same objects by server-side apply, one by one', samples: [of(beside.one) / scale] },
    { name: `the same, ${APPLIED_AT_ONCE} tenancies at a time`, samples: [of(beside.eight) / scale] },
  ];
  const wall = (run: Run) => run.wallMs / 1_000;
  const cpu = (run: Run) => run.cpuSeconds;
  const mean = (of: (run: Run) => number) => beside.bare.reduce((sum, run) => sum + of(run), 0) / beside.bare.length;
  return [
    {
      name: `${what}: the whole`,
      unit: 's',
      aim: `${1.5 * count} s`,
      samples: [wall(delivered)],
      baselines: [...against(wall, 1), { name: `${bareName}, scaled`, samples: [mean(wall) * count] }],
    },
    {
      name: `${what}: a tenancy, sustained`,
      unit: 's',
      aim: '≤ 1.5 s on two cores',
      samples: [wall(delivered) / count],
      baselines: [...against(wall, count), { name: bareName, samples: beside.bare.map(wall) }],
    },
    {
      name: `${what}: a tenancy from its approval to its delivery, its wait for the others included`,
      unit: 's',
      aim: 'none: the last one waits for all',
      samples: tenancies.map(({ ms }) => ms / 1_000),
      baselines: [{ name: bareName, samples: beside.bare.map(wall) }],
    },
    {
      name: `${what}: processor time of a tenancy, all processes`,
      unit: 'CPU s',
      aim: '≤ 3 CPU s, so that two cores sustain 1.5 s',
      samples: [cpu(delivered) / count],
      baselines: [...against(cpu, count), { name: bareName, samples: beside.bare.map(cpu) }],
    },
    {
      name: `${what}: processor time of a tenancy, worker and engine alone`,
      unit: 'CPU s',
      aim: 'as little as can be',
      samples: [delivered.engine / count],
      baselines: [{ name: `${bareName}, all processes`, samples: beside.bare.map(cpu) }],
    },
  ];
}

/** Many tenancies approved at once, beside the same objects without a console, and beside bare updates without one. */
export const tenanciesBenchmark: Benchmark = {
  name: 'tenancies',
  async measure({ sizes, system: start }) {
    const system = await start();
    const delivered = await deliverAll(system, sizes.tenancies);
    const { tenancies } = delivered;
    const one = await applyPlainly(system, tenancies, 1);
    const eight = await applyPlainly(system, tenancies, APPLIED_AT_ONCE);
    const bare = await applyBare(system, tenancies.slice(0, BARE));
    return figuresOf(delivered, { one, eight, bare });
  },
};
