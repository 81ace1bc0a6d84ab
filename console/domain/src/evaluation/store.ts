import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';

/** The request, locked until the transaction ends, so that two acceptances follow each other. */
export async function lockRequest(tx: Tx, requestId: string) {
  return tx
    .selectFrom('request')
    .select(['id', 'number', 'state', 'department_id as departmentId', 'accept_by as acceptBy'])
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A request by what its department reads in a notice. */
export async function requestTold(tx: Tx, requestId: string) {
  return tx
    .selectFrom('request')
    .select(['id', 'number', 'title', 'department_id', 'applicant_id'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
}

interface NewRating {
  readonly id: string;
  readonly department_id: string;
  readonly request_id: string;
  readonly person_id: string;
  readonly score: number;
  readonly reason: string;
  readonly at: Date;
}

export async function insertRating(tx: Tx, rating: NewRating): Promise<void> {
  await tx.insertInto('rating').values(rating).execute();
}

/** Ratings a department gave within `period`, newest first. */
export async function ratingsIn(tx: Tx, departmentId: string, period: Period) {
  return tx
    .selectFrom('rating as v')
    .innerJoin('request as r', 'r.id', 'v.request_id')
    .leftJoin('person as p', 'p.id', 'v.person_id')
    .select(['v.request_id as requestId', 'r.number as requestNumber', 'r.title'])
    .select(['v.score', 'v.reason', 'v.at', 'p.real_name as ratedBy'])
    .where('v.department_id', '=', departmentId)
    .where('v.at', '>=', period.from)
    .where('v.at', '<', period.to)
    .orderBy('v.at', 'desc')
    .orderBy('v.id', 'desc')
    .execute();
}

export async function departmentName(tx: Tx, departmentId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst();
  return row?.name;
}
