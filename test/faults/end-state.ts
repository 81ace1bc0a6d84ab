import { withCluster } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { expect } from 'vitest';
import { isRunning } from './engine-processes.ts';
import type { FaultGround } from './fault-ground.ts';
import { type Order, rowsOf } from './steps.ts';

/** What everything that knows of an order says of it once it has ended. */
export interface EndState {
  readonly operation: string;
  readonly request: string;
  readonly resource: string;
  /** Kinds of its objects that stand on the cluster, sorted. */
  readonly onCluster: readonly string[];
  /** Kinds of its objects that Pulumi's state holds, sorted. */
  readonly inState: readonly string[];
  /** What its resource's metering says, in order: a charge runs from `create` to `delete`. */
  readonly charged: readonly string[];
}

const KINDS = {
  PersistentVolumeClaim: '/api/v1/persistentvolumeclaims',
  VirtualMachine: '/apis/kubevirt.io/v1/virtualmachines',
} as const;
export const HOST_OBJECTS: readonly string[] = ['PersistentVolumeClaim', 'VirtualMachine'];

/** Reads an order's end everywhere, and asserts what must hold at every end: no lock, nothing pending, no process, no double booking, its audit rows. */
export async function endStateOf(ground: FaultGround, order: Order): Promise<EndState> {
  const [row] = await rowsOf<{ operation: string; request: string; resource: string }>(
    ground,
    sql`select o.state as operation, r.state as request, z.state as resource from operation o
      join order_line l on l.id = o.line_id join request r on r.id = l.request_id
      join resource z on z.id = l.resource_id where o.id = ${order.operationId}`,
  );
  if (!row) throw new Error(`operation ${order.operationId} is gone`);
  const { kinds } = await expectWhole(ground, order);
  const changes = await rowsOf<{ kind: string }>(
    ground,
    sql`select kind from resource_change where resource_id = ${order.resourceId} order by at`,
  );
  return {
    operation: row.operation,
    request: row.request,
    resource: row.resource,
    onCluster: await onCluster(ground, order),
    inState: kinds,
    charged: changes.map(({ kind }) => kind),
  };
}

/** Asserts what must hold at every end of an operation, whatever it was for: no lock, nothing pending, no process, its audit rows. */
export async function expectWhole(
  ground: FaultGround,
  operation: Pick<Order, 'operationId'>,
): Promise<{ readonly kinds: readonly string[] }> {
  const [row] = await rowsOf<{ state: string; stack: string; project: string }>(
    ground,
    sql`select o.state, s.name as stack, s.project from operation o join stack s on s.id = o.stack_id
      where o.id = ${operation.operationId}`,
  );
  if (!row) throw new Error(`operation ${operation.operationId} is gone`);
  const state = await pulumiState(ground, row);
  expect(state.pending, 'operations that Pulumi holds for under way').toEqual([]);
  expect(state.locks, 'locks left on the stack').toEqual([]);
  expect(isRunning(operation.operationId), 'processes of its run').toBe(false);
  await expectAudited(ground, operation, row.state);
  return state;
}

interface Standing {
  readonly metadata: { readonly namespace: string; readonly deletionTimestamp?: string };
}

/**
 * Kinds of the order's objects on the real cluster, read past the proxy; one that is on its way out does not count. Other
 * grounds on the cluster count their resources from 1 too: only this cloud's namespaces are looked at.
 */
export async function onCluster(
  { kubeconfig, slug }: Pick<FaultGround, 'kubeconfig' | 'slug'>,
  { stem }: Pick<Order, 'stem'>,
): Promise<readonly string[]> {
  return withCluster(kubeconfig, async (cluster) => {
    const found = await Promise.all(
      Object.entries(KINDS).map(async ([kind, path]) => {
        const selector = encodeURIComponent(`zhengyun.cn/resource=${stem}`);
        const { body } = await cluster.get(`${path}?labelSelector=${selector}`);
        const stands = ({ metadata }: Standing) =>
          metadata.namespace.startsWith(`${slug}-`) && metadata.deletionTimestamp === undefined;
        return ((body as { items?: readonly Standing[] }).items ?? []).filter(stands).map(() => kind);
      }),
    );
    return found.flat().sort();
  });
}

/** What the department's quota of the cloud must be: of each dimension what its resources hold, and nothing held for what has ended. */
export async function expectQuotaExact(ground: FaultGround): Promise<void> {
  const rows = await rowsOf<{ dimension: string; reserved: string; booked: string; active: string }>(
    ground,
    sql`select q.dimension, q.reserved::text, q.booked::text,
      (select count(*) from resource z where z.state = 'active')::text as active from quota q where q.dimension in ('vcpu', 'memory-gb') order by 1`,
  );
  const active = Number(rows[0]?.active);
  const figures = rows.map(({ dimension, reserved, booked }) => [dimension, Number(reserved), Number(booked)]);
  expect(figures).toEqual([
    ['memory-gb', 0, 2 * active],
    ['vcpu', 0, active],
  ]);
}

/** A refresh is not verified: it is what reads the cluster. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  done: ['provisioning.verified', 'provisioning.maintenance-finished'],
  failed: ['provisioning.failed'],
};

async function expectAudited(
  ground: FaultGround,
  { operationId }: Pick<Order, 'operationId'>,
  state: string,
): Promise<void> {
  const rows = await rowsOf<{ action: string }>(
    ground,
    sql`select action from audit_row where object_id = ${operationId} and outcome = 'done' order by at, id`,
  );
  const actions = rows.map(({ action }) => action);
  const endings = ENDINGS[state];
  if (endings)
    expect(
      actions.filter((action) => endings.includes(action)),
      'audit rows of its end',
    ).toHaveLength(1);
  expect(actions, 'audit rows of its beginning').toContain('provisioning.previewing');
}

interface PulumiState {
  readonly kinds: readonly string[];
  readonly pending: readonly string[];
  readonly locks: readonly string[];
}

/** The stack's checkpoint and locks, read from the state's table itself. */
async function pulumiState(ground: FaultGround, stack: { stack: string; project: string }): Promise<PulumiState> {
  const client = new pg.Client({ connectionString: ground.urls.stateUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string; data: unknown }>(
      `select key, data from pulumi_state where key like $1`,
      [`%${stack.stack}%`],
    );
    const locks = rows
      .filter(({ key }) => key.includes(`/locks/`) && key.includes(`/${stack.project}/${stack.stack}/`))
      .map(({ key }) => key);
    const file = rows.find(({ key }) => key.endsWith(`/stacks/${stack.project}/${stack.stack}.json`));
    const deployment = file ? checkpointOf(file.data) : {};
    const kinds = (deployment.resources ?? [])
      .map(({ type }) => type.split(':').at(-1) ?? '')
      .filter((kind) => kind in KINDS);
    return { kinds: kinds.sort(), pending: (deployment.pending_operations ?? []).map(({ type }) => type), locks };
  } finally {
    await client.end();
  }
}

interface Deployment {
  readonly resources?: readonly { readonly type: string }[];
  readonly pending_operations?: readonly { readonly type: string }[];
}

/** The state's table keeps a file as base64 in JSON. */
function checkpointOf(data: unknown): Deployment {
  const text = typeof data === 'string' ? data : Object.values(data as Record<string, string>)[0];
  const parsed = JSON.parse(Buffer.from(text ?? '', 'base64').toString('utf8')) as {
    checkpoint?: { latest?: Deployment };
  };
  return parsed.checkpoint?.latest ?? {};
}
