import { Temporal } from 'temporal-polyfill';
import { excludedBy } from '../../people/rules.ts';
import type { Actor, Grant, Role } from '../../verb/actor.ts';
import { holds, sitsIn } from '../../verb/context.ts';
import type { ErrorCode } from '../../verb/errors.ts';

/** Longest absence that somebody may be stood in for; who is away for longer is replaced by a grant. */
export const LONGEST_DAYS = 90;

/** Who decides for whom, from day to day in Asia/Shanghai, both of them in it (`YYYY-MM-DD`). */
export interface Delegation {
  readonly role: Role;
  /** Of a department's role: which. */
  readonly departmentId: string | null;
  readonly holderId: string;
  readonly delegateId: string;
  readonly fromDay: string;
  readonly untilDay: string;
}

export interface DelegationFacts {
  readonly asked: Delegation;
  /** The day that is now in Asia/Shanghai. */
  readonly today: string;
  readonly holderGrants: readonly Grant[];
  readonly delegateGrants: readonly Grant[];
  /** Delegations from or to either of the two that were not ended. */
  readonly existing: readonly Delegation[];
}

/**
 * What of a holder's role somebody else can do in their place: the grants in organisations (of a department's role: in the
 * department) where the delegate serves too, on the same side (F5, F6). None: they can't stand in. Asked again at each decision, so that
 * it ends with the role of the one and the service of the other.
 */
export function grantsLent(
  { role, departmentId }: Pick<Delegation, 'role' | 'departmentId'>,
  holder: readonly Grant[],
  delegate: readonly Grant[],
): readonly Grant[] {
  const roles = delegate.map((grant) => grant.role);
  if (excludedBy(role, roles).length > 0) return [];
  return holder.filter(
    (grant) =>
      grant.role === role &&
      grant.departmentId === departmentId &&
      delegate.some((own) => own.organisationId === grant.organisationId && own.departmentId === grant.departmentId),
  );
}

/** The role in which a delegate serves beside the holder: the one that their notices of it come in. Null: none. */
export function servesBeside(lent: readonly Grant[], delegate: readonly Grant[]): Role | null {
  const beside = delegate.find((own) =>
    lent.some((each) => each.organisationId === own.organisationId && each.departmentId === own.departmentId),
  );
  return beside?.role ?? null;
}

const daysOf = ({ fromDay, untilDay }: Delegation): number =>
  Temporal.PlainDate.from(fromDay).until(Temporal.PlainDate.from(untilDay), { largestUnit: 'days' }).days + 1;

const overlap = (one: Delegation, other: Delegation): boolean =>
  one.fromDay <= other.untilDay && other.fromDay <= one.untilDay;

type Refusal = { readonly code: ErrorCode; readonly facts: Readonly<Record<string, string | number>> };

/**
 * Why a delegation can't be made, null when it can. Nobody stands in for themselves or across seats; no day that is over, none too
 * far; and on no day does a stand-in have a stand-in, nor one role two: chains and circles would leave nobody answerable.
 */
export function refuseDelegation(facts: DelegationFacts): Refusal | null {
  const { asked, today, existing } = facts;
  if (asked.fromDay < today) return { code: 'INPUT_INVALID', facts: { field: 'fromDay' } };
  if (asked.untilDay < asked.fromDay || daysOf(asked) > LONGEST_DAYS)
    return { code: 'INPUT_INVALID', facts: { field: 'untilDay' } };
  const lent = grantsLent(asked, facts.holderGrants, facts.delegateGrants);
  if (asked.holderId === asked.delegateId || lent.length === 0) return { code: 'DELEGATE_UNSUITABLE', facts: {} };
  const beside = existing.filter((each) => overlap(each, asked));
  const chained = beside.some((each) => each.delegateId === asked.holderId || each.holderId === asked.delegateId);
  const twice = beside.some(
    ({ holderId, role, departmentId }) =>
      holderId === asked.holderId && role === asked.role && departmentId === asked.departmentId,
  );
  return chained || twice ? { code: 'DELEGATION_CONFLICT', facts: {} } : null;
}

/** Somebody a person stands in for today, with what of their grants they lend. */
export interface StandIn {
  readonly holder: { readonly id: string; readonly name: string };
  readonly grants: readonly Grant[];
}

/** What a step asks of who decides it. */
export interface Seat {
  readonly role: Role;
  readonly departmentId: string;
  readonly cloudIds: readonly string[];
  readonly seat: string | null;
}

/** Whether `actor` holds the role for the department, on every cloud, in the organisation that has the seat. */
export function mayDecide(actor: Actor, { role, departmentId, cloudIds, seat }: Seat): boolean {
  return (
    holds(actor, role, { departmentId }) &&
    cloudIds.every((cloudId) => holds(actor, role, { departmentId, cloudId })) &&
    sitsIn(actor, role, { seat, cloudIds })
  );
}

/** `actor` as the one they stand in for: with the grants lent, and none of their own. */
export function standingIn(actor: Extract<Actor, { kind: 'person' }>, { grants }: StandIn): Actor {
  return { ...actor, grants };
}
