import { setTimeout as pause } from 'node:timers/promises';
import { CoreV1Api, CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testKubeconfigs } from '../support/cluster.ts';
import { endStateOf, expectQuotaExact, onCluster } from './end-state.ts';
import { cleanedUp, DELIVERED, FAILED_CLEAN, finish, RELEASED } from './endings.ts';
import { type Victim, victimOf } from './engine-processes.ts';
import { type FaultGround, startFaultGround, WORKERS } from './fault-ground.ts';
import type { CallMatch } from './faulty-api.ts';
import { apiServerPid, fillStateDisk, kill, loseLease, restartPostgres } from './injections.ts';
import {
  approve,
  bringTo,
  deletes,
  isInReview,
  makes,
  type Order,
  operationState,
  reaches,
  reads,
  rowsOf,
  STEPS,
  type Step,
  type StoppedOrder,
  submitHost,
  submitHostRelease,
} from './steps.ts';
import { until } from './until.ts';

let ground: FaultGround;
let kubernetes: KubeConfig;
/** Delivered orders, for the steps of a release. */
const delivered: Order[] = [];
const aDelivered = () => until('a delivered order', async () => delivered.pop() ?? null);

beforeAll(async () => {
  const [, cities] = testKubeconfigs();
  kubernetes = new KubeConfig();
  kubernetes.loadFromString(cities);
  ground = await startFaultGround(cities);
  // The first order also makes the tenancy's base, which all others stand on.
  const first = await submitHost(ground, 'the first');
  await approve(ground, first);
  await reaches(ground, first, ['done']);
  delivered.push(first);
}, 300_000);
afterAll(() => ground.stop(), 120_000);

const isRelease = (step: Step) => step === 'deleting' || step === 'deletedUnheard';
const brought = async (step: Step) => bringTo(ground, step, isRelease(step) ? await aDelivered() : undefined);

/** The order goes on by itself and ends as if nothing had happened. */
async function endsWell(order: Order): Promise<void> {
  await finish(ground, order);
  expect(await endStateOf(ground, order)).toEqual(order.kind === 'release' ? RELEASED : DELIVERED);
  if (order.kind === 'order') delivered.push(order);
}
async function goesOnWell(order: StoppedOrder): Promise<void> {
  order.letGo();
  await endsWell(order);
}

describe('an order ends as if nothing had happened when kill -9 hits', () => {
  const rows: readonly (readonly [Victim, Step])[] = [
    ...(['previewing', 'previewingAgain', 'half', 'unheard', 'deleting'] as const).flatMap((step) =>
      (['cli', 'provider', 'child'] as const).map((victim) => [victim, step] as const),
    ),
    ['provider', 'deletedUnheard'],
    ['child', 'recovering'],
  ];
  test.concurrent.each(rows.map(([victim, step]) => ({ victim, step, when: STEPS[step] })))(
    'its $victim $when',
    async ({ victim, step }) => {
      const order = await brought(step);
      kill(order, victim);
      await goesOnWell(order);
    },
  );
});

/** Brings one order to each of `steps`, lets `strike` hit them all at once, and expects each to end well by itself. */
function strikes(
  what: string,
  steps: readonly Step[],
  strike: (orders: readonly StoppedOrder[]) => Promise<unknown>,
): void {
  describe(what, () => {
    const stopped = new Map<Step, StoppedOrder>();
    let struckAt = 0;
    beforeAll(async () => {
      await Promise.all(steps.map(async (step) => stopped.set(step, await brought(step))));
      struckAt = performance.now();
      await strike([...stopped.values()]);
    }, 300_000);
    test.concurrent.each(steps.map((step) => ({ step, when: STEPS[step] })))(
      'hits an order $when, which ends well',
      async ({ step }) => {
        const order = stopped.get(step);
        if (!order) throw new Error(`no order was brought to ${step}`);
        await goesOnWell(order);
        console.info(`${what}, ${STEPS[step]}: over after ${Math.round((performance.now() - struckAt) / 100) / 10} s`);
      },
    );
  });
}

strikes(
  'kill -9 of both workers',
  ['previewing', 'previewingAgain', 'half', 'unheard', 'verifying', 'deleting', 'recovering'],
  async () => {
    for (const name of WORKERS) process.kill(ground.supervisor.pids()[name] ?? 0, 'SIGKILL');
  },
);
strikes(
  'a crash of PostgreSQL',
  ['previewing', 'previewingAgain', 'half', 'unheard', 'verifying', 'deleting'],
  (orders) =>
    // They go on into the gap: what they want to write down meets no database.
    restartPostgres(ground, () => {
      for (const order of orders) order.letGo();
    }),
);
strikes('an API server that is down for 60 s', ['previewing', 'half', 'unheard', 'verifying', 'deleting'], async () => {
  await ground.api.goAway();
  // The length of the outage is the fault itself.
  await pause(60_000);
  await ground.api.comeBack();
});
strikes('kill -9 of the kube-apiserver', ['half', 'deletedUnheard'], async () => {
  process.kill(apiServerPid(ground.kubeconfig), 'SIGKILL');
});

