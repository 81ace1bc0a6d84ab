import { createHash } from 'node:crypto';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { RequestState, SubmitOrder, Submitted } from './schemas.ts';

/** The name under which somebody submits an order, and what stood in it then. */
export interface SubmitKey {
  readonly submit_key: string;
  readonly submit_digest: string;
}

/** Null for an order that was sent without a name. */
export function submitKeyOf({ key, ...order }: SubmitOrder): SubmitKey | null {
  if (key === undefined) return null;
  return { submit_key: key, submit_digest: createHash('sha256').update(JSON.stringify(order)).digest('hex') };
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
