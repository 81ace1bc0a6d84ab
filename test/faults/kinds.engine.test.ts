import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCityNodes } from '../support/city-nodes.ts';
import { testKubeconfigs } from '../support/cluster.ts';
import { endStateOf, expectWhole } from './end-state.ts';
import { DELIVERED, finish } from './endings.ts';
import { type Victim, victimOf } from './engine-processes.ts';
import { type FaultGround, startFaultGround } from './fault-ground.ts';
import { type Grounds, KINDS, type KindName, type Planned } from './kinds.ts';
import {
  approve,
  bringTo,
  type Order,
  reaches,
  rowsOf,
  type Step,
  type StoppedOrder,
  submitHost,
  verifies,
} from './steps.ts';
import { until } from './until.ts';

/** Short, so that a hang costs the suite a minute and not a quarter of an hour; a healthy run that is cut for it ends the same. */
const SILENCE_SECONDS = 90;
/** As short, for what is never seen ready. */
const VERIFY_SECONDS = 60;
const CITY = 'meizhou';
let grounds: Grounds;
let ground: FaultGround;

beforeAll(async () => {
  const [, cities] = testKubeconfigs();
  await addCityNodes(cities, CITY, 5);
  const workerEnv = {
    ENGINE_SILENCE_SECONDS: String(SILENCE_SECONDS),
    DRIFT_SECONDS: '0',
    VERIFY_SECONDS: String(VERIFY_SECONDS),
  };
  ground = await startFaultGround(cities, { slug: CITY, workerEnv });
  const host = await submitHost(ground, 'the first');
  await approve(ground, host);
  await reaches(ground, host, ['done']);
  grounds = { ground, host, adopted: [], memoryGb: 2, nodes: 2, newcomer: null, legacy: null };
  // The first removal needs something that was adopted.
  const adopted = await KINDS['the adoption of a namespace'](grounds);
  await adopted.start();
  await endsWell(adopted);
}, 300_000);
afterAll(() => ground.stop(), 120_000);

interface Stopped extends Planned {
  letGo(): void;
}

/** Brings work of a kind to where part of it is done, and stops it there. */
async function halfway(kind: KindName): Promise<Stopped> {
  const planned = await KINDS[kind](grounds);
  const { reached, release } = ground.api.hold((call) => planned.halfway(call), 'before');
  await planned.start();
  await reached;
  return Object.assign(planned, { letGo: release });
}

const stateOf = async ({ operationId }: Planned) => {
  const [row] = await rowsOf<{ state: string; trouble: unknown }>(
    ground,
    sql`select state, trouble from operation where id = ${operationId}`,
  ).catch(() => []);
  return row ?? { state: 'not to be asked', trouble: null };
};

async function ends(planned: Planned, wanted: 'done' | 'failed'): Promise<void> {
  await until(`operation ${planned.operationId} ${wanted}`, async () => {
    const { state, trouble } = await stateOf(planned);
    if (state === wanted) return true;
    if (['done', 'failed', 'cancelled'].includes(state)) throw new Error(`${state}: ${JSON.stringify(trouble)}`);
    return null;
  });
  await expectWhole(ground, planned);
}

async function endsWell(planned: Planned): Promise<void> {
  await ends(planned, 'done');
  await planned.expectDone();
}

