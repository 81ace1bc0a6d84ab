import { randomBytes } from 'node:crypto';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { closeTenancy } from '@zhengyun/domain/provisioning/close-tenancy.ts';
import { getOperation } from '@zhengyun/domain/provisioning/get-operation.ts';
import { getResource } from '@zhengyun/domain/provisioning/get-resource.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { openImport } from '@zhengyun/domain/provisioning/open-import.ts';
import { refreshStack } from '@zhengyun/domain/provisioning/refresh-stack.ts';
import { releaseMaintenance } from '@zhengyun/domain/provisioning/release-maintenance.ts';
import { releaseTeardown } from '@zhengyun/domain/provisioning/release-teardown.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import { withCluster } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { obeyAdoption } from '@zhengyun/worker/testing/obey-adoption.ts';
import { smallCloud } from '@zhengyun/worker/testing/small-province.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { FaultGround } from './fault-ground.ts';
import type { CallMatch } from './faulty-api.ts';
import { approve, HOST, type Order, rowsOf } from './steps.ts';
import { until } from './until.ts';

/** What the kinds of work are tried on; each changes it as it goes. */
export interface Grounds {
  readonly ground: FaultGround;
  /** A delivered host. */
  readonly host: Order;
  /** Namespaces that were adopted and hold nothing sold: to be closed. */
  readonly adopted: string[];
  memoryGb: number;
  nodes: number;
  /** A system whose tenancy does not stand yet. */
  newcomer: string | null;
  /** A namespace made by hand, not adopted yet. */
  legacy: { readonly namespace: string; readonly uid: string; readonly systemId: string } | null;
}

/** One operation with its plan, not let go yet. */
export interface Planned {
  readonly operationId: string;
  /** Those of its requests on the way to the cluster that come when part of it is done. */
  readonly halfway: CallMatch;
  /** A part of the paths by which its objects are read. */
  readonly path: string;
  start(): Promise<unknown>;
  /** Asserts what must be there, and what not, once it has ended well. */
  expectDone(): Promise<void>;
}

type Kind = (grounds: Grounds) => Promise<Planned>;

async function resize(grounds: Grounds): Promise<Planned> {
  const { ground, host } = grounds;
  const { province } = ground;
  grounds.memoryGb += 1;
  const { memoryGb } = grounds;
  const { resourceId, stem } = host;
  const spec = { ...HOST, memoryGb } as never;
  const { requestId } = await submitResize(province.applicant(), { resourceId, spec, reason: 'more' });
  const operationId = await operationOf(ground, requestId, 'last');
  return {
    operationId,
    halfway: writes(`/virtualmachines/${stem}-`),
    path: `/${stem}-`,
    start: () => approve(ground, { ...host, requestId, operationId }),
    expectDone: async () => {
      const resource = await getResource(province.applicant(), { resourceId });
      expect(resource).toMatchObject({ state: 'active', spec: { memoryGb } });
      const { body } = await live(ground, `/apis/kubevirt.io/v1/virtualmachines?labelSelector=${labelled(stem)}`);
      expect(JSON.stringify(body)).toContain(`"guest":"${memoryGb}Gi"`);
    },
  };
}

async function base(grounds: Grounds): Promise<Planned> {
  const { ground } = grounds;
  grounds.newcomer ??= await aSystem(ground);
  const requestId = await submit(ground, grounds.newcomer, HOST);
  const operationId = await operationOf(ground, requestId, 'first');
  const slug = await namespaceOf(ground, operationId);
  return {
    operationId,
    halfway: writes(`/namespaces/${slug}/`),
    path: `/namespaces/${slug}`,
    start: () => approve(ground, { ...grounds.host, requestId, operationId, stem: slug }),
    expectDone: async () => {
      grounds.newcomer = null;
      const { body } = await live(ground, `/apis/networking.k8s.io/v1/namespaces/${slug}/networkpolicies`);
      expect((body as { items: unknown[] }).items.length).toBeGreaterThan(2);
      await until(`the host in ${slug}`, async () => (await requestState(ground, requestId)) === 'delivered' || null);
    },
  };
}

async function postgresql(grounds: Grounds): Promise<Planned> {
  const { ground, host } = grounds;
  const size = { version: '17', instances: 1, vcpu: 1, memoryGb: 2, storageGb: 20, storageClass: 'fast' };
  const requestId = await submit(ground, ground.province.systemId, { item: 'postgresql', ...size });
  const operationId = await operationOf(ground, requestId, 'last');
  const stem = await stemOf(ground, operationId);
  return {
    operationId,
    halfway: writes('/postgresql.cnpg.io/', stem),
    path: `/${stem}`,
    start: () => approve(ground, { ...host, requestId, operationId, stem }),
    expectDone: async () => {
      const { body } = await live(ground, `/apis/postgresql.cnpg.io/v1/clusters?labelSelector=${labelled(stem)}`);
      expect(body).toMatchObject({ items: [{ status: { readyInstances: 1 } }] });
      expect(await requestState(ground, requestId)).toBe('delivered');
    },
  };
}

