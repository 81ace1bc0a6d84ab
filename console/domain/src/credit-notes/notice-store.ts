import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import type { VerbScope } from '../verb/context.ts';
import type { NoteRow } from './store.ts';

/** Asks finance, but for who proposed it, to approve or refuse a note. */
export async function tellProposed(scope: VerbScope, row: NoteRow, statement: string): Promise<void> {
  await tell.within(scope, {
    ...{ kind: 'credit-note-to-approve', about: { kind: 'credit-note', id: row.id }, departmentId: row.department_id },
    ...{ facts: { statement, noteKind: row.kind }, to: [{ role: 'finance' }], except: [row.proposed_by] },
    ...(row.decide_by ? { dueAt: row.decide_by } : {}),
  });
}

/** Nobody is asked any more; an approved note is told to the department. */
export async function tellDecided(
  scope: VerbScope,
  row: NoteRow,
  approved: { number: string; statement: string } | null,
) {
  const about = { kind: 'credit-note' as const, id: row.id };
  const { department_id: departmentId } = row;
  await settle.definition.store(scope, { about, kinds: ['credit-note-to-approve'] });
  if (approved)
    await tell.within(scope, {
      ...{ kind: 'credit-note-approved', about, departmentId, facts: { ...approved, noteKind: row.kind } },
      to: [{ role: 'department-approver', departmentId }],
    });
}

/** Asks finance about facts of a statement that came late, unless it is asked already. */
export async function tellFound(
  scope: VerbScope,
  {
    statementId,
    departmentId,
    ...facts
  }: {
    readonly statementId: string;
    readonly departmentId: string;
    readonly statement: string;
    readonly month: string;
    readonly sku?: string;
    readonly resource?: string;
  },
): Promise<void> {
  const about = { kind: 'statement' as const, id: statementId };
  await tell.within(scope, {
    kind: 'late-facts-found',
    about,
    departmentId,
    facts,
    to: [{ role: 'finance' }],
    once: true,
  });
}

/** Nobody is asked any more about facts of a statement that came late. */
export async function settleFound(scope: VerbScope, statementId: string): Promise<void> {
  await settle.definition.store(scope, { about: { kind: 'statement', id: statementId }, kinds: ['late-facts-found'] });
}
