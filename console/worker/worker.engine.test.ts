import { getResource } from '@zhengyun/domain/provisioning/get-resource.ts';
import { listEvents } from '@zhengyun/domain/provisioning/list-events.ts';
import { listOperations } from '@zhengyun/domain/provisioning/list-operations.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { type FaultyApi, startFaultyApi } from '@zhengyun/test/faults/faulty-api.ts';
import { addCityNodes } from '@zhengyun/test/support/city-nodes.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { makeWorkerGround, type WorkerGround } from '@zhengyun/test/support/worker-ground.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallProvince, setUpProvince } from './testing/small-province.ts';

let ground: WorkerGround;
let province: SmallProvince;
let api: FaultyApi;

beforeAll(async () => {
  ground = await makeWorkerGround({ name: 'worker', inherited: process.env, settings: { VERIFY_SECONDS: '120' } });
  const [, cities] = testKubeconfigs();
  await addCityNodes(cities, 'zhuhai');
  api = await startFaultyApi(cities, ground.folder);
  province = await setUpProvince(ground.db, ground.secrets, { kubeconfig: api.kubeconfig, slug: 'zhuhai' });
  ground.start();
});
afterAll(async () => {
  await ground.close();
  await api.close();
});

const requestState = async (requestId: string) => (await getRequest(province.applicant(), { requestId })).state;
/** Waits until the request is in `state`; a request that failed says why at once. */
async function reaches(requestId: string, state: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const request = await getRequest(province.applicant(), { requestId });
        return /failed/.test(request.state) ? JSON.stringify(request.trouble) : request.state;
      },
      { timeout: 200_000, interval: 100 },
    )
    .toBe(state);
}

const container = { item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 10, fastGb: 0 } as const;
const order = (spec: Record<string, unknown>, title: string) => ({
  systemId: province.systemId,
  title,
  reason: 'test',
  mlpsGrade: 2 as const,
  lines: [{ cloud: 'zhuhai', zone: 'government', spec: spec as never }],
});

test('an order goes from plan to delivery on the cluster, is resized and released, and leaves its whole log', async () => {
  const { requestId } = await submitRequest(province.applicant(), order(container, 'space'));
  await reaches(requestId, 'department-review');
  const approvedAt = performance.now();
  await province.approve(requestId);
  await reaches(requestId, 'delivered');
  console.info(`approved → delivered (base and space): ${Math.round(performance.now() - approvedAt)} ms`);

  const { lines } = await getRequest(province.applicant(), { requestId });
  const resourceId = lines[0]!.resource.id;
  const resource = await getResource(province.applicant(), { resourceId });
  expect(resource).toMatchObject({ state: 'active', spec: container });
  expect(resource.objects.some(({ kind, ready }) => kind === 'PersistentVolumeClaim' && ready === true)).toBe(true);
  expect(resource.objects.every(({ uid, ready }) => uid !== '' && ready !== false)).toBe(true);

  const { items } = await listOperations(province.engineer(), { requestId });
  const { items: events, open } = await listEvents(province.engineer(), { operationId: items[0]!.id, limit: 500 });
  expect(open).toBe(false);
  expect(events.map(({ event }) => event.kind)).toEqual(expect.arrayContaining(['phase', 'resource', 'summary']));

  const resize = await submitResize(province.applicant(), {
    resourceId,
    spec: { ...container, vcpu: 6 },
    reason: 'more',
  });
  await reaches(resize.requestId, 'department-review');
  const resizeAt = performance.now();
  await province.approve(resize.requestId);
  await reaches(resize.requestId, 'delivered');
  console.info(`approved → resized: ${Math.round(performance.now() - resizeAt)} ms`);
  expect((await getResource(province.applicant(), { resourceId })).spec).toMatchObject({ vcpu: 6 });

  const release = await submitRelease(province.applicant(), { resourceId, reason: 'done' });
  await reaches(release.requestId, 'department-review');
  await province.approve(release.requestId);
  await reaches(release.requestId, 'delivered');
  expect((await getResource(province.applicant(), { resourceId })).state).toBe('released');
});

/** From the first event of an operation's last run to its last one. */
async function runOf(operationId: string): Promise<{ from: number; to: number }> {
  const { items } = await listEvents(province.engineer(), { operationId, limit: 500 });
  const begun = items.findLastIndex(({ event }) => event.kind === 'phase' && event.phase === 'prepare');
  const instants = items.slice(begun).map(({ event }) => Date.parse(event.at));
  return { from: Math.min(...instants), to: Math.max(...instants) };
}

test('operations on different stacks run side by side', async () => {
  const host = { item: 'cloud-host', count: 1, vcpu: 1, memoryGb: 2, systemDiskGb: 40, dataDisks: [] };
  const three = order(host, 'three hosts');
  const { requestId } = await submitRequest(province.applicant(), { ...three, lines: Array(3).fill(three.lines[0]) });
  await reaches(requestId, 'department-review');
  await province.approve(requestId);
  await reaches(requestId, 'delivered');
  const { items } = await listOperations(province.engineer(), { requestId });
  const runs = (await Promise.all(items.map(({ id }) => runOf(id)))).toSorted((a, b) => a.from - b.from);
  expect(runs.length).toBeGreaterThanOrEqual(3);
  // One began before the one before it was over.
  expect(runs.some(({ from }, index) => from < (runs[index - 1]?.to ?? 0))).toBe(true);
});

test('a worker killed in mid-update is taken over by the next, and the order is delivered all the same', async () => {
  const host = { item: 'cloud-host', count: 6, vcpu: 2, memoryGb: 4, systemDiskGb: 100, dataDisks: [] };
  const { requestId } = await submitRequest(province.applicant(), order(host, 'hosts'));
  await reaches(requestId, 'department-review');
  const held = api.hold(
    ({ method, url }) => method === 'POST' && url.includes('/virtualmachines') && !url.includes('dryRun=All'),
    'before',
  );
  await province.approve(requestId);
  // Held at the first host it makes, so that it is in mid-update however long anybody takes to look.
  await held.reached;
  await ground.kill();
  held.release();
  ground.start();
  await reaches(requestId, 'delivered');
  const { items } = await listOperations(province.engineer(), { requestId });
  expect(items.filter(({ state }) => state !== 'done')).toEqual([]);
  expect(await requestState(requestId)).toBe('delivered');
});
