import type { Telling } from '../notices/schemas.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { ROLE_OF_STEP } from './rules.ts';

/** A request as its approvers are told of it. */
export interface RequestTold {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly departmentId: string;
  readonly applicantId: string;
  readonly cloudIds: readonly string[];
}

/** An open step: whose it is (the cloud of the organisation that has the seat, null the province's) and by when. */
export interface OpenStep {
  readonly step: ApprovalStep;
  readonly cloudId: string | null;
  readonly dueAt: Date;
}

/** What those are told who may decide an open step: everyone whom the decision itself would let through, in their own name or another's. */
export function stepNotice(kind: 'approval-waiting' | 'approval-urged', request: RequestTold, open: OpenStep): Telling {
  const { id, number, title, departmentId, applicantId, cloudIds } = request;
  const { step, cloudId, dueAt } = open;
  return {
    kind,
    about: { kind: 'request', id },
    aspect: step,
    departmentId,
    facts: { number, title, step },
    dueAt,
    to: [
      {
        role: ROLE_OF_STEP[step],
        seat: cloudId,
        cloudIds: [...cloudIds],
        ...(step === 'department' ? { departmentId } : {}),
      },
    ],
    except: [applicantId],
    standIns: true,
  };
}
