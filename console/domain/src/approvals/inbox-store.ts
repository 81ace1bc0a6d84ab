import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { ApprovalStep } from '../requests/schemas.ts';
import type { SeatHeld } from '../verb/context.ts';
import type { Place } from './inbox-rules.ts';

interface InboxFilter {
  /** From behind this place of the queue on; null: from its head. */
  readonly after: Place | null;
  readonly most: number;
  readonly personId: string;
  /** Steps of the roles the person holds, by the seats they hold them in. */
  readonly steps: readonly (SeatHeld & {
    readonly step: ApprovalStep;
    /** Whom the person stands in for there; null: the seat is their own. */
    readonly holderId: string | null;
    /** Departments whose own step it may be. */
    readonly departmentIds: readonly string[];
  })[];
}

/** Steps of `a`'s round that the person has decided, or that were decided for them. */
function decidedBy(tx: Tx, personId: string) {
  return tx
    .selectFrom('approval_step as own')
    .select('own.step')
    .where(sql<boolean>`own.request_id = a.request_id and own.round = a.round`)
    .where((own) => own.or([own('own.decided_by', '=', personId), own('own.on_behalf_of', '=', personId)]));
}

/**
 * Open steps that the person may decide, for themselves or for whom they stand in for: not the applicant's own, none of a round that
 * either of the two has decided in, none on
 * clouds that the role is not for, none of another organisation. In the order of the queue.
 */
export async function stepsWaitingFor(tx: Tx, { after, most, personId, steps }: InboxFilter) {
  if (steps.length === 0) return [];
  const matching = tx
    .selectFrom('approval_step as a')
    .innerJoin('request as q', (join) => join.onRef('q.id', '=', 'a.request_id').onRef('q.round', '=', 'a.round'))
    .where('a.decision', 'is', null)
    .where('q.state', 'in', ['department-review', 'joint-review'])
    .where('a.step', 'in', [...new Set(steps.map(({ step }) => step))])
    // Once for the person, beside all branches: within each, every step that ever was would be read.
    .where('q.applicant_id', '!=', personId)
    .where(({ not, exists }) => not(exists(decidedBy(tx, personId))))
    .where((eb) =>
      eb.or(
        steps.map(({ step, seat, cloudIds, holderId, departmentIds }) => {
          const asked = [eb('a.step', '=', step), eb('a.seat_cloud_id', seat === null ? 'is' : '=', seat)];
          if (holderId !== null)
            asked.push(eb('q.applicant_id', '!=', holderId), eb.not(eb.exists(decidedBy(tx, holderId))));
          if (step === 'department') asked.push(eb('a.department_id', 'in', [...departmentIds]));
          if (cloudIds === null) return eb.and(asked);
          const elsewhere = eb
            .selectFrom('order_line as l')
            .select('l.id')
            .whereRef('l.request_id', '=', 'a.request_id')
            .where('l.cloud_id', 'not in', [...cloudIds]);
          return eb.and([...asked, eb.not(eb.exists(elsewhere))]);
        }),
      ),
    );
  const earliest = matching
    .select(['a.request_id as id', 'a.step', 'a.round', 'a.opened_at', 'a.due_at as at'])
    .orderBy('a.due_at')
    .orderBy('a.request_id')
    .orderBy('a.step')
    .limit(most);
  if (after === null) return earliest.execute();
  const place = [after.at, after.id, after.step] as const;
  return earliest
    .where((eb) => eb(eb.refTuple('a.due_at', 'a.request_id', 'a.step'), '>', eb.tuple(...place)))
    .execute();
}

/** Plans of a request's operations that are to be decided on, bases first. */
export async function plansOf(tx: Tx, requestId: string) {
  return tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .select(['o.id', 'o.number', 'o.ordinal', 'o.verb', 'o.plan_hash', 'o.diff', 'o.findings', 's.name as stack'])
    .where('o.request_id', '=', requestId)
    .where('o.state', 'not in', ['cancelled', 'failed'])
    .orderBy('o.ordinal')
    .orderBy('o.number')
    .execute();
}
