import type { Telling } from '../../notices/schemas.ts';

interface Settled {
  readonly id: string;
  readonly number: string;
  readonly from_day: string;
  readonly proposed_by: string | null;
  readonly decided_by: string | null;
}

interface Outcome {
  readonly outcome: 'confirmed' | 'refused' | 'withdrawn';
  /** Who did it, and needn't be told. */
  readonly by: { readonly id: string; readonly name: string };
  readonly reason?: string;
}

/** Who proposed a version, and who decided on it, are told what became of it; null where that is nobody but who did it. */
export function outcomeNotice(version: Settled, { outcome, by, reason }: Outcome): Telling | null {
  const others = [version.proposed_by, version.decided_by].filter((id) => id !== null && id !== by.id);
  const to = others.flatMap((personId) => (personId ? [{ role: 'authority-approver' as const, personId }] : []));
  if (to.length === 0) return null;
  const { id, number, from_day: day } = version;
  return {
    kind: 'approval-rule-decided',
    about: { kind: 'approval-rule', id },
    departmentId: null,
    facts: { number, day, outcome, name: by.name, ...(reason ? { reason } : {}) },
    to,
  };
}
