import type { LedgerState } from '@zhengyun/rulebook/idle-measures.ts';
import type { NoticeKind, Recipient, Telling } from '../notices/schemas.ts';

/** Kinds that ask for an act on a reclaim; each is settled by the step that answers it. */
export const RECLAIM_TODOS = [
  'reclaim-reminded',
  'reclaim-urge-due',
  'reclaim-urged',
  'reclaim-appealed',
  'reclaim-cut-due',
] as const satisfies readonly NoticeKind[];

interface Told {
  readonly id: string;
  readonly number: string;
  readonly departmentId: string;
  readonly cloudId: string;
  readonly resource: string;
  /** What it was found idle by, which decides what answers it. */
  readonly by: LedgerState | 'readings';
}

const department = (departmentId: string): Recipient[] => [
  { role: 'applicant', departmentId },
  { role: 'department-approver', departmentId },
];

/** A step of a reclaim, told to those who have to answer it. */
export function reclaimNotice(
  kind: (typeof RECLAIM_TODOS)[number] | 'reclaim-ended' | 'reclaim-resumed',
  reclaim: Told,
  more: { readonly dueAt?: Date | null; readonly outcome?: string; readonly reason?: string } = {},
): Telling {
  const { id, number, departmentId, cloudId, resource, by } = reclaim;
  const ofAuthority = kind === 'reclaim-urge-due' || kind === 'reclaim-appealed' || kind === 'reclaim-cut-due';
  const { dueAt = null, outcome, reason } = more;
  return {
    kind,
    about: { kind: 'reclaim', id },
    departmentId,
    facts: { number, resource, by, ...(outcome ? { outcome } : {}), ...(reason ? { reason } : {}) },
    dueAt,
    to: ofAuthority ? [{ role: 'authority-approver', cloudIds: [cloudId] }] : department(departmentId),
    once: ofAuthority,
  };
}

/** The end of a lease, coming or past, told to the department that holds the resource. */
export function leaseNotice(
  kind: 'lease-ending' | 'lease-ended',
  lease: {
    readonly resourceId: string;
    readonly number: string;
    readonly departmentId: string;
    readonly lastDay: string;
  },
  more: { readonly dueAt: Date | null; readonly stage?: string },
): Telling {
  const { resourceId, number, departmentId, lastDay } = lease;
  return {
    kind,
    about: { kind: 'resource', id: resourceId },
    departmentId,
    facts: { number, lastDay, ...(more.stage ? { stage: more.stage } : {}) },
    dueAt: more.dueAt,
    to: department(departmentId),
  };
}
