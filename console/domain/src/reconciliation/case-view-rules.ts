import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { type Asker, actsOf, type CaseFacts, type CaseState } from './case-rules.ts';
import type { CaseOwner } from './finding-rules.ts';
import { caseSchema, type ReconciliationCase } from './schemas.ts';

interface OwnedCase {
  readonly state: string;
  readonly owner_role: string;
  readonly cloud_id: string | null;
  readonly taken_by: string | null;
  readonly answered_by: string | null;
  readonly gone_at: Date | null;
}

export function factsOf(row: OwnedCase): CaseFacts {
  return {
    state: row.state as CaseState,
    takenBy: row.taken_by,
    answeredBy: row.answered_by,
    persists: row.gone_at === null,
  };
}

/** What of the caller decides about a case: who answers for it is its owner's role, on its cloud; finance and the authority close. */
export function askerOf(actor: Actor, row: OwnedCase): Asker {
  const on = row.cloud_id === null ? {} : { cloudId: row.cloud_id };
  const isPerson = actor.kind === 'person';
  return {
    personId: answerableFor(actor) ?? '',
    owns: isPerson && holds(actor, row.owner_role as CaseOwner, on),
    closes: isPerson && (holds(actor, 'finance') || holds(actor, 'authority-approver')),
  };
}

interface ShownCase extends OwnedCase {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly subject: unknown;
  readonly facts: unknown;
  readonly department_id: string | null;
  readonly department_name: string | null;
  readonly cloud_slug: string | null;
  readonly cloud_name: string | null;
  readonly month: string | null;
  readonly opened_at: Date;
  readonly seen_at: Date;
  readonly answer_by: Date;
  readonly close_by: Date;
  readonly level: number;
  readonly taken_name: string | null;
  readonly answered_name: string | null;
  readonly answered_at: Date | null;
  readonly answer: string | null;
  readonly evidence: string | null;
  readonly closed_by: string | null;
  readonly closed_name: string | null;
  readonly closed_at: Date | null;
  readonly outcome: string | null;
  readonly closing_reason: string | null;
  readonly explained_until: string | null;
  readonly returned_reason: string | null;
}

/** What a department is charged is in a broken chain's facts: the operator, who needs nobody's statements, is told the step alone. */
function factsFor({ code, facts }: Pick<ShownCase, 'code' | 'facts'>, actor: Actor): unknown {
  const weighsMoney = holds(actor, 'finance') || holds(actor, 'authority-approver') || holds(actor, 'auditor');
  if (code !== 'chain-broken' || weighsMoney) return facts;
  return Object.fromEntries(Object.entries(Object(facts)).filter(([name]) => name === 'step'));
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const text = (at: Date | null) => at?.toISOString() ?? null;

/** A case as its reader gets it, with what they may do to it now; a statement's figures for nobody of the operator's. */
export function viewCase(row: ShownCase, actor: Actor): ReconciliationCase {
  return caseSchema.parse({
    id: row.id,
    number: row.number,
    code: row.code,
    ownerRole: row.owner_role,
    subject: row.subject,
    department: named(row.department_id, row.department_name),
    cloud: row.cloud_id === null ? null : { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    month: row.month,
    facts: factsFor(row, actor),
    state: row.state,
    openedAt: text(row.opened_at),
    seenAt: text(row.seen_at),
    goneAt: text(row.gone_at),
    answerBy: text(row.answer_by),
    closeBy: text(row.close_by),
    level: row.level,
    takenBy: named(row.taken_by, row.taken_name),
    answeredBy: named(row.answered_by, row.answered_name),
    answeredAt: text(row.answered_at),
    answer: row.answer,
    evidence: row.evidence,
    closedBy: named(row.closed_by, row.closed_name),
    closedAt: text(row.closed_at),
    outcome: row.outcome,
    closingReason: row.closing_reason,
    explainedUntil: row.explained_until,
    returnedReason: row.returned_reason,
    acts: actsOf(factsOf(row), askerOf(actor, row)),
  });
}