describe('an API server that answers wrongly', () => {
  const refusal = (status: number, reason: string) => ({ status, reason });
  const answered = async (
    match: (order: Order) => CallMatch,
    answer: { status: number; reason: string; headers?: Record<string, string> },
    times = 1,
  ) => {
    const order = await submitHost(ground, `${answer.status}`);
    await isInReview(ground, order);
    const told = ground.api.answerFalsely(match(order), answer, times);
    await approve(ground, order);
    return { order, told };
  };

  test.concurrent('with 429 and Retry-After is waited for, and the order ends well', async () => {
    const slow = { ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '1' } };
    const { order, told } = await answered((own) => makes(own, false, 'virtualmachines'), slow, 3);
    await endsWell(order);
    expect(told()).toBe(3);
  });

  test.concurrent.each([
    ['500 as it makes an object', refusal(500, 'InternalError'), false],
    ['409 as it makes an object', refusal(409, 'Conflict'), false],
    ['500 as it previews again', refusal(500, 'InternalError'), true],
  ] as const)('with %s fails the order, and nothing of it is left', async (_, answer, dryRun) => {
    const { order, told } = await answered((own) => makes(own, dryRun, 'virtualmachines'), answer);
    await cleanedUp(ground, order);
    expect(told()).toBe(1);
    expect(await endStateOf(ground, order)).toEqual(FAILED_CLEAN);
  });

  test.concurrent('with 500 as it previews fails the preview, and nothing is made', async () => {
    const told = ground.api.answerFalsely(
      (call) => call.method === 'POST' && call.url.includes('dryRun=All') && call.body.includes('"memory":"7'),
      refusal(500, 'InternalError'),
      9,
    );
    const order = await submitHost(ground, '500 in preview', { memoryGb: 7 });
    await until('the failed preview', async () => ((await operationState(ground, order)) === 'failed' ? true : null));
    expect(told()).toBeGreaterThan(0);
    expect(await onCluster(ground, order)).toEqual([]);
  });

  test.concurrent('with 500 as it deletes fails the release and leaves the host as it was, and the next release ends well', async () => {
    const order = await aDelivered();
    const release = await submitHostRelease(ground, order);
    await isInReview(ground, release);
    ground.api.answerFalsely(deletes(order), refusal(500, 'InternalError'), 1);
    await approve(ground, release);
    await until('the failed release', async () => ((await operationState(ground, release)) === 'failed' ? true : null));
    expect(await endStateOf(ground, release)).toMatchObject({
      operation: 'failed',
      resource: 'active',
      charged: ['create'],
    });
    const next = await submitHostRelease(ground, order);
    await endsWell(next);
  });
});

describe('a stack has one writer', () => {
  test.concurrent('when two workers are asked for the same run at the same instant', async () => {
    const order = await submitHost(ground, 'race');
    await isInReview(ground, order);
    await approve(ground, order);
    for (const key of ['race-a', 'race-b'])
      await rowsOf(
        ground,
        sql`select graphile_worker.add_job('operation-apply', json_build_object('operationId', ${order.operationId}::text), job_key => ${`${key}:${order.stem}`})`,
      );
    await endsWell(order);
    const [row] = await rowsOf<{ attempt: number; starts: string }>(
      ground,
      sql`select attempt, (select count(*) from audit_row where object_id = operation.id::text and action = 'provisioning.applying' and outcome = 'done') as starts from operation where id = ${order.operationId}`,
    );
    expect(Number(row?.starts)).toBe(1);
  });

  test.concurrent.each(['half', 'unheard', 'deleting'] as const)('when its lease is lost %s', async (step) => {
    const order = await brought(step);
    await loseLease(ground, order);
    await goesOnWell(order);
  });

  test('when its worker was stopped for longer than its lease lasts, and then goes on', async () => {
    const order = await brought('half');
    const worker = victimOf(order.operationId, 'worker');
    process.kill(worker, 'SIGSTOP');
    try {
      order.letGo();
      await endsWell(order);
    } finally {
      process.kill(worker, 'SIGCONT');
    }
    // Whatever the awakened worker still wants to say comes under a fence that is over.
    const late = await brought('half');
    await goesOnWell(late);
    expect(await endStateOf(ground, order)).toEqual(DELIVERED);
  });
});

describe('a state whose disk is full', () => {
  test.concurrent.each(['half', 'deleting'] as const)(
    'as an order is %s leaves its end unknown until there is room, and then it ends well',
    async (step) => {
      const order = await brought(step);
      const free = await fillStateDisk(ground, order);
      order.letGo();
      await reaches(ground, order, ['unknown']);
      await free();
      await endsWell(order);
    },
  );
});

