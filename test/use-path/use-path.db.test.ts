import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { createJoinToken } from '@zhengyun/domain/fleet/create-join-token.ts';
import { ROLL_UP_EVERY_MS } from '@zhengyun/domain/metering/roll-up-rules.ts';
import { openAuthority } from '@zhengyun/server/gateway/authority.ts';
import { buildGateway } from '@zhengyun/server/gateway/gateway-app.ts';
import { makeMetrics } from '@zhengyun/server/http/metrics.ts';
import { simulate } from '@zhengyun/test/lifecycle/simulated.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { makeLoop } from '@zhengyun/worker/loops/loop.ts';
import { rollUpUses } from '@zhengyun/worker/loops/roll-up-use.ts';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AgentPlace, startAgent } from './agent-on-a-clock.ts';
import { type Pod, playKubelet } from './played-kubelet.ts';

const MINUTE = 60_000;
const HOUR_MS = 60 * MINUTE;
const GIB = 2 ** 30;
const NODES = ['path-node-1', 'path-node-2'] as const;
const log = pino({ enabled: false });
/** A whole hour that lies behind: certificates are of the machine's own time, so what is measured is too. */
const HOUR = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 4 * HOUR_MS;

let province: SampleProvince;
let play: ReturnType<typeof simulate>;
let worker: Database;
let gateway: FastifyInstance;
let folder: string;
let clock = HOUR - 10 * MINUTE;
const now = () => clock;
const pods: (readonly Pod[] | null)[] = [[], []];
let kubelets: readonly Awaited<ReturnType<typeof playKubelet>>[];

beforeAll(async () => {
  province = await sampleProvince();
  play = simulate(province);
  worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 4 });
  folder = await mkdtemp(join(tmpdir(), 'use-path-'));
  const authority = await openAuthority(folder, new Date());
  await writeFile(join(folder, 'ca.pem'), authority.certificate);
  gateway = await buildGateway({
    ...{ db: province.app, now: () => new Date(clock), log, authority, names: ['127.0.0.1'] },
    ...{ metrics: makeMetrics(), forward: () => undefined },
  });
  await gateway.listen({ host: '127.0.0.1', port: 0 });
  kubelets = await Promise.all(pods.map((_, place) => playKubelet(now, () => pods[place] ?? null)));
});
afterAll(async () => {
  for (const kubelet of kubelets ?? []) await kubelet.close();
  await gateway?.close();
  await worker?.destroy();
  await play?.end();
  await province?.drop();
  if (folder) await rm(folder, { recursive: true });
});

/** A container space of 4 vCPU that stands since the day before; people's acts are of MONDAY, when the sample's books are open. */
async function space() {
  const applicant = await play.as('applicant', MONDAY);
  const { items } = await applicant.tenancy.systems({});
  const systemId = items.find(({ slug }) => slug === 'drug-portal')?.id ?? '';
  const spec = { item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 0, fastGb: 0 };
  const order = await applicant.requests.submit({
    ...{ systemId, title: '容器空间', reason: '新建', mlpsGrade: 2 },
    lines: [{ cloud: 'guangzhou', zone: 'extranet', spec }],
  } as never);
  await play.preview(order.requestId, MONDAY);
  const { lines } = await play.approve(order.requestId, MONDAY);
  const resourceId = lines[0]!.resource.id;
  await play.deliver(order.requestId, MONDAY);
  const begun = new Date(HOUR - 24 * HOUR_MS);
  await province.within(async ({ tx }) => {
    await tx.updateTable('resource').set({ ready_at: begun, created_at: begun }).where('id', '=', resourceId).execute();
    await tx
      .updateTable('cloud_zone')
      .set({ nodes: [...NODES] })
      .where('code', '=', 'extranet')
      .execute();
  });
  const { slug: namespace } = await province.within(({ tx }) =>
    tx
      .selectFrom('resource as r')
      .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
      .select('t.slug')
      .where('r.id', '=', resourceId)
      .executeTakeFirstOrThrow(),
  );
  return { resourceId, spec, namespace };
}

async function placeOf(place: 0 | 1): Promise<AgentPlace> {
  const data = join(folder, NODES[place]);
  await mkdir(data, { recursive: true });
  const port = (gateway.server.address() as AddressInfo).port;
  return {
    ...{ data, node: NODES[place], kubelet: kubelets[place]!.url, now },
    ...{ gateway: new URL(`https://127.0.0.1:${port}`), ca: join(folder, 'ca.pem') },
  };
}

