import { randomUUID } from 'node:crypto';
import {
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  SchedulingV1Api,
  type V1PodSpec,
} from '@kubernetes/client-node';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readStanding } from './read-standing.ts';
import { readUsers } from './read-users.ts';

const [kubeconfig] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const core = config.makeApiClient(CoreV1Api);
const apps = config.makeApiClient(AppsV1Api);
const custom = config.makeApiClient(CustomObjectsApi);
const podClass = `standing-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  const body = { metadata: { name: podClass }, value: 10 };
  await config.makeApiClient(SchedulingV1Api).createPriorityClass({ body });
});

async function namespace(): Promise<string> {
  const name = `standing-${randomUUID().slice(0, 8)}`;
  await core.createNamespace({ body: { metadata: { name } } });
  return name;
}
const SIZE = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const claim = (space: string, name: string, labels = {}) =>
  core.createNamespacedPersistentVolumeClaim({
    namespace: space,
    body: { metadata: { name, labels }, spec: { ...SIZE, storageClassName: 'none-such' } },
  });
const podSpec = (more: Partial<V1PodSpec> = {}): V1PodSpec => ({
  containers: [{ name: 'c', image: 'registry.gov.local/c:1' }],
  ...more,
});
const mounting = (claimName: string) => podSpec({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }] });
const template = (name: string, spec: V1PodSpec) => ({ metadata: { labels: { app: name } }, spec });
const deployment = (space: string, name: string, of: { replicas: number; spec: V1PodSpec }) =>
  apps.createNamespacedDeployment({
    namespace: space,
    body: {
      metadata: { name },
      spec: { replicas: of.replicas, selector: { matchLabels: { app: name } }, template: template(name, of.spec) },
    },
  });
const schedule = (space: string, name: string, of: { suspend: boolean; spec: V1PodSpec }) =>
  config.makeApiClient(BatchV1Api).createNamespacedCronJob({
    namespace: space,
    body: {
      metadata: { name },
      spec: {
        schedule: '0 0 1 1 *',
        suspend: of.suspend,
        jobTemplate: { spec: { template: template(name, { ...of.spec, restartPolicy: 'Never' }) } },
      },
    },
  });
const named = (found: readonly { kind: string; name: string }[]) => found.map(({ kind, name }) => `${kind} ${name}`);

describe('who uses a resource', () => {
  test('of a disk: every workload that has mounted it, and no other', async () => {
    const space = await namespace();
    await claim(space, 'zy-000001-001', { 'zhengyun.cn/resource': 'zy-000001' });
    await claim(space, 'zy-000002-001', { 'zhengyun.cn/resource': 'zy-000002' });
    const used = { namespace: space, resource: 'zy-000001', podClass: null, volumes: null };
    expect(await readUsers(kubeconfig, used)).toEqual([]);
    await deployment(space, 'web', { replicas: 2, spec: mounting('zy-000001-001') });
    await deployment(space, 'other', { replicas: 1, spec: mounting('zy-000002-001') });
    await deployment(space, 'stopped', { replicas: 0, spec: mounting('zy-000001-001') });
    await core.createNamespacedPod({
      namespace: space,
      body: { metadata: { name: 'by-hand' }, spec: mounting('zy-000001-001') },
    });
    expect(named(await readUsers(kubeconfig, used))).toEqual(['Deployment web', 'Pod by-hand']);
    expect(await readUsers(kubeconfig, { ...used, volumes: ['zy-000001-002'] })).toEqual([]);
  });

  test('of a container space: what runs in it, and what would start there by itself', async () => {
    const space = await namespace();
    const used = { namespace: space, resource: 'zy-000003', podClass, volumes: null };
    const spec = podSpec({ priorityClassName: podClass });
    await schedule(space, 'nightly', { suspend: false, spec });
    await schedule(space, 'given-up', { suspend: true, spec });
    await deployment(space, 'web', { replicas: 1, spec });
    await deployment(space, 'of-another-class', { replicas: 1, spec: podSpec() });
    await expect
      .poll(async () => (await core.listNamespacedPod({ namespace: space })).items.length, { timeout: 30_000 })
      .toBe(2);
    expect(named(await readUsers(kubeconfig, used))).toEqual(['CronJob nightly', 'Deployment web']);
  });
});

describe('what stands in a tenancy', () => {
  const place = (space: string) => ({ namespace: space, tenancy: space, backupNamespace: null });

  test('holds volumes that a department’s own set made, and what runs, which no ledger knows', async () => {
    const space = await namespace();
    expect(await readStanding(kubeconfig, place(space))).toEqual([]);
    await claim(space, 'zy-000004-001', { 'zhengyun.cn/resource': 'zy-000004' });
    await apps.createNamespacedStatefulSet({
      namespace: space,
      body: {
        metadata: { name: 'db' },
        spec: {
          serviceName: 'db',
          replicas: 1,
          selector: { matchLabels: { app: 'db' } },
          template: template('db', podSpec()),
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { ...SIZE, storageClassName: 'none-such' } }],
        },
      },
    });
    await expect
      .poll(async () => named(await readStanding(kubeconfig, place(space))), { timeout: 30_000 })
      .toEqual(['PersistentVolumeClaim data-db-0', 'PersistentVolumeClaim zy-000004-001', 'StatefulSet db']);
    const [made, bought] = await readStanding(kubeconfig, place(space));
    expect([made?.resource, bought?.resource]).toEqual([null, 'zy-000004']);
  });

  test('holds workloads that have no pods now: scaled to none, or between their hours', async () => {
    const space = await namespace();
    await deployment(space, 'stopped', { replicas: 0, spec: podSpec() });
    await schedule(space, 'yearly', { suspend: false, spec: podSpec() });
    await schedule(space, 'given-up', { suspend: true, spec: podSpec() });
    const stopped = (name: string, labels: Record<string, string> = {}) =>
      apps.createNamespacedStatefulSet({
        namespace: space,
        body: {
          metadata: { name, labels },
          spec: {
            serviceName: name,
            replicas: 0,
            selector: { matchLabels: { app: name } },
            template: template(name, podSpec()),
          },
        },
      });
    await stopped('db');
    await stopped('zy-000006', { 'zhengyun.cn/resource': 'zy-000006' });
    const found = await readStanding(kubeconfig, place(space));
    expect(found.map(({ kind, name, resource }) => [`${kind} ${name}`, resource])).toEqual([
      ['CronJob given-up', null],
      ['CronJob yearly', null],
      ['Deployment stopped', null],
      ['StatefulSet db', null],
      ['StatefulSet zy-000006', 'zy-000006'],
    ]);
  });

  test('and what lies outside it: its backup schedules in the operator’s namespace, no other tenancy’s', async () => {
    const [space, velero] = [await namespace(), await namespace()];
    const make = (name: string, tenancy: string) =>
      custom.createNamespacedCustomObject({
        group: 'velero.io',
        version: 'v1',
        namespace: velero,
        plural: 'schedules',
        body: {
          apiVersion: 'velero.io/v1',
          kind: 'Schedule',
          metadata: { name, labels: { 'zhengyun.cn/tenancy': tenancy, 'zhengyun.cn/resource': 'zy-000005' } },
          spec: { schedule: '0 1 * * *', template: { includedNamespaces: [space] } },
        },
      });
    await make('own', space);
    await make('of-another', 'zk-000009');
    expect(await readStanding(kubeconfig, { ...place(space), backupNamespace: velero })).toEqual([
      { kind: 'Schedule', name: 'own', resource: 'zy-000005', outside: true },
    ]);
  });

  test('is named as unread where the credential may not look', async () => {
    const space = await namespace();
    await core.createNamespacedServiceAccount({ namespace: space, body: { metadata: { name: 'blind' } } });
    const { status } = await core.createNamespacedServiceAccountToken({
      name: 'blind',
      namespace: space,
      body: { spec: { audiences: [] } },
    });
    const blind = new KubeConfig();
    blind.loadFromString(kubeconfig);
    const context = blind.getContextObject(blind.getCurrentContext());
    const users = [{ name: context?.user ?? '', token: status?.token ?? '' }];
    blind.loadFromOptions({ ...blind, users, contexts: blind.contexts, currentContext: blind.getCurrentContext() });
    const found = await readStanding(blind.exportConfig(), place(space));
    expect(named(found)).toContain('PersistentVolumeClaim ?');
    expect(named(found)).toContain('Pod ?');
    expect(named(found)).toContain('CronJob ?');
  });
});
