import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { sql } from 'kysely';
import { victimOf } from './engine-processes.ts';
import type { FaultGround } from './fault-ground.ts';
import type { CallMatch, HeldCall } from './faulty-api.ts';
import { until } from './until.ts';

/** Where an order's run can be stopped, in the order of its life. The words end a sentence that begins with the fault. */
export const STEPS = {
  previewing: 'while it was being previewed',
  previewingAgain: 'while it was previewed again before being applied',
  half: 'between its first object and its second',
  unheard: 'after its host was made and before the engine heard of it',
  verifying: 'while it was being verified',
  deleting: 'before its host was deleted',
  deletedUnheard: 'after its host was deleted and before the engine heard of it',
  recovering: 'while an earlier cut was being recovered from',
} as const;
export type Step = keyof typeof STEPS;

/** One request of one host (a volume and a machine) and the operation that carries it out. */
export interface Order {
  readonly requestId: string;
  readonly operationId: string;
  readonly resourceId: string;
  /** Name stem of its objects. */
  readonly stem: string;
  readonly kind: 'order' | 'release';
}

/** An order whose run stands still at a step until it is let go. */
export interface StoppedOrder extends Order {
  readonly step: Step;
  letGo(): void;
}

export const HOST = { item: 'cloud-host', count: 1, vcpu: 1, memoryGb: 2, systemDiskGb: 40, dataDisks: [] };

/** Submits an order of one host; its operation is opened and not yet waited for. */
export async function submitHost(ground: FaultGround, title: string, size: object = {}): Promise<Order> {
  const { province, slug } = ground;
  const line = { cloud: slug, zone: 'government', spec: { ...HOST, ...size } as never };
  const about = { systemId: province.systemId, title, reason: 'a fault', mlpsGrade: 2 as const };
  const { requestId } = await submitRequest(province.applicant(), { ...about, lines: [line] });
  return orderOf(ground, requestId, 'order');
}

export async function submitHostRelease(ground: FaultGround, { resourceId }: Order): Promise<Order> {
  const { requestId } = await submitRelease(ground.province.applicant(), { resourceId, reason: 'a fault' });
  return orderOf(ground, requestId, 'release');
}

async function orderOf(ground: FaultGround, requestId: string, kind: Order['kind']): Promise<Order> {
  const [row] = await rowsOf<{ operation: string; resource: string; number: string }>(
    ground,
    sql`select o.id as operation, z.id as resource, z.number from operation o join order_line l on l.id = o.line_id
      join resource z on z.id = l.resource_id where o.request_id = ${requestId} order by o.ordinal desc limit 1`,
  );
  if (!row) throw new Error(`request ${requestId} has no operation of a line`);
  return { requestId, operationId: row.operation, resourceId: row.resource, stem: row.number.toLowerCase(), kind };
}

/** Rows as the owner sees them. */
export async function rowsOf<Row>(ground: FaultGround, query: ReturnType<typeof sql>): Promise<readonly Row[]> {
  return withTransaction(ground.db, { kind: 'all' }, async (tx) => (await query.execute(tx)).rows as Row[]);
}

export async function operationState(ground: FaultGround, { operationId }: Order): Promise<string> {
  const [row] = await rowsOf<{ state: string }>(ground, sql`select state from operation where id = ${operationId}`);
  return row?.state ?? 'absent';
}

/** Waits until the order's operation is in one of `states`, and gives it; throws, with its trouble, where it can't come there any more. */
export async function reaches(ground: FaultGround, order: Order, states: readonly string[]): Promise<string> {
  return until(`operation ${order.stem} ${states.join(' or ')}`, async () => {
    const [row] = await rowsOf<{ state: string; trouble: unknown }>(
      ground,
      sql`select state, trouble from operation where id = ${order.operationId}`,
    ).catch(() => []);
    if (!row) return null;
    if (states.includes(row.state)) return row.state;
    if (['failed', 'cancelled', 'done'].includes(row.state))
      throw new Error(`it ended as ${row.state}: ${JSON.stringify(row.trouble)}`);
    return null;
  });
}

