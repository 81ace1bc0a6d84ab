import { randomBytes } from 'node:crypto';
import { CoreV1Api, KubeConfig, NetworkingV1Api, StorageV1Api } from '@kubernetes/client-node';
import { acceptDrift } from '@zhengyun/domain/drift/accept-drift.ts';
import { askCheck } from '@zhengyun/domain/drift/ask-check.ts';
import { listDrift } from '@zhengyun/domain/drift/list-drift.ts';
import { revertDrift } from '@zhengyun/domain/drift/revert-drift.ts';
import { closeTenancy } from '@zhengyun/domain/provisioning/close-tenancy.ts';
import { getOperation } from '@zhengyun/domain/provisioning/get-operation.ts';
import { listOperations } from '@zhengyun/domain/provisioning/list-operations.ts';
import { openImport } from '@zhengyun/domain/provisioning/open-import.ts';
import { releaseMaintenance } from '@zhengyun/domain/provisioning/release-maintenance.ts';
import { releaseTeardown } from '@zhengyun/domain/provisioning/release-teardown.ts';
import { retryCleanUp } from '@zhengyun/domain/provisioning/retry-clean-up.ts';
import { stopOperation } from '@zhengyun/domain/provisioning/stop-operation.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import { addCityNodes } from '@zhengyun/test/support/city-nodes.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { makeWorkerGround, type WorkerGround } from '@zhengyun/test/support/worker-ground.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obeyAdoption } from './testing/obey-adoption.ts';
import { type SmallProvince, setUpProvince } from './testing/small-province.ts';

const FINALIZER = 'example.com/held-by-test';
const [, cities] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(cities);
const core = config.makeApiClient(CoreV1Api);
const storage = config.makeApiClient(StorageV1Api);
const networking = config.makeApiClient(NetworkingV1Api);
let ground: WorkerGround;
let province: SmallProvince;

beforeAll(async () => {
  ground = await makeWorkerGround({ name: 'maintenance', inherited: process.env });
  await addCityNodes(cities, 'foshan');
  province = await setUpProvince(ground.db, ground.secrets, { kubeconfig: cities, slug: 'foshan' });
  ground.start();
});
afterAll(() => ground.close());

/** Real runs of the engine one after the other, each of a good part of a minute on a busy machine. */
const LONG = 1_200_000;
const TIMEOUT = { timeout: 280_000, interval: 250 };
const operation = (operationId: string) => getOperation(province.engineer(), { operationId });
const reaches = (operationId: string, state: string) =>
  expect
    .poll(async () => {
      const { state: now, trouble } = await operation(operationId);
      return now === 'failed' && state !== 'failed' ? JSON.stringify(trouble) : now;
    }, TIMEOUT)
    .toBe(state);
const newest = async (verb: string) =>
  (await listOperations(province.engineer(), {})).items.find((item) => item.verb === verb);

async function ordered(spec: Record<string, unknown>) {
  const { requestId } = await submitRequest(province.applicant(), {
    systemId: province.systemId,
    title: 't',
    reason: 'r',
    mlpsGrade: 2,
    lines: [{ cloud: 'foshan', zone: 'government', spec: spec as never }],
  });
  const state = async () => (await getRequest(province.applicant(), { requestId })).state;
  await expect.poll(state, TIMEOUT).toBe('department-review');
  await province.approve(requestId);
  return { requestId, state };
}
const cloudStack = async () =>
  (await listDrift(province.engineer(), { cloudId: province.cloudId })).items.find(({ kind }) => kind === 'cloud');
const baseStack = async (namespace: string) =>
  (await listDrift(province.engineer(), { cloudId: province.cloudId })).items.find(
    ({ tenancy, kind }) => kind === 'tenancy-base' && tenancy?.namespace === namespace,
  );
async function look(stack: typeof cloudStack = cloudStack) {
  const before = (await stack())?.checkedAt ?? '';
  await askCheck(province.engineer(), { stackId: (await stack())?.id ?? '' });
  await expect.poll(async () => ((await stack())?.checkedAt ?? '') > before, TIMEOUT).toBe(true);
  return stack();
}

