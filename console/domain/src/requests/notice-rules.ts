import type { NoticeFacts, NoticeKind, Telling } from '../notices/schemas.ts';

/** Kinds by which people are asked to decide on a request. */
export const APPROVAL_NOTICES = ['approval-waiting', 'approval-urged'] as const satisfies readonly NoticeKind[];

interface RequestTold {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly department_id: string;
  readonly applicant_id: string;
}

/** What the applicant is told of what became of a request. */
export function applicantNotice(
  kind: NoticeKind,
  request: RequestTold,
  more: { readonly facts?: NoticeFacts; readonly dueAt?: Date } = {},
): Telling {
  const { id, number, title, department_id: departmentId, applicant_id: personId } = request;
  const told = { kind, about: { kind: 'request' as const, id }, departmentId, dueAt: more.dueAt ?? null };
  return { ...told, facts: { number, title, ...more.facts }, to: [{ role: 'applicant', personId }] };
}

/** What the operator is told before the promise of a delivery passes: who confirms and attends to operations on its clouds. */
export function deliveryDueNotice(
  request: RequestTold,
  { cloudIds, dueAt }: { readonly cloudIds: readonly string[]; readonly dueAt: Date },
): Telling {
  const { id, number, title, department_id: departmentId } = request;
  const to = cloudIds.map((cloudId) => ({ role: 'platform-engineer' as const, cloudIds: [cloudId] }));
  return { kind: 'delivery-due', about: { kind: 'request', id }, departmentId, facts: { number, title }, dueAt, to };
}

/** What the department is told of a delivery: whoever may accept it, the applicant first. */
export function deliveryNotice(request: RequestTold, acceptBy: Date): Telling {
  return acceptersTold(request, applicantNotice('request-delivered', request, { dueAt: acceptBy }));
}

/** The same people, of a delivery that counts as accepted because none of them accepted it in time. */
export function acceptedByDefaultNotice(request: RequestTold): Telling {
  return acceptersTold(request, applicantNotice('request-accepted', request));
}

function acceptersTold({ department_id: departmentId }: RequestTold, notice: Telling): Telling {
  return { ...notice, to: [...notice.to, { role: 'department-approver', departmentId }] };
}