/** Waits until the order is to be decided on: every operation of it has its plan. */
export async function isInReview(ground: FaultGround, order: Order): Promise<void> {
  await until(`${order.stem} in review`, async () => {
    const [row] = await rowsOf<{ state: string; trouble: unknown }>(
      ground,
      sql`select state, trouble from request where id = ${order.requestId}`,
    ).catch(() => []);
    if (row && row.state !== 'previewing' && row.state !== 'department-review')
      throw new Error(`${order.stem} is ${row.state}: ${JSON.stringify(row.trouble)}`);
    return row?.state === 'department-review' ? true : null;
  });
}

/** Has the order approved by three people, once it is to be decided on. */
export async function approve(ground: FaultGround, order: Order): Promise<void> {
  await isInReview(ground, order);
  await ground.province.approve(order.requestId);
}

export const makes =
  ({ stem }: Order, dryRun: boolean, kind: string): CallMatch =>
  (call) =>
    call.method === 'POST' &&
    call.url.includes(`/${kind}`) &&
    call.body.includes(`"${stem}-`) &&
    call.url.includes('dryRun=All') === dryRun;
export const deletes =
  ({ stem }: Order): CallMatch =>
  (call) =>
    call.method === 'DELETE' && call.url.includes(`/virtualmachines/${stem}-`);
export const verifies =
  ({ stem }: Order): CallMatch =>
  (call) =>
    !call.byProvider && call.url.includes(`zhengyun.cn/resource=${stem}`);
export const reads =
  ({ stem }: Order): CallMatch =>
  (call) =>
    call.byProvider && call.method === 'GET' && call.url.includes(`/${stem}-`);

/**
 * Brings an order to `step` and stops it there: a request of its own on the way to the cluster is held. `delivered` is an
 * earlier one, which the steps of a release are tried on.
 */
export async function bringTo(ground: FaultGround, step: Step, delivered?: Order): Promise<StoppedOrder> {
  if (step === 'deleting' || step === 'deletedUnheard') {
    if (!delivered) throw new Error('a release needs a delivered order');
    const release = await submitHostRelease(ground, delivered);
    await isInReview(ground, release);
    return approveInto(ground, release, {
      step,
      held: ground.api.hold(deletes(release), step === 'deleting' ? 'before' : 'after'),
    });
  }
  const order = await submitHost(ground, step);
  if (step === 'previewing')
    return stopped(order, { step, held: ground.api.hold(makes(order, true, 'virtualmachines'), 'before') });
  await isInReview(ground, order);
  const at = (match: CallMatch, where: 'before' | 'after' = 'before') => ({
    step,
    held: ground.api.hold(match, where),
  });
  switch (step) {
    case 'previewingAgain':
      return approveInto(ground, order, at(makes(order, true, 'virtualmachines')));
    case 'half':
      return approveInto(ground, order, at(makes(order, false, 'virtualmachines')));
    case 'unheard':
      return approveInto(ground, order, at(makes(order, false, 'virtualmachines'), 'after'));
    case 'verifying':
      return approveInto(ground, order, at(verifies(order)));
    case 'recovering': {
      const first = await approveInto(ground, order, at(makes(order, false, 'virtualmachines')));
      const held = ground.api.hold(reads(order), 'before');
      process.kill(victimOf(order.operationId, 'child'), 'SIGKILL');
      first.letGo();
      return stopped(order, { step, held });
    }
  }
}

interface Gate {
  readonly step: Step;
  readonly held: HeldCall;
}

async function approveInto(ground: FaultGround, order: Order, gate: Gate): Promise<StoppedOrder> {
  await approve(ground, order);
  return stopped(order, gate);
}

async function stopped(order: Order, { step, held }: Gate): Promise<StoppedOrder> {
  await held.reached;
  return { ...order, step, letGo: () => held.release() };
}
