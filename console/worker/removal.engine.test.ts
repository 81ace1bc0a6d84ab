import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppsV1Api, CoreV1Api, KubeConfig, RbacAuthorizationV1Api, SchedulingV1Api } from '@kubernetes/client-node';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { addCityNodes } from '@zhengyun/test/support/city-nodes.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallProvince, setUpProvince } from './testing/small-province.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const CITY = 'shaoguan';
const [, cities] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(cities);
const core = config.makeApiClient(CoreV1Api);
const apps = config.makeApiClient(AppsV1Api);
let database: TestDatabase;
let db: Database;
let province: SmallProvince;
let worker: ChildProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.ownerUrl, { applicationName: 'removal test', maximum: 4 });
  const folder = await mkdtemp(join(tmpdir(), 'removal-'));
  const key = randomBytes(32);
  await writeFile(join(folder, 'secret.key'), key.toString('hex'), { mode: 0o600 });
  await addCityNodes(cities, CITY);
  province = await setUpProvince(db, keyFileSecretStore(key), { kubeconfig: cities, slug: CITY });
  worker = spawn(process.execPath, [main], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: database.workerUrl,
      STATE_URL: database.stateUrl,
      ZHENGYUN_KEY_FILE: join(folder, 'secret.key'),
      ZHENGYUN_DATA: folder,
      ZHENGYUN_MODE: 'local',
      VERIFY_SECONDS: '300',
      DRIFT_SECONDS: '86400',
      LOG_LEVEL: 'warn',
    },
  });
});
afterAll(async () => {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await db.destroy();
  await database.drop();
});

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