/** Somebody opens the tenancy by hand beside its walls, which differ in nothing: the look finds it, and who, until it is gone. */
async function openedByHand(namespace: string) {
  const stack = () => baseStack(namespace);
  expect(await look(stack)).toMatchObject({ status: 'same', openings: { found: [], unread: [] } });
  const name = 'zy-let-everybody-in';
  const spec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] };
  await networking.createNamespacedNetworkPolicy({
    namespace,
    body: { metadata: { name }, spec },
    fieldManager: 'kubectl-create',
  });
  expect(await look(stack)).toMatchObject({
    status: 'same',
    openings: { found: [{ kind: 'NetworkPolicy', name, writers: [{ manager: 'kubectl-create' }] }], unread: [] },
  });
  await networking.deleteNamespacedNetworkPolicy({ namespace, name });
  expect(await look(stack)).toMatchObject({ openings: { found: [], unread: [] } });
}
async function release(operationId: string) {
  await reaches(operationId, 'previewed');
  console.info(`${(await operation(operationId)).number} previewed`);
  const { planHash } = await getOperation(province.reviewer(), { operationId });
  await releaseMaintenance(province.reviewer(), { operationId, planHash: planHash ?? '' });
  await reaches(operationId, 'done');
}

/** Its volume stands in the way, and its walls stay, until two people say that the volume goes too; then nothing is left. */
async function closeAdopted(namespace: string) {
  const tenancy = async () =>
    (await listTenancies(province.engineer(), { cloudId: province.cloudId })).items.find(
      ({ slug }) => slug === namespace,
    );
  const close = async (override: boolean) => {
    const closing = { tenancyId: (await tenancy())?.id ?? '', reason: 'moved away', override };
    return (await closeTenancy(province.engineer(), closing)).operationId ?? '';
  };
  const refused = await close(false);
  await reaches(refused, 'failed');
  const { trouble } = await operation(refused);
  expect(trouble).toEqual({
    code: 'TENANCY_IN_USE',
    facts: { resources: ['PersistentVolumeClaim data'], count: 1 },
  });
  expect((await tenancy())?.state).toBe('deployed');
  expect((await networking.listNamespacedNetworkPolicy({ namespace })).items.length).toBeGreaterThan(2);
  const operationId = await close(true);
  await reaches(operationId, 'previewed');
  const { planHash, diff, teardown } = await getOperation(province.reviewer(), { operationId });
  expect(teardown?.obstacles).toEqual([{ kind: 'PersistentVolumeClaim', number: 'data' }]);
  expect(diff.map(({ kind }) => kind)).toContain('PersistentVolumeClaim');
  await releaseTeardown(province.reviewer(), { operationId, planHash: planHash ?? '' });
  await reaches(operationId, 'done');
  await expect(core.readNamespace({ name: namespace })).rejects.toThrow('not found');
  expect((await tenancy())?.state).toBe('released');
}

test(
  'a namespace made by hand becomes a tenancy without a change to it, and is closed with its volume by two people',
  async () => {
    await expect.poll(async () => (await cloudStack())?.kind, TIMEOUT).toBe('cloud');
    const namespace = `legacy-${randomBytes(3).toString('hex')}`;
    const { items } = await storage.listStorageClass();
    const storageClassName = items.find(({ metadata }) => /foshan.*ordinary/.test(metadata?.name ?? ''))?.metadata
      ?.name;
    await core.createNamespace({ body: { metadata: { name: namespace, labels: { team: 'water' } } } });
    await core.createNamespacedResourceQuota({
      namespace,
      body: { metadata: { name: 'compute' }, spec: { hard: { pods: '50' } } },
    });
    await core.createNamespacedPersistentVolumeClaim({
      namespace,
      body: {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
          ...(storageClassName ? { storageClassName } : {}),
        },
      },
    });
    const claim = () => core.readNamespacedPersistentVolumeClaim({ name: 'data', namespace });
    await expect.poll(async () => (await claim()).status?.phase, TIMEOUT).toBe('Bound');

    const departmentId = (await findSystem(province.job(), { id: province.systemId })).department.id;
    const system = { departmentId, name: 'gauges', ownerName: 'Wang', mlpsGrade: 2 as const };
    const { id: systemId } = await createSystem(province.job(), system);
    const asked = {
      cloudId: province.cloudId,
      systemId,
      zoneCode: 'government',
      xinchuang: false,
      namespace,
      reason: 'taken over',
    };
    const refused = await openImport(province.engineer(), asked);
    await reaches(refused.operationId, 'failed');
    const { trouble } = await operation(refused.operationId);
    expect(trouble).toMatchObject({ code: 'IMPORT_REFUSED', facts: { namespace } });
    console.info(String(trouble?.facts.problems));
    await obeyAdoption(core, String(trouble?.facts.problems));

    const before = { claim: await claim(), own: await core.readNamespace({ name: namespace }) };
    const opened = await openImport(province.engineer(), asked);
    await reaches(opened.operationId, 'previewed');
    const { diff } = await operation(opened.operationId);
    const imported = diff.filter(({ op }) => op === 'import').map(({ kind }) => kind);
    expect(imported.toSorted()).toEqual(['Namespace', 'PersistentVolumeClaim', 'ResourceQuota']);
    expect(diff.filter(({ op }) => !['import', 'create', 'same', 'read'].includes(op))).toEqual([]);
    await release(opened.operationId);

    expect((await claim()).metadata).toMatchObject({
      uid: before.claim.metadata?.uid,
      resourceVersion: before.claim.metadata?.resourceVersion,
    });
    expect((await core.readNamespace({ name: namespace })).metadata).toMatchObject({
      uid: before.own.metadata?.uid,
      resourceVersion: before.own.metadata?.resourceVersion,
      labels: { team: 'water' },
    });
    const again = openImport(province.engineer(), asked);
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await openedByHand(namespace);
    await closeAdopted(namespace);
  },
  LONG,
);

