import { type Allowed, type Grant, ROLES, type Role } from '@zhengyun/domain/verb/actor.ts';
import { scopeOf } from '@zhengyun/domain/verb/context.ts';
import { FIELD_NAMES, FIELDS } from '@zhengyun/domain/verb/field-rules.ts';
import type { ObjectCheck, Procedure } from './read-procedures.ts';

/** Where the matrix is published, below the project's root. */
export const PAGE = 'docs/authorisation-matrix.md';
/** What rewrites it. */
export const REWRITE = 'node test/matrix/write-page.ts';

/** Who may call: anyone at all, everyone signed in, or the roles that every rung and every verb lets in. */
export function admittedTo(procedure: Procedure): 'anyone' | 'signed-in' | readonly Role[] {
  const lists: readonly (readonly Allowed[])[] = procedure.verbs.map(({ allow }) => allow);
  const rungs = typeof procedure.rung === 'string' ? lists : [procedure.rung, ...lists];
  const narrow = rungs.filter((allow) => !allow.includes('signed-in'));
  if (narrow.length === 0) return procedure.rung === 'anyone' && lists.length === 0 ? 'anyone' : 'signed-in';
  return ROLES.filter((role) => narrow.every((allow) => allow.includes(role)));
}

/** Whether a person who holds `role` alone (null: no role) is let in. */
export function admits(procedure: Procedure, role: Role | null): boolean {
  const admitted = admittedTo(procedure);
  return typeof admitted === 'string' || (role !== null && admitted.includes(role));
}

const SHORT: Readonly<Record<Role, string>> = {
  applicant: 'applicant',
  'department-approver': 'approver',
  'authority-approver': 'authority',
  'technical-reviewer': 'technical',
  'platform-engineer': 'engineer',
  finance: 'finance',
  auditor: 'auditor',
  'system-admin': 'system',
  'security-admin': 'security',
  'audit-admin': 'audit',
};

const SIGHT_LETTER = { departments: 'D', all: 'P', operations: 'O', audit: 'A', none: 'N' } as const;

/** Letter of the tenants' rows that `role` sees, from the same function that sets the scope of every transaction. */
export function sightOf(role: Role): string {
  const departmentId = role === 'applicant' || role === 'department-approver' ? 'd' : null;
  const grant: Grant = { role, organisationId: 'o', departmentId, cloudId: null };
  return SIGHT_LETTER[scopeOf({ kind: 'person', id: 'p', name: 'p', grants: [grant] }).kind];
}

const CHECK_WORDS: Readonly<Record<ObjectCheck, string>> = {
  department: 'own department',
  cloud: 'cloud granted',
  seat: 'seat of the step',
};

function row(procedure: Procedure): readonly string[] {
  const checks = [...new Set(procedure.verbs.flatMap((verb) => verb.checks))];
  const events = procedure.verbs.flatMap((verb) => (verb.event ? [`\`${verb.event}\``] : []));
  return [
    `\`${procedure.path}\``,
    ...ROLES.map((role) => (admits(procedure, role) ? sightOf(role) : '·')),
    checks.map((check) => CHECK_WORDS[check]).join(', '),
    events.join(', '),
  ];
}

/** A Markdown table as the formatter leaves it: every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const HEAD = ['procedure', ...ROLES.map((role) => SHORT[role]), 'held to', 'audit event'];

const INTRODUCTION = `# Who may call what

Made from the code by \`${REWRITE}\`; a test fails while this page says anything else. Another test calls every procedure of
the real router on a real database as every role, as a person without a role, without a session and as a stranger of another department,
and compares what happens with these tables.

A procedure may be called by a person whose role has a letter in its row. Everyone else gets \`ROLE_MISSING\`, without a session
\`NOT_SIGNED_IN\`; a command leaves a refused audit row of its event. The letter says which rows of tenants the call can touch, by the
database's row-level security whatever the query asks:

| letter | rows of tenants                                                                           |
| ------ | ----------------------------------------------------------------------------------------- |
| D      | those of the departments the person was granted the role for; another's id is \`NOT_FOUND\` |
| P      | the whole province's                                                                      |
| O      | the whole province's but contracts, statements and charges                                |
| A      | audit rows alone                                                                          |
| N      | none                                                                                      |

**Held to** is what the verb asks beside the role: _own department_, the role granted for the department of the thing named (else
\`NOT_YOURS\`, or \`NOT_FOUND\` where the rows themselves are out of sight); _cloud granted_, a grant for its cloud or for all (else
\`CLOUD_NOT_GRANTED\`); _seat of the step_, the organisation the step was given to (else \`SEAT_OF_ANOTHER\`). A procedure without an audit
event is a query and changes nothing.
`;

const FIELD_INTRODUCTION = `## Fields

Fewer people see these than may ask for the thing: **s** sees the field, **c** changes it for others, everyone else is given \`{"hidden":true}\` in its
place, which is neither none nor zero. One place applies the table (\`query()\` in \`console/domain/src/verb\`), to every answer a query names the field in.
The audit log is not veiled: its rows keep who acted and what was said as proof, for those who may call \`audit.list\` (decision 0389).
`;

function fieldRow(name: (typeof FIELD_NAMES)[number]): readonly string[] {
  const { see, change }: { readonly see: readonly Role[]; readonly change: readonly Role[] } = FIELDS[name];
  const letters = (role: Role) => [see.includes(role) ? 's' : '', change.includes(role) ? 'c' : ''].join('') || '·';
  return [`\`${name}\``, ...ROLES.map(letters)];
}

function fieldSection(): string {
  return `${FIELD_INTRODUCTION}\n${table([HEAD.slice(0, ROLES.length + 1).with(0, 'field'), ...FIELD_NAMES.map(fieldRow)])}\n`;
}

/** The whole page. */
export function pageOf(procedures: readonly Procedure[]): string {
  const aggregates = Map.groupBy(procedures, ({ path }) => path.split('.')[0] ?? path);
  const sections = [...aggregates].map(([name, each]) => `## ${name}\n\n${table([HEAD, ...each.map(row)])}\n`);
  return [INTRODUCTION, fieldSection(), ...sections].join('\n');
}
