import type { NoticeKind, Telling } from '../notices/schemas.ts';
import { ROLE_OF_STEP } from './rules.ts';
import type { TransferStep } from './schemas.ts';

/** Kinds by which people are asked to decide on a transfer. */
export const WAITING_NOTICES = ['transfer-waiting', 'transfer-urged'] as const satisfies readonly NoticeKind[];

/** A transfer as people are told of it. */
export interface TransferTold {
  readonly id: string;
  readonly number: string;
  readonly system_name: string;
  readonly department_id: string;
  readonly to_department_id: string;
  readonly applicant_id: string;
}

interface OpenStep {
  readonly step: TransferStep;
  readonly seat: string | null;
  readonly dueAt: Date;
  readonly cloudIds: readonly string[];
  readonly times?: number;
}

const departmentOf = (step: TransferStep, transfer: TransferTold): string =>
  step === 'receiving' ? transfer.to_department_id : transfer.department_id;

/** Those who may decide an open step, in their own name or another's, are asked to, by when; `times`: how often they were urged. */
export function waitingNotice(transfer: TransferTold, { step, seat, dueAt, cloudIds, times }: OpenStep): Telling {
  const departmentId = departmentOf(step, transfer);
  const ofDepartment = ROLE_OF_STEP[step] === 'department-approver';
  return {
    kind: times === undefined ? 'transfer-waiting' : 'transfer-urged',
    about: { kind: 'transfer', id: transfer.id },
    aspect: step,
    departmentId,
    facts: { number: transfer.number, system: transfer.system_name, step, ...(times === undefined ? {} : { times }) },
    dueAt,
    to: [{ role: ROLE_OF_STEP[step], ...(ofDepartment ? { departmentId } : { seat, cloudIds: [...cloudIds] }) }],
    except: [transfer.applicant_id],
    standIns: true,
  };
}

type Outcome = 'returned' | 'refused' | 'withdrawn' | 'expired';

interface Ended {
  readonly outcome: Outcome;
  readonly reason: string;
  /** Steps that were opened before it ended. */
  readonly steps: readonly { readonly step: TransferStep }[];
  /** Who ended it by their decision, and needn't be told. */
  readonly decidedBy?: string;
}

/** The giving side is told that the system stays theirs, and why; the receiving one too where it had been asked to take it on. */
export function endedNotices(transfer: TransferTold, { outcome, reason, steps, decidedBy }: Ended): readonly Telling[] {
  const { id, number, system_name: system, department_id: giving, to_department_id: receiving } = transfer;
  const ended = {
    kind: 'transfer-ended' as const,
    about: { kind: 'transfer' as const, id },
    facts: { number, system, outcome, reason },
  };
  const to: Telling['to'] = [
    { role: 'applicant', personId: transfer.applicant_id },
    { role: 'department-approver', departmentId: giving },
  ];
  const approvers: Telling['to'] = [{ role: 'department-approver', departmentId: receiving }];
  const asked = steps.some(({ step }) => step === 'receiving');
  return [
    { ...ended, departmentId: giving, to },
    ...(asked ? [{ ...ended, departmentId: receiving, to: approvers, except: decidedBy ? [decidedBy] : [] }] : []),
  ];
}

/** What each of the departments has to do now that the system is the other's; the receiving one by `dueAt`. */
export function doneNotices(
  transfer: TransferTold,
  { dueAt, from, to }: { readonly dueAt: Date; readonly from: string; readonly to: string },
): readonly Telling[] {
  const { id, number, system_name: system, department_id: giving, to_department_id: receiving } = transfer;
  const about = { kind: 'transfer', id } as const;
  const people = (departmentId: string): Telling['to'] => [
    { role: 'applicant', departmentId },
    { role: 'department-approver', departmentId },
  ];
  const facts = { number, system };
  return [
    { kind: 'transfer-done', about, departmentId: giving, facts: { ...facts, to }, to: people(giving) },
    {
      kind: 'transfer-taken-on',
      about,
      departmentId: receiving,
      facts: { ...facts, from },
      dueAt,
      to: people(receiving),
    },
  ];
}