/** What was caught may be the last breath of a run that was cut before: nobody to strike then. */
function strikeIfThere({ operationId }: Planned, victim: Victim): void {
  try {
    process.kill(victimOf(operationId, victim), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The cloud's own deployment keeps every tenancy's work waiting while it is carried out: it is tried alone. */
const ALONE: KindName = 'the deployment of a cloud';
const TOGETHER = (Object.keys(KINDS) as KindName[]).filter((kind) => kind !== ALONE);

describe('a run that stands still, and one whose end nobody sees', () => {
  const rows: readonly (readonly [Victim, Step])[] = [
    ['cli', 'previewing'],
    ['child', 'previewing'],
    ['cli', 'half'],
    ['child', 'half'],
  ];
  const hung: StoppedOrder[] = [];

  let unseen: Order;
  let isHidden = true;

  /** Brought to their halts first: while they are silent other work is tried. */
  beforeAll(async () => {
    unseen = await submitHost(ground, 'unseen');
    const isLook = verifies(unseen);
    const refusal = { status: 500, reason: 'InternalError' };
    ground.api.answerFalsely((call) => isHidden && isLook(call), refusal, Number.POSITIVE_INFINITY);
    await approve(ground, unseen);
    await Promise.all(
      rows.map(async ([victim, step]) => {
        const order = await bringTo(ground, step);
        process.kill(victimOf(order.operationId, victim), 'SIGSTOP');
        order.letGo();
        hung.push(order);
      }),
    );
  }, 180_000);

  describe('meanwhile, kill -9 of its CLI half-way and of its provider as it recovers', () => {
    const strike = async (kind: KindName) => {
      let stopped = await halfway(kind);
      process.kill(victimOf(stopped.operationId, 'cli'), 'SIGKILL');
      const { path } = stopped;
      const { reached, release } = ground.api.hold(
        ({ byProvider, method, url }) => byProvider && method === 'GET' && url.includes(path),
        'before',
      );
      stopped.letGo();
      stopped = Object.assign(stopped, { letGo: release });
      const isCaught = await Promise.race([reached.then(() => true), ends(stopped, 'done').then(() => false)]);
      if (isCaught) strikeIfThere(stopped, 'provider');
      stopped.letGo();
      await endsWell(stopped);
    };
    test.concurrent.each(TOGETHER)('hits %s, which ends well', strike);
    test(`hits ${ALONE}, which ends well`, () => strike(ALONE));
  });

  test('is unknown while the API answers 500 to every look, neither ready nor failed, and ends well after that', async () => {
    await until('an unknown end', async () => {
      const rows = await rowsOf(
        ground,
        sql`select id from audit_row where object_id = ${unseen.operationId} and action = 'provisioning.unknown'
          and detail::text like '%CLUSTER_LOST%'`,
      );
      return rows.length > 0 || null;
    });
    isHidden = false;
    await finish(ground, unseen);
    expect(await endStateOf(ground, unseen)).toEqual(DELIVERED);
  });

  test('is cut, and ends as if nothing had happened: a preview is made again, an apply is recovered', async () => {
    for (const order of hung) {
      await finish(ground, order);
      expect(await endStateOf(ground, order)).toEqual(DELIVERED);
    }
    const told = await Promise.all(ground.metrics.map((url) => stallsOf(url)));
    expect(told.reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(hung.length);
    const applied = hung.filter(({ step }) => step === 'half').map(({ operationId }) => operationId);
    const [row] = await rowsOf<{ stalls: string }>(
      ground,
      sql`select count(distinct object_id) as stalls from audit_row where action = 'provisioning.unknown'
        and object_id = any(${applied}) and detail::text like '%ENGINE_STALLED%'`,
    );
    expect(Number(row?.stalls)).toBe(applied.length);
  });
});

/** Does work of a kind with 500 for an answer to one of its requests half-way: it fails. */
async function failsBy500(kind: KindName): Promise<void> {
  const planned = await KINDS[kind](grounds);
  const refusal = { status: 500, reason: 'InternalError' };
  const told = ground.api.answerFalsely((call) => planned.halfway(call), refusal, 1);
  await planned.start();
  await ends(planned, 'failed');
  expect(told()).toBe(1);
}

describe('500 half-way', () => {
  test.concurrent.each(TOGETHER)('fails %s, which leaves its state whole', failsBy500);
});

test('after all that no end is unknown, and what failed is cleaned up', async () => {
  await until('the end of every operation', async () => {
    const left = await rowsOf(
      ground,
      sql`select number from operation where state not in ('done', 'failed', 'cancelled')`,
    );
    return left.length === 0 || null;
  });
});

/** Runs that a worker has cut because they hung, by its own count. */
async function stallsOf(url: string): Promise<number> {
  const body = await new Promise<string>((resolve, reject) => {
    get(url, { agent: false }, (response) => text(response).then(resolve, reject)).once('error', reject);
  });
  return Number(/^zhengyun_engine_stalls_total (\d+)$/m.exec(body)?.[1] ?? 0);
}