/** It takes nothing in and goes on by itself, so what is held are reads of its second half, after its plan. */
async function refresh({ ground, host }: Grounds): Promise<Planned> {
  const slug = await namespaceOf(ground, host.operationId);
  const [stack] = await rowsOf<{ id: string }>(
    ground,
    sql`select s.id from stack s join tenancy t on t.id = s.tenancy_id where t.slug = ${slug} and s.kind = 'tenancy-base'`,
  );
  const asked = { stackId: stack?.id ?? '', reason: 'looked at' };
  const { operationId } = await refreshStack(ground.province.engineer(), asked);
  // What orders in the same namespace read is not its own.
  const path = `/namespaces/${slug}/resourcequotas/`;
  let isPlanned = false;
  return {
    operationId,
    halfway: (call) => isPlanned && call.byProvider && call.method === 'GET' && call.url.includes(path),
    path,
    start: async () => {
      await stateAmong(ground, operationId, ['approved', 'applying']);
      isPlanned = true;
    },
    expectDone: async () => {
      expect((await live(ground, `/api/v1/namespaces/${slug}`)).status).toBe(200);
    },
  };
}

async function adoption(grounds: Grounds): Promise<Planned> {
  const { ground } = grounds;
  const { province } = ground;
  grounds.legacy ??= await aLegacy(ground);
  const { namespace, uid, systemId } = grounds.legacy;
  const place = { cloudId: province.cloudId, systemId, zoneCode: 'government', xinchuang: false };
  const operationId = await until(`a plan that adopts ${namespace}`, async () => {
    const opened = await openImport(province.engineer(), { ...place, namespace, reason: 'taken over' });
    if ((await stateAmong(ground, opened.operationId, ['previewed', 'failed'])) === 'previewed')
      return opened.operationId;
    const { trouble } = await getOperation(province.engineer(), { operationId: opened.operationId });
    await obeyAdoption(admin(ground), String(trouble?.facts.problems));
    return null;
  });
  return {
    operationId,
    halfway: writes(`/namespaces/${namespace}/`),
    path: `/namespaces/${namespace}`,
    start: () => released(ground, operationId, releaseMaintenance),
    expectDone: async () => {
      grounds.legacy = null;
      grounds.adopted.push(namespace);
      expect((await live(ground, `/api/v1/namespaces/${namespace}`)).body).toMatchObject({ metadata: { uid } });
      expect(await tenancyOf(ground, namespace)).toMatchObject({ state: 'deployed' });
    },
  };
}

async function teardown(grounds: Grounds): Promise<Planned> {
  const { ground, adopted } = grounds;
  const namespace = adopted[0] ?? '';
  const { id: tenancyId } = await tenancyOf(ground, namespace);
  const closing = { tenancyId, reason: 'moved away', override: false };
  const operationId = (await closeTenancy(ground.province.engineer(), closing)).operationId ?? '';
  await stateAmong(ground, operationId, ['previewed']);
  return {
    operationId,
    halfway: writes(`/namespaces/${namespace}`),
    path: `/namespaces/${namespace}`,
    start: () => released(ground, operationId, releaseTeardown),
    expectDone: async () => {
      adopted.shift();
      expect((await live(ground, `/api/v1/namespaces/${namespace}`)).status).toBe(404);
      expect(await tenancyOf(ground, namespace)).toMatchObject({ state: 'released' });
    },
  };
}

/** One more node for the city's zone; asked for by the set-up, so it needs nobody's release. */
async function cloud(grounds: Grounds): Promise<Planned> {
  const { ground } = grounds;
  const { province, slug } = ground;
  const { kubevirt } = await getCloud(province.job(), { slug });
  grounds.nodes += 1;
  await defineCloud(province.job(), smallCloud(slug, kubevirt, grounds.nodes));
  const node = `/nodes/${slug}-x86-${String(grounds.nodes).padStart(2, '0')}`;
  let operationId = '';
  return {
    get operationId() {
      return operationId;
    },
    halfway: writes(node),
    path: slug,
    start: async () => {
      ({ operationId } = await openCloudDeployment(province.job(), { cloudId: province.cloudId }));
    },
    expectDone: async () => {
      const { body } = await live(ground, `/api/v1${node}`);
      expect(body).toMatchObject({ metadata: { labels: { 'zhengyun.cn/cloud': slug } } });
      expect((await getCloud(province.job(), { slug })).state).toBe('deployed');
    },
  };
}

