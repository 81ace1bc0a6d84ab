import type { NoteRow } from './store.ts';

/** What the audit row of an act on a note is about. */
export function aboutNote(row: NoteRow, detail: Readonly<Record<string, unknown>> = {}) {
  const { number, kind, total_fen: totalFen, reference } = row;
  return {
    object: { kind: 'credit-note' as const, id: row.id },
    departmentId: row.department_id,
    detail: { number, kind, totalFen, reference, ...detail },
  };
}
