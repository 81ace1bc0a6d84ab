import type { Actor, Role } from './actor.ts';
import { holds } from './context.ts';

interface FieldRight {
  /** Roles that see it; who holds none of them is given null in its place. */
  readonly see: readonly Role[];
  /** Roles that change it, by a command that lets in nobody else. */
  readonly change: readonly Role[];
}

/**
 * Fields of answers that fewer people see than may ask for the thing (F25): what reaches a person outside the console, or says what
 * they work with. A query names where they stand in its answer, and `query()` applies this table; nothing else does.
 */
export const FIELDS = {
  /** Official mail address; one's own stands with one's preferences. */
  'person.mail': { see: ['system-admin'], change: ['system-admin'] },
  /** Browser and system a person signed in with; one's own stands with one's sessions. */
  'session.device': { see: ['security-admin'], change: [] },
} as const satisfies Readonly<Record<string, FieldRight>>;
export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Where guarded fields stand in an answer: `items.*.mail`, with `*` for each of a list. */
export type Veil = Readonly<Record<string, FieldName>>;

/** Whether `actor` sees the field. Jobs see everything: what they read goes to nobody but our own code. */
export function seesField(actor: Actor, field: FieldName): boolean {
  return actor.kind === 'job' || FIELDS[field].see.some((role) => holds(actor, role));
}

/** The answer as `actor` may see it: null (which the answer's schema has to allow) wherever a field stands that they may not. Nothing else is changed. */
export function veiled<Answer>(answer: Answer, veil: Veil, actor: Actor): Answer {
  const hidden = Object.entries(veil).filter(([, field]) => !seesField(actor, field));
  return hidden.reduce((seen, [path]) => without(seen, path.split('.')) as Answer, answer);
}

function without(value: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined) return null;
  if (head === '*') return Array.isArray(value) ? value.map((each) => without(each, rest)) : value;
  if (typeof value !== 'object' || value === null || !(head in value)) return value;
  return { ...value, [head]: without((value as Record<string, unknown>)[head], rest) };
}