/** Every kind of operation that is not an order or a release of hosts, by how a sentence names it. */
export const KINDS = {
  'the resize of a host': resize,
  'the base of a tenancy': base,
  'an order of PostgreSQL': postgresql,
  'the refresh of a stack': refresh,
  'the adoption of a namespace': adoption,
  'the removal of a tenancy': teardown,
  'the deployment of a cloud': cloud,
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;

const WRITES: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

function writes(path: string, inBody = ''): CallMatch {
  return ({ byProvider, method, url, body }) =>
    byProvider && WRITES.includes(method) && url.includes(path) && body.includes(inBody) && !url.includes('dryRun=All');
}

const labelled = (stem: string) => encodeURIComponent(`zhengyun.cn/resource=${stem}`);
const live = ({ kubeconfig }: FaultGround, path: string) => withCluster(kubeconfig, (cluster) => cluster.get(path));

function admin({ kubeconfig }: FaultGround): CoreV1Api {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  return config.makeApiClient(CoreV1Api);
}

async function submit({ province, slug }: FaultGround, systemId: string, spec: object): Promise<string> {
  const line = { cloud: slug, zone: 'government', spec: spec as never };
  const about = { systemId, title: 'a kind', reason: 'a fault', mlpsGrade: 2 as const };
  return (await submitRequest(province.applicant(), { ...about, lines: [line] })).requestId;
}

/** The first operation of a new tenancy's order is its base's. */
async function operationOf(ground: FaultGround, requestId: string, which: 'first' | 'last'): Promise<string> {
  const rows = await rowsOf<{ id: string }>(
    ground,
    sql`select id from operation where request_id = ${requestId} order by ordinal`,
  );
  const row = which === 'first' ? rows[0] : rows.at(-1);
  if (!row) throw new Error(`request ${requestId} has no operation`);
  return row.id;
}

async function requestState(ground: FaultGround, requestId: string): Promise<string> {
  const [row] = await rowsOf<{ state: string }>(ground, sql`select state from request where id = ${requestId}`);
  return row?.state ?? 'absent';
}

async function namespaceOf(ground: FaultGround, operationId: string): Promise<string> {
  const [row] = await rowsOf<{ slug: string }>(
    ground,
    sql`select t.slug from operation o join stack s on s.id = o.stack_id join tenancy t on t.id = s.tenancy_id where o.id = ${operationId}`,
  );
  return row?.slug ?? '';
}

async function stemOf(ground: FaultGround, operationId: string): Promise<string> {
  const [row] = await rowsOf<{ number: string }>(
    ground,
    sql`select z.number from operation o join order_line l on l.id = o.line_id join resource z on z.id = l.resource_id where o.id = ${operationId}`,
  );
  return (row?.number ?? '').toLowerCase();
}

async function stateAmong(ground: FaultGround, operationId: string, states: readonly string[]): Promise<string> {
  return until(`operation ${operationId} ${states.join(' or ')}`, async () => {
    const { state, trouble } = await getOperation(ground.province.engineer(), { operationId });
    if (states.includes(state)) return state;
    if (['failed', 'done', 'cancelled'].includes(state)) throw new Error(`${state}: ${JSON.stringify(trouble)}`);
    return null;
  });
}

type Release = typeof releaseMaintenance | typeof releaseTeardown;

async function released({ province }: FaultGround, operationId: string, release: Release): Promise<void> {
  const { planHash } = await getOperation(province.reviewer(), { operationId });
  await release(province.reviewer(), { operationId, planHash: planHash ?? '' });
}

async function tenancyOf({ province }: FaultGround, namespace: string) {
  const { items } = await listTenancies(province.engineer(), { cloudId: province.cloudId, limit: 100 });
  const found = items.find(({ slug }) => slug === namespace);
  if (!found) throw new Error(`no tenancy is in ${namespace}`);
  return found;
}

async function aSystem({ province }: FaultGround): Promise<string> {
  const departmentId = (await findSystem(province.job(), { id: province.systemId })).department.id;
  const name = `system ${randomBytes(3).toString('hex')}`;
  return (await createSystem(province.job(), { departmentId, name, ownerName: 'Wang', mlpsGrade: 2 })).id;
}

async function aLegacy(ground: FaultGround): Promise<NonNullable<Grounds['legacy']>> {
  const namespace = `legacy-${randomBytes(3).toString('hex')}`;
  const core = admin(ground);
  const { metadata } = await core.createNamespace({ body: { metadata: { name: namespace } } });
  const body = { metadata: { name: 'compute' }, spec: { hard: { pods: '50' } } };
  await core.createNamespacedResourceQuota({ namespace, body });
  return { namespace, uid: metadata?.uid ?? '', systemId: await aSystem(ground) };
}