describe('a foreign hand on the cluster', () => {
  const namespaceOf = async (order: Order) => {
    const [row] = await rowsOf<{ slug: string }>(
      ground,
      sql`select t.slug from tenancy t join resource z on z.tenancy_id = t.id where z.id = ${order.resourceId}`,
    );
    return row?.slug ?? '';
  };
  const volume = (order: Order, namespace: string) => ({ name: `${order.stem}-001-system`, namespace });
  const machine = (order: Order, namespace: string) => ({
    group: 'kubevirt.io',
    version: 'v1',
    plural: 'virtualmachines',
    name: `${order.stem}-001`,
    namespace,
  });
  const core = () => kubernetes.makeApiClient(CoreV1Api);
  const machines = () => kubernetes.makeApiClient(CustomObjectsApi);

  test.concurrent('that took the name before is not touched: the order fails and leaves nothing of its own', async () => {
    const order = await submitHost(ground, 'taken');
    await isInReview(ground, order);
    const namespace = await namespaceOf(order);
    const { group, version, plural, name } = machine(order, namespace);
    const template = { spec: { domain: { devices: {} } } };
    const body = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name, namespace },
      spec: { runStrategy: 'Halted', template },
    };
    await machines().createNamespacedCustomObject({ group, version, plural, namespace, body });
    await approve(ground, order);
    await cleanedUp(ground, order);
    expect(await endStateOf(ground, order)).toEqual(FAILED_CLEAN);
    await machines().deleteNamespacedCustomObject({ group, version, plural, namespace, name });
  });

  test.concurrent('that deletes a volume while its run is cut is made good by the recovery', async () => {
    const order = await brought('half');
    const namespace = await namespaceOf(order);
    kill(order, 'child');
    await core().deleteNamespacedPersistentVolumeClaim(volume(order, namespace));
    await goesOnWell(order);
  });

  test.concurrent('that takes a field while its run is cut fails the order, saying whose it is, and nothing is left', async () => {
    const order = await brought('half');
    const namespace = await namespaceOf(order);
    kill(order, 'child');
    const body = [{ op: 'replace', path: '/metadata/labels/zhengyun.cn~1system', value: 'stolen' }];
    await core().patchNamespacedPersistentVolumeClaim({ ...volume(order, namespace), body, fieldManager: 'a-thief' });
    order.letGo();
    await cleanedUp(ground, order);
    expect(await endStateOf(ground, order)).toEqual(FAILED_CLEAN);
    const [row] = await rowsOf<{ trouble: unknown }>(
      ground,
      sql`select trouble from operation where id = ${order.operationId}`,
    );
    expect(JSON.stringify(row?.trouble)).toContain('a-thief');
  });

  test.concurrent('that deleted the host after its delivery does not stop its release', async () => {
    const order = await aDelivered();
    await machines().deleteNamespacedCustomObject(machine(order, await namespaceOf(order)));
    await endsWell(await submitHostRelease(ground, order));
  });
});

describe('any sequence of cuts', () => {
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
  const fault = fc.constantFrom('cli', 'provider', 'child', 'lease');
  const step = fc.constantFrom<Step>('previewingAgain', 'half', 'unheard', 'deleting', 'deletedUnheard');
  const sequences = fc.sample(fc.record({ step, faults: fc.array(fault, { minLength: 1, maxLength: 3 }) }), {
    seed,
    numRuns: 4,
  });
  const strike = async (order: Order, what: Victim | 'lease') =>
    what === 'lease' ? loseLease(ground, order) : kill(order, what);

  test.concurrent.each(
    sequences.map((sequence) => ({
      ...sequence,
      told: `${sequence.faults.join(', ')} from ${sequence.step} on (FAULT_SEED=${seed})`,
    })),
  )('ends well: $told', async ({ step: first, faults: [firstFault = 'child', ...more] }) => {
    let stopped = await brought(first);
    await strike(stopped, firstFault);
    for (const next of more) {
      const { reached, release } = ground.api.hold(reads(stopped), 'before');
      stopped.letGo();
      stopped = { ...stopped, letGo: release };
      const isCaught = await Promise.race([reached.then(() => true), finish(ground, stopped).then(() => false)]);
      if (isCaught) await strike(stopped, next);
    }
    await goesOnWell(stopped);
  });
});

describe('after all that', () => {
  test('the quota holds what stands and nothing else, and no end is unknown', async () => {
    await expectQuotaExact(ground);
    const left = await rowsOf<{ number: string; state: string }>(
      ground,
      sql`select number, state from operation where state not in ('done', 'failed', 'cancelled')`,
    );
    expect(left).toEqual([]);
  });
});
