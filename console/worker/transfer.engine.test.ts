import { AppsV1Api, CoreV1Api, KubeConfig, RbacAuthorizationV1Api, SchedulingV1Api } from '@kubernetes/client-node';
import { accept } from '@zhengyun/domain/evaluation/accept.ts';
import { listOperations } from '@zhengyun/domain/provisioning/list-operations.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import { decideTransfer } from '@zhengyun/domain/transfers/decide-transfer.ts';
import type { TransferStep } from '@zhengyun/domain/transfers/schemas.ts';
import { submitTransfer } from '@zhengyun/domain/transfers/submit-transfer.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { type FaultyApi, startFaultyApi } from '@zhengyun/test/faults/faulty-api.ts';
import { addCityNodes } from '@zhengyun/test/support/city-nodes.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { makeWorkerGround, type WorkerGround } from '@zhengyun/test/support/worker-ground.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNeighbour, type Neighbour } from './testing/neighbour.ts';
import { type SmallProvince, setUpProvince } from './testing/small-province.ts';

const CITY = 'yunfu';
const [, cities] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(cities);
const core = config.makeApiClient(CoreV1Api);
const rights = config.makeApiClient(RbacAuthorizationV1Api);
let ground: WorkerGround;
let province: SmallProvince;
let receiving: Neighbour;
let api: FaultyApi;

beforeAll(async () => {
  ground = await makeWorkerGround({ name: 'transfer', inherited: process.env });
  await addCityNodes(cities, CITY);
  api = await startFaultyApi(cities, ground.folder);
  province = await setUpProvince(ground.db, ground.secrets, { kubeconfig: api.kubeconfig, slug: CITY });
  receiving = await addNeighbour(province);
  ground.start();
});
afterAll(async () => {
  await ground.close();
  await api.close();
});

/** Real runs of the engine one after the other, each of a good part of a minute on a busy machine. */
const LONG = 1_200_000;
const TIMEOUT = { timeout: 280_000, interval: 250 };
const SPEC = { item: 'container-space', vcpu: 2, memoryGb: 4, ordinaryGb: 10, fastGb: 0 } as const;

const reaches = (who: () => Context, requestId: string, state: string) =>
  expect
    .poll(async () => {
      const { state: now, trouble } = await getRequest(who(), { requestId });
      return now !== state && trouble ? JSON.stringify(trouble) : now;
    }, TIMEOUT)
    .toBe(state);

async function delivered() {
  const lines = [{ cloud: CITY, zone: 'government', spec: SPEC }];
  const order = { systemId: province.systemId, title: 't', reason: 'r', mlpsGrade: 2 as const, lines };
  const { requestId } = await submitRequest(province.applicant(), order as never);
  await reaches(province.applicant, requestId, 'department-review');
  await province.approve(requestId);
  await reaches(province.applicant, requestId, 'delivered');
  await accept(province.applicant(), { requestId, score: 5, reason: 'as ordered' });
  const { resource } = (await getRequest(province.applicant(), { requestId })).lines[0] as {
    resource: { id: string; number: string };
  };
  const { items } = await listTenancies(province.engineer(), { cloudId: province.cloudId });
  return { resourceId: resource.id, name: resource.number.toLowerCase(), namespace: items[0]?.slug ?? '' };
}

/** A workload of the department's own, with the space's volume mounted: its own pod is nobody's to touch. */
async function runWorkload(namespace: string, claimName: string) {
  const { items } = await config.makeApiClient(SchedulingV1Api).listPriorityClass();
  const priorityClassName = items.find(({ metadata }) => metadata?.name?.match(`${CITY}.*container`))?.metadata?.name;
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const container = { name: 'c', image: 'registry.gov.local/web:1', securityContext };
  const apps = config.makeApiClient(AppsV1Api);
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: {
      ...(priorityClassName ? { priorityClassName } : {}),
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
    },
  };
  const spec = { selector: { matchLabels: { app: 'web' } }, template };
  await apps.createNamespacedDeployment({ namespace, body: { metadata: { name: 'web' }, spec } });
  const pods = async () => (await core.listNamespacedPod({ namespace })).items.length;
  await expect.poll(pods, TIMEOUT).toBe(1);
  return async () => {
    await apps.deleteNamespacedDeployment({ namespace, name: 'web' });
    await expect.poll(pods, TIMEOUT).toBe(0);
  };
}

