import type { Actor, Role } from './actor.ts';
import { holds } from './context.ts';
import { HIDDEN } from './hidden.ts';

interface FieldRight {
  /** Roles that see it; who holds none of them is given HIDDEN in its place. */
  readonly see: readonly Role[];
  /** Roles that change it for others, by a command that lets in nobody else. */
  readonly change: readonly Role[];
}

const WEIGHS_MONEY = ['applicant', 'department-approver', 'authority-approver', 'finance', 'auditor'] as const;
const HEARS_APPEALS = ['applicant', 'department-approver', 'authority-approver', 'auditor'] as const;

/**
 * Fields of answers that fewer people see than may ask for the thing (F25): what reaches a person outside the console or says what they work
 * with, whose money it is, and what is said in confidence. A query names where they stand in its answer, and `query()` applies this table; nothing else does.
 */
export const FIELDS = {
  /** Official mail address; one's own stands with one's preferences, and is changed by giving back a code that was mailed to the new one. */
  'person.mail': { see: ['system-admin'], change: ['system-admin'] },
  /** Browser and system a person signed in with; one's own stands with one's sessions. */
  'session.device': { see: ['security-admin'], change: [] },
  /** Project that a request is charged to; the operator makes what was ordered whoever pays. */
  'request.project': { see: WEIGHS_MONEY, change: ['applicant'] },
  /** Where the money of a request comes from. */
  'request.funding': { see: WEIGHS_MONEY, change: ['applicant'] },
  /** Where a department stands in its budget of the year. */
  'budget.standing': { see: WEIGHS_MONEY, change: [] },
  /** Who rated a delivery: the rated party reads what was said, not who said it. */
  'rating.author': { see: ['applicant', 'department-approver', 'authority-approver', 'auditor'], change: [] },
  /** What is said in a reclaim, above all in an appeal: for the department, and for who decides. */
  'reclaim.words': { see: HEARS_APPEALS, change: [] },
  /** What is given in evidence with an appeal. */
  'reclaim.files': { see: HEARS_APPEALS, change: [] },
} as const satisfies Readonly<Record<string, FieldRight>>;
export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Where guarded fields stand in an answer: `items.*.mail`, with `*` for each of a list; the empty path is the whole of it. */
export type Veil = Readonly<Record<string, FieldName>>;

/** Whether `actor` sees the field. Jobs see everything: what they read goes to nobody but our own code. */
export function seesField(actor: Actor, field: FieldName): boolean {
  return actor.kind === 'job' || FIELDS[field].see.some((role) => holds(actor, role));
}

/** The answer as `actor` may see it: HIDDEN (which the answer's schema has to allow, by `guarded`) wherever a field stands that they may not. Nothing else is changed. */
export function veiled<Answer>(answer: Answer, veil: Veil, actor: Actor): Answer {
  const hidden = Object.entries(veil).filter(([, field]) => !seesField(actor, field));
  return hidden.reduce((seen, [path]) => without(seen, path === '' ? [] : path.split('.')) as Answer, answer);
}

function without(value: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined) return HIDDEN;
  if (head === '*') return Array.isArray(value) ? value.map((each) => without(each, rest)) : value;
  if (typeof value !== 'object' || value === null || !(head in value)) return value;
  return { ...value, [head]: without((value as Record<string, unknown>)[head], rest) };
}
