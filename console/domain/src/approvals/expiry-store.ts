import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { RequestState } from '../requests/schemas.ts';
import type { ExpiryFacts } from './expiry-rules.ts';

const BEGUN = ['applying', 'verifying', 'unknown', 'done'];
const WAITING = ['requested', 'waiting', 'approved'];

/** Requests in review with a step that opened by `undecidedSince`, or approved by `unappliedSince`: what may have waited too long. */
export async function waitingSince(
  tx: Tx,
  { undecidedSince, unappliedSince }: Readonly<Record<'undecidedSince' | 'unappliedSince', Date>>,
) {
  const rows = await tx
    .selectFrom('request as q')
    .select('q.id')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('q.state', 'in', ['department-review', 'joint-review']),
          eb.exists(
            eb
              .selectFrom('approval_step as a')
              .select('a.step')
              .whereRef('a.request_id', '=', 'q.id')
              .whereRef('a.round', '=', 'q.round')
              .where('a.decision', 'is', null)
              .where((own) => own(own.fn.coalesce('a.reseated_at', 'a.opened_at'), '<=', undecidedSince)),
          ),
        ]),
        eb.and([eb('q.state', '=', 'provisioning'), eb('q.decided_at', '<=', unappliedSince)]),
      ]),
    )
    .orderBy('q.submitted_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** How far a request has come; the caller may have locked it. Undefined: there is none. */
export async function expiryFacts(tx: Tx, requestId: string): Promise<ExpiryFacts | undefined> {
  const request = await tx
    .selectFrom('request')
    .select(['state', 'round', 'decided_at'])
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!request) return undefined;
  const { opened } = await tx
    .selectFrom('approval_step')
    .select((eb) => eb.fn.min<Date | null>(eb.fn.coalesce('reseated_at', 'opened_at')).as('opened'))
    .where('request_id', '=', requestId)
    .where('round', '=', request.round)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow();
  const operations = await tx.selectFrom('operation').select('state').where('request_id', '=', requestId).execute();
  const delivered = await tx
    .selectFrom('order_line')
    .select('id')
    .where('request_id', '=', requestId)
    .where('state', '=', 'delivered')
    .limit(1)
    .execute();
  return {
    state: request.state as RequestState,
    openSince: opened,
    decidedAt: request.decided_at,
    waiting: operations.filter(({ state }) => WAITING.includes(state)).length,
    begun: delivered.length > 0 || operations.some(({ state }) => BEGUN.includes(state)),
  };
}
