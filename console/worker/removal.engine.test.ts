import { AppsV1Api, CoreV1Api, KubeConfig, RbacAuthorizationV1Api, SchedulingV1Api } from '@kubernetes/client-node';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import { addCityNodes } from '@zhengyun/test/support/city-nodes.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { makeWorkerGround, type WorkerGround } from '@zhengyun/test/support/worker-ground.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallProvince, setUpProvince } from './testing/small-province.ts';

const CITY = 'shaoguan';
const [, cities] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(cities);
const core = config.makeApiClient(CoreV1Api);
const apps = config.makeApiClient(AppsV1Api);
let ground: WorkerGround;
let province: SmallProvince;

beforeAll(async () => {
  ground = await makeWorkerGround({ name: 'removal', inherited: process.env });
  await addCityNodes(cities, CITY);
  province = await setUpProvince(ground.db, ground.secrets, { kubeconfig: cities, slug: CITY });
  ground.start();
});
afterAll(() => ground.close());

/** Real runs of the engine one after the other, each of a good part of a minute on a busy machine. */
const LONG = 1_200_000;
const TIMEOUT = { timeout: 280_000, interval: 250 };
const request = (requestId: string) => getRequest(province.applicant(), { requestId });
const reaches = (requestId: string, state: string) =>
  expect
    .poll(async () => {
      const { state: now, trouble } = await request(requestId);
      return now !== state && trouble ? JSON.stringify(trouble) : now;
    }, TIMEOUT)
    .toBe(state);

async function orderedSpace() {
  const spec = { item: 'container-space', vcpu: 2, memoryGb: 4, ordinaryGb: 10, fastGb: 0 } as const;
  const lines = [{ cloud: CITY, zone: 'government', spec }];
  const order = { systemId: province.systemId, title: 't', reason: 'r', mlpsGrade: 2 as const, lines };
  const { requestId } = await submitRequest(province.applicant(), order as never);
  await reaches(requestId, 'department-review');
  await province.approve(requestId);
  await reaches(requestId, 'delivered');
  const { resource } = (await request(requestId)).lines[0] as { resource: { id: string; number: string } };
  const { items } = await listTenancies(province.engineer(), { cloudId: province.cloudId });
  return { resourceId: resource.id, number: resource.number, namespace: items[0]?.slug ?? '' };
}

/** A workload of the department's own, with the space's volume mounted. */
async function deploy(namespace: string, claimName: string) {
  const { items } = await config.makeApiClient(SchedulingV1Api).listPriorityClass();
  const priorityClassName = items.find(({ metadata }) => metadata?.name?.match(`${CITY}.*container`))?.metadata?.name;
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const container = { name: 'c', image: 'registry.gov.local/web:1', securityContext };
  await apps.createNamespacedDeployment({
    namespace,
    body: {
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            ...(priorityClassName ? { priorityClassName } : {}),
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [container],
            volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
          },
        },
      },
    },
  });
  const pods = async () => (await core.listNamespacedPod({ namespace })).items.length;
  await expect.poll(pods, TIMEOUT).toBe(1);
  return async () => {
    await apps.deleteNamespacedDeployment({ namespace, name: 'web' });
    await expect.poll(pods, TIMEOUT).toBe(0);
  };
}

test(
  'a container space in use is not released: not asked for it, not once it is approved, and nothing of it is touched',
  async () => {
    const { resourceId, number, namespace } = await orderedSpace();
    const claimName = `${number.toLowerCase()}-ordinary-1`;
    const claim = () => core.readNamespacedPersistentVolumeClaim({ name: claimName, namespace });
    const stop = await deploy(namespace, claimName);
    const release = async () =>
      (await submitRelease(province.applicant(), { resourceId, reason: 'no longer needed' })).requestId;
    const inUse = { code: 'RESOURCE_IN_USE', facts: { resource: number, users: ['Deployment web'], count: 1 } };

    const first = await release();
    await expect.poll(async () => (await request(first)).trouble, TIMEOUT).toEqual(inUse);
    await stop();

    const second = await release();
    await reaches(second, 'department-review');
    const stopAgain = await deploy(namespace, claimName);
    await province.approve(second);
    await expect.poll(async () => (await request(second)).trouble, TIMEOUT).toEqual(inUse);
    expect((await claim()).metadata?.deletionTimestamp).toBeUndefined();
    const bindings = await config.makeApiClient(RbacAuthorizationV1Api).listNamespacedRoleBinding({ namespace });
    expect(bindings.items.map(({ metadata }) => metadata?.name)).toContain(number.toLowerCase());
    await stopAgain();

    const third = await release();
    await reaches(third, 'department-review');
    await province.approve(third);
    await reaches(third, 'delivered');
    await expect(claim()).rejects.toThrow('not found');
  },
  LONG,
);
