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

interface OrderedRelease {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  /** Printed number of what is taken back. */
  readonly resource: string;
}

const department = (departmentId: string): Telling['to'] => [
  { role: 'applicant', departmentId },
  { role: 'department-approver', departmentId },
];

/** What the department is told as the authority orders a service of its own taken back that is fulfilled by hand. */
export function removalOrderedNotice(release: OrderedRelease, reason: string): Telling {
  const { id, number, resource, department_id: departmentId } = release;
  const told = { kind: 'removal-ordered' as const, about: { kind: 'request' as const, id }, departmentId };
  return { ...told, facts: { number, resource, reason }, to: department(departmentId) };
}

/** The operator is asked to end the service and confirm it: another person than `personId`, who ordered it. */
export function removalToConfirmNotice(
  release: OrderedRelease & { readonly cloudId: string; readonly personId: string },
  reason: string,
): Telling {
  const { id, number, resource, department_id: departmentId, cloudId, personId } = release;
  const told = { kind: 'removal-to-confirm' as const, about: { kind: 'request' as const, id }, departmentId };
  const to = [{ role: 'platform-engineer' as const, cloudIds: [cloudId] }];
  return { ...told, facts: { number, resource, reason }, to, except: [personId] };
}

/** How it ended, told to the department and to who ordered it: the service has ended, or the operator gave it back with a `reason`. */
export function removalEndedNotice(
  release: OrderedRelease & { readonly applicant_id: string },
  { outcome, reason }: { readonly outcome: 'done' | 'declined'; readonly reason?: string },
): Telling {
  const { id, number, resource, department_id: departmentId, applicant_id: personId } = release;
  const told = { kind: 'removal-ended' as const, about: { kind: 'request' as const, id }, departmentId };
  const facts = { number, resource, outcome, ...(reason === undefined ? {} : { reason }) };
  return { ...told, facts, to: [...department(departmentId), { role: 'authority-approver', personId }] };
}
