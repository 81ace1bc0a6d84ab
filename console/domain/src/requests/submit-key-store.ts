import { createHash } from 'node:crypto';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import type { Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { Refusal } from './line-rules.ts';
import { isOpen } from './rules.ts';
import { REQUEST_STATES, type RequestKind, type RequestState, type SubmitOrder, type Submitted } from './schemas.ts';
import { openChanges } from './store.ts';

/** The name under which somebody submits an order, and what stood in it then. */
export interface SubmitKey {
  readonly submit_key: string;
  readonly submit_digest: string;
}

const OPEN_STATES = REQUEST_STATES.filter(isOpen);
const digestOf = (sent: object): string => createHash('sha256').update(JSON.stringify(sent)).digest('hex');

/** Null for an order that was sent without a name. */
export function submitKeyOf({ key, ...order }: SubmitOrder): SubmitKey | null {
  return key === undefined ? null : { submit_key: key, submit_digest: digestOf(order) };
}

/** The same of a resize, release or extension: its kind is part of what stood in it. */
export function changeKeyOf(kind: RequestKind, { key, ...change }: { readonly key?: string | undefined }) {
  return key === undefined ? null : { submit_key: key, submit_digest: digestOf({ kind, ...change }) };
}

/** What the person submitted under this name before. Whoever comes with it at the same time waits until this transaction has ended. */
export async function submittedUnder(tx: Tx, personId: string, key: Pick<SubmitKey, 'submit_key'>) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${personId}/${key.submit_key}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('request')
    .select(['id', 'number', 'state', 'department_id', 'submit_digest'])
    .where('applicant_id', '=', personId)
    .where('submit_key', '=', key.submit_key)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id: requestId, number, state } = row;
  const result: Submitted = { requestId, number, state: state as RequestState, waitsFor: [] };
  return { result, departmentId: row.department_id, digest: row.submit_digest };
}

/** What a change gets that its sender submitted before under its key, as `answerOfFirst`; undefined: it comes for the first time. */
export async function answerBefore(tx: Tx, personId: string | null, key: SubmitKey | null) {
  const first = key && personId ? await submittedUnder(tx, personId, key) : undefined;
  if (!first || !key) return undefined;
  const waitsFor = await waitedFor(tx, first.result.requestId);
  return answerOfFirst({ ...first, result: { ...first.result, waitsFor } }, key);
}

/** Printed numbers of the changes of the same resource that came before this one and are still open. */
async function waitedFor(tx: Tx, requestId: string): Promise<string[]> {
  const { resource_id, number: own } = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['l.resource_id', 'q.number'])
    .where('l.request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  const open = await openChanges(tx, resource_id);
  return open.map(({ number }) => number).filter((number) => number < own);
}

/** What an order gets that came before under its key: the first one's answer; SUBMITTED_BEFORE when it is another order. */
export function answerOfFirst(
  { result, departmentId, digest }: NonNullable<Awaited<ReturnType<typeof submittedUnder>>>,
  key: SubmitKey,
): Outcome<Submitted> {
  if (digest !== key.submit_digest) throw new DomainError('SUBMITTED_BEFORE', { number: result.number });
  const object = { kind: 'request' as const, id: result.requestId };
  const detail = { number: result.number };
  return { result, audit: { action: 'requests.submit-repeated', object, departmentId, detail } };
}

/** An open resize of the resource to the very same size, whoever asked for it: made twice it would hold quota twice and end as outdated. */
export async function sameResize(tx: Tx, resourceId: string, spec: ItemSpec): Promise<Refusal | null> {
  const same = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select('q.number')
    .where('l.resource_id', '=', resourceId)
    .where('l.state', '=', 'open')
    .where('q.kind', '=', 'resize')
    .where('q.state', 'in', OPEN_STATES)
    .where('l.spec', '=', sql<string>`${JSON.stringify(spec)}::jsonb`)
    .executeTakeFirst();
  return same ? { code: 'RESOURCE_BUSY', facts: { request: same.number }, field: 'resourceId' } : null;
}