test(
  'a run is stopped by a person, its clean-up too, and the clean-up tried again leaves nothing; a deleted object is put back',
  async () => {
    const space = { item: 'container-space', vcpu: 2, memoryGb: 4, ordinaryGb: 10, fastGb: 0 };
    const first = await ordered(space);
    await expect.poll(first.state, TIMEOUT).toBe('delivered');
    expect(await look()).toMatchObject({ status: 'same', drift: null });

    // Without its class no volume is ever bound: the next order waits in mid-update.
    const ordinary = (await storage.listStorageClass()).items.find(({ metadata }) =>
      /foshan.*ordinary/.test(metadata?.name ?? ''),
    );
    const className = ordinary?.metadata?.name ?? '';
    await storage.deleteStorageClass({ name: className });
    const host = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4, systemDiskGb: 100, dataDisks: [] };
    const second = await ordered(host);
    const claims = async () =>
      (await core.listPersistentVolumeClaimForAllNamespaces()).items.filter(
        ({ spec, status }) => spec?.storageClassName === className && status?.phase === 'Pending',
      );
    await expect.poll(async () => (await claims()).length, TIMEOUT).toBe(1);
    const [claim] = await claims();
    const { name, namespace } = { name: claim?.metadata?.name ?? '', namespace: claim?.metadata?.namespace ?? '' };
    const hold = (finalizers: string[]) => {
      const body = [{ op: 'add', path: '/metadata/finalizers', value: finalizers }];
      return core.patchNamespacedPersistentVolumeClaim({ name, namespace, body });
    };
    await hold([FINALIZER]);

    const applying = (await listOperations(province.engineer(), { requestId: second.requestId })).items[0];
    const operationId = applying?.id ?? '';
    await stopOperation(province.engineer(), { operationId, reason: 'wrong class' });
    await reaches(operationId, 'failed');
    expect(await operation(operationId)).toMatchObject({
      trouble: { code: 'STOPPED_BY_PERSON', facts: { reason: 'wrong class' } },
    });
    expect((await operation(operationId)).leftovers.length).toBeGreaterThan(0);
    expect(await second.state()).toBe('failed');

    const cleanUp = (await newest('destroy'))?.id ?? '';
    await reaches(cleanUp, 'applying');
    const deleting = async () =>
      (await core.readNamespacedPersistentVolumeClaim({ name, namespace })).metadata?.deletionTimestamp !== undefined;
    await expect.poll(deleting, TIMEOUT).toBe(true);
    await stopOperation(province.engineer(), { operationId: cleanUp, reason: 'held' });
    await reaches(cleanUp, 'failed');
    const lineState = async () => (await getRequest(province.applicant(), { requestId: second.requestId })).lines[0];
    expect((await lineState())?.resource.state).toBe('requested');

    const halfMade = async () =>
      (await listDrift(province.engineer(), { cloudId: province.cloudId })).items.find((stack) => stack.halfMade);
    const seen = await look(halfMade);
    expect(seen).toMatchObject({ kind: 'order-line', reason: null, halfMade: { operation: { id: cleanUp } } });
    expect(['same', 'drifted']).toContain(seen?.status);

    await hold([]);
    const again = await retryCleanUp(province.engineer(), { operationId: cleanUp, reason: 'freed' });
    await reaches(again.operationId, 'done');
    expect((await lineState())?.resource.state).toBe('abandoned');
    expect(await claims()).toEqual([]);

    const found = await look();
    expect(found).toMatchObject({ status: 'drifted' });
    expect(found?.drift?.objects).toMatchObject([{ kind: 'StorageClass', id: className, is: 'gone' }]);
    const driftId = found?.drift?.id ?? '';
    const accepted = acceptDrift(province.engineer(), { driftId, reason: 'r' });
    await expect(accepted).rejects.toMatchObject({ code: 'DRIFT_CHARGED' });
    await release((await revertDrift(province.engineer(), { driftId, reason: 'needed' })).operationId);
    expect((await storage.readStorageClass({ name: className })).metadata?.name).toBe(className);
    expect(await look()).toMatchObject({ status: 'same', drift: null });
  },
  LONG,
);
