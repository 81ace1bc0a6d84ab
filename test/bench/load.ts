import { setTimeout as pause } from 'node:timers/promises';
import { citiesKubeconfig } from './bare-run.ts';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark, BenchSizes } from './benchmark.ts';
import { BULK_PLACE, minutesFor, orderTenancies, releaseAll, untilLeft } from './bulk-order.ts';
import { cpuSecondsOf } from './cpu-time.ts';
import type { Figure } from './figure.ts';
import { type ClusterLoad, fillCluster, loadNodeNames } from './fill-cluster.ts';
import { fillFleet } from './fill-fleet.ts';
import { fillOrders } from './fill-orders.ts';
import { residentMb } from './memory.ts';
import { withOwner } from './owner-database.ts';
import { type PageTimes, timePages } from './page-queries.ts';
import { timeScreens } from './page-screens.ts';
import { signInPeople } from './people.ts';

const TITLE = '承载测量';
/** A tenancy holds at most 2,000 pods, so that no one namespace can fill a cluster. */
const PODS_OF_ONE = 1_900;
const RUNS = 40;
const SCREEN_RUNS = 10;
/** How long server and worker are watched while nobody asks anything of them. */
const WATCH_MS = 30_000;

/** Tenancies with a container space large enough for the pods; their namespaces. */
async function makeTenancies(system: BenchSystem, count: number): Promise<readonly string[]> {
  const people = await signInPeople(system.url);
  const bulk = await orderTenancies(people, { title: TITLE, count, spec: { vcpu: 20, memoryGb: 40 } });
  await releaseAll(people, bulk);
  await untilLeft(people, bulk, { state: 'provisioning', minutes: minutesFor(count) });
  const { rows } = await withOwner(system, (owner) =>
    owner.query(
      `select distinct t.slug from tenancy t join order_line l on l.tenancy_id = t.id where l.request_id = any ($1) and l.state = 'delivered'`,
      [bulk.requestIds],
    ),
  );
  return rows.map(({ slug }) => slug);
}

/** What server and worker take while nobody asks: their loops, and whatever their memory holds. */
interface IdleCost {
  readonly part: 'server' | 'worker';
  readonly cpuSecondsAMinute: number;
  readonly mb: number;
}

async function watchIdle(system: BenchSystem): Promise<readonly IdleCost[]> {
  const parts = (['server', 'worker'] as const).map((part) => ({ part, pid: system.pidOf(part) }));
  const before = await Promise.all(parts.map(({ pid }) => cpuSecondsOf([pid])));
  await pause(WATCH_MS);
  return Promise.all(
    parts.map(async ({ part, pid }, index) => ({
      part,
      cpuSecondsAMinute: ((await cpuSecondsOf([pid])) - (before[index] ?? 0)) * (60_000 / WATCH_MS),
      mb: await residentMb(pid),
    })),
  );
}

interface Moment {
  readonly pages: readonly PageTimes[];
  readonly screens: readonly PageTimes[];
  readonly idle: readonly IdleCost[];
}

async function lookAt(system: BenchSystem): Promise<Moment> {
  const idle = await watchIdle(system);
  return { idle, pages: await timePages(system, RUNS), screens: await timeScreens(system, SCREEN_RUNS) };
}

/** Fills cluster and database as far as `sizes` says. */
async function fill(system: BenchSystem, { nodes, pods }: BenchSizes): Promise<ClusterLoad> {
  const namespaces = await makeTenancies(system, Math.ceil(pods / PODS_OF_ONE));
  const { rows } = await withOwner(system, (owner) =>
    owner.query(
      'select z.nodes[1] as sibling from cloud_zone z join cloud c on c.id = z.cloud_id where c.slug = $1 and z.code = $2',
      [BULK_PLACE.cloud, BULK_PLACE.zone],
    ),
  );
  const sibling = String(rows[0]?.sibling);
  const load = await fillCluster(await citiesKubeconfig(system), { nodes, pods, sibling, namespaces });
  await fillOrders(system);
  await fillFleet(system, loadNodeNames(nodes));
  return load;
}

function figuresOf(load: ClusterLoad, before: Moment, after: Moment): readonly Figure[] {
  const pending = load.pending > 0 ? `, ${load.pending} of them pending` : '';
  const under = `${load.nodeNames.length} nodes with agents, ${load.pods} pods${pending}, 10,000 orders`;
  const beforeName = 'the same system before that load';
  const pageFigure = (kind: 'pages' | 'screens', what: string, aim: string) =>
    after[kind].map(
      ({ path, samples }): Figure => ({
        name: `${path} under ${under}: ${what}`,
        unit: 'ms',
        aim,
        samples,
        baselines: [{ name: beforeName, samples: before[kind].find((page) => page.path === path)?.samples ?? [] }],
      }),
    );
  const idleFigure = (name: string, unit: Figure['unit'], of: (cost: IdleCost) => number): readonly Figure[] =>
    after.idle.map((cost) => ({
      name: `${cost.part}, ${name}, under ${under}`,
      unit,
      aim: 'as before the load',
      samples: [of(cost)],
      baselines: [{ name: beforeName, samples: before.idle.filter(({ part }) => part === cost.part).map(of) }],
    }));
  return [
    ...pageFigure('pages', 'every answer it waits for', 'p95 < 200 ms'),
    ...pageFigure('screens', 'in a browser, navigation → main content', 'as before the load'),
    ...idleFigure('processor time of a minute while nobody asks', 'CPU s', (cost) => cost.cpuSecondsAMinute),
    ...idleFigure('memory while nobody asks', 'MB', (cost) => cost.mb),
  ];
}

/** The console's pages with many nodes and pods on a cluster, agents on all of the nodes and a year's orders, beside the same pages without. */
export const loadBenchmark: Benchmark = {
  name: 'load',
  async measure({ sizes, system: start }) {
    const system = await start();
    // A deployed cloud with a tenancy is there before too, so that every page has something to show.
    await makeTenancies(system, 1);
    const before = await lookAt(system);
    const load = await fill(system, sizes);
    return figuresOf(load, before, await lookAt(system));
  },
};