/** All of the tenancy that says whose it is, and what must be the same objects before and after. */
async function standing(namespace: string, name: string) {
  const own = await core.readNamespace({ name: namespace });
  const claims = (await core.listNamespacedPersistentVolumeClaim({ namespace })).items;
  const quotas = (await core.listNamespacedResourceQuota({ namespace })).items;
  const accounts = (await core.listNamespacedServiceAccount({ namespace })).items;
  const bindings = (await rights.listNamespacedRoleBinding({ namespace })).items;
  const pods = (await core.listNamespacedPod({ namespace })).items;
  const owned = [own, ...claims, ...quotas, ...accounts, ...bindings].filter(
    ({ metadata }) => metadata?.labels?.['zhengyun.cn/managed-by'],
  );
  const named = (labels: Record<string, string> = {}) =>
    ['department', 'system', 'tenancy', 'resource'].map((key) => labels[`zhengyun.cn/${key}`]);
  return {
    departments: [...new Set(owned.map(({ metadata }) => metadata?.labels?.['zhengyun.cn/department']))],
    claim: named(claims.find((each) => each.metadata?.name?.startsWith(name))?.metadata?.labels),
    groups: bindings
      .flatMap(({ subjects = [] }) => subjects)
      .filter(({ kind }) => kind === 'Group')
      .map((subject) => subject.name),
    hard: Object.fromEntries(quotas.map(({ metadata, spec }) => [metadata?.name, spec?.hard])),
    uids: [own, ...claims, ...quotas, ...accounts, ...bindings, ...pods]
      .map(({ metadata }) => metadata?.uid)
      .toSorted(),
  };
}

async function transfer(meanwhile: () => Promise<void>) {
  const { systemId } = province;
  const asked = { systemId, toDepartmentId: receiving.departmentId, reason: 'reform' };
  const { transferId } = await submitTransfer(province.applicant(), asked);
  const decide = (step: TransferStep, who: () => Context) =>
    decideTransfer(who(), { transferId, step, decision: 'approve' });
  await decide('giving', province.approvers.department);
  await decide('receiving', receiving.approver);
  await decide('administrative', province.approvers.administrative);
  await meanwhile();
  expect((await decide('technical', province.approvers.technical)).state).toBe('done');
}

const kill = () => ground.kill();

test(
  'a container space in use goes to another department: its labels follow on the cluster, and nothing is made anew',
  async () => {
    const { resourceId, name, namespace } = await delivered();
    const stop = await runWorkload(namespace, `${name}-ordinary-1`);
    const before = await standing(namespace, name);
    expect(before.departments).toEqual(['drug-office']);
    expect(before.claim).toEqual(['drug-office', expect.any(String), expect.any(String), name]);

    // Nobody is there to follow when the ledger moves, and who begins to is killed in mid-update.
    await transfer(kill);
    expect((await standing(namespace, name)).departments).toEqual(['drug-office']);
    const held = api.hold(
      ({ method, url, byProvider }) =>
        byProvider && method === 'PATCH' && url.includes(namespace) && !url.includes('dryRun=All'),
      'before',
    );
    ground.start();
    await held.reached;
    await kill();
    held.release();
    ground.start();

    const operations = async () =>
      (await listOperations(province.engineer(), {})).items
        .filter(({ department }) => department?.slug === receiving.slug)
        .map(({ state }) => state);
    await expect.poll(operations, TIMEOUT).toEqual(['done', 'done']);
    const after = await standing(namespace, name);
    expect(after.departments).toEqual([receiving.slug]);
    expect(after.claim).toEqual([receiving.slug, ...before.claim.slice(1)]);
    expect(new Set(after.groups)).toEqual(new Set([receiving.oidcGroup]));
    expect(after.hard).toEqual(before.hard);
    expect(after.uids).toEqual(before.uids);

    const spec = { ...SPEC, vcpu: 3 };
    const resize = await submitResize(receiving.applicant(), { resourceId, spec, reason: 'more' });
    await reaches(receiving.applicant, resize.requestId, 'department-review');
    await receiving.approve(resize.requestId);
    await reaches(receiving.applicant, resize.requestId, 'delivered');
    const resized = await standing(namespace, name);
    expect(resized.hard[name]?.['requests.cpu']).toBe('3');
    expect(resized.departments).toEqual([receiving.slug]);

    await stop();
    const release = await submitRelease(receiving.applicant(), { resourceId, reason: 'no longer needed' });
    await reaches(receiving.applicant, release.requestId, 'department-review');
    await receiving.approve(release.requestId);
    await reaches(receiving.applicant, release.requestId, 'delivered');
    expect((await core.listNamespacedPersistentVolumeClaim({ namespace })).items).toEqual([]);
  },
  LONG,
);