/** One turn of the worker's loop as the worker runs it. */
async function rollUp(): Promise<void> {
  const parts = {
    db: worker,
    holder: randomUUID(),
    now: () => new Date(clock),
    stopping: new AbortController().signal,
  };
  const loop = makeLoop({ name: 'roll-up-use', everyMs: ROLL_UP_EVERY_MS, turn: () => rollUpUses(parts), log });
  loop.start();
  await loop.stop();
  clock += 11 * MINUTE;
}
const readings = async (resourceId: string) =>
  (
    await province.within(({ tx }) =>
      tx
        .selectFrom('usage_event')
        .select(['dimension', 'quantity', 'source', 'event_at'])
        .where('resource_id', '=', resourceId)
        .orderBy('dimension', 'desc')
        .execute(),
    )
  ).map(({ dimension, quantity, source, event_at: at }) => [dimension, Number(quantity), source, at.getTime()]);

it('what a kubelet says is read by the page: through agent, gateway, minutes and roll-up, over restarts, a gap and late minutes', async () => {
  const { resourceId, spec, namespace } = await space();
  const { id: cloudId } = await getCloud(province.job(), { slug: 'guangzhou' });
  const joined = async (place: 0 | 1) => {
    const agent = await startAgent(await placeOf(place));
    const { token } = await createJoinToken(province.job(new Date(clock)), { cloudId });
    await agent.join(token);
    return agent;
  };
  let first = await joined(0);
  const second = await joined(1);

  const beside: Pod = { namespace: 'kube-system', cores: 3, bytes: GIB, startedAt: HOUR - HOUR_MS };
  for (let minute = -5; minute < 60; minute += 1) {
    clock = HOUR + minute * MINUTE + MINUTE / 2;
    // The container of the first node is started anew in minute 20; the second node's kubelet is away for two looks.
    const startedAt = minute < 20 ? HOUR - HOUR_MS : HOUR + 20 * MINUTE;
    pods[0] = [beside, { namespace, cores: 0.5, bytes: GIB, startedAt }];
    pods[1] =
      minute === 10 || minute === 11 ? null : [{ namespace, cores: 0.25, bytes: GIB / 2, startedAt: HOUR - HOUR_MS }];
    await first.take();
    await second.take();
    if (minute === 30) {
      // The first agent is started anew with a spool that was not sent: it goes on with its certificate.
      await first.stop();
      first = await startAgent(await placeOf(0));
      await first.join();
    }
    if (minute % 15 === 0 && minute !== 30) await first.send();
    if (minute === 39) await second.send();
  }
  await first.send();

  // The second node's last twenty minutes are still in its spool: the hour is not known, and nothing is made up of it.
  clock = HOUR + HOUR_MS + 11 * MINUTE;
  await rollUp();
  expect(await readings(resourceId)).toEqual([]);
  await second.send();
  await rollUp();
  const made = [
    ['vcpu', 0.75, 'zhengyun:kubelet', HOUR],
    ['memory-gb', 1.5, 'zhengyun:kubelet', HOUR],
  ];
  expect(await readings(resourceId)).toEqual(made);
  await rollUp();
  expect(await readings(resourceId)).toEqual(made);

  await play.mind(new Date(clock));
  const { lease } = await (await play.as('applicant', new Date(clock))).reclaim.lease({ resourceId });
  expect(lease?.judgement).toMatchObject({
    verdict: 'used',
    measures: [
      { meter: 'vcpu', held: '4', peak: '0.750000000', peakPpm: '187500', coveragePpm: '1388', shows: 'use' },
      { meter: 'memory-gb', held: '8', peak: '1.500000000', peakPpm: '187500', shows: 'nothing' },
    ],
  });
  expect(lease?.judgement?.simulated).toBeUndefined();

  const larger = { resourceId, spec: { ...spec, vcpu: 8 }, reason: '业务增长' };
  const asked = await (await play.as('applicant', MONDAY)).requests.submitResize(larger as never);
  const approver = await play.as('approver', new Date(clock));
  const { use } = await approver.approvals.background({ requestId: asked.requestId });
  const seen = Object.fromEntries(use.map((each) => [each.dimension, each]));
  // Means of what was measured: what the restarts cost in between is left out, never made up.
  expect(Number(seen.vcpu?.meanMilli)).toBeGreaterThan(720);
  expect(Number(seen.vcpu?.meanMilli)).toBeLessThanOrEqual(750);
  expect(Number(seen.vcpu?.coveragePpm)).toBeGreaterThan(1_400);
  expect(seen['memory-gb']).toMatchObject({ held: '8' });
  expect(Number(seen['memory-gb']?.meanMilli)).toBeGreaterThan(1_450);
  await first.stop();
  await second.stop();
}, 120_000);
