import { noticeWorkingDays } from '@zhengyun/rulebook/notice-due-policy.ts';
import { overridesAt, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import type { NoticeFacts, NoticeKind } from './schemas.ts';

interface Nature {
  /** It asks for an act and stays open until the thing itself is done. */
  readonly todo: boolean;
  /** Nobody may switch it off: somebody waits for the reader, or harm is near. */
  readonly weighty: boolean;
}

const ASKS: Nature = { todo: true, weighty: true };
const WARNS: Nature = { todo: false, weighty: true };
const TELLS: Nature = { todo: false, weighty: false };

/** What each kind of notice is to its reader. A new kind does not compile without its line here. */
export const NATURE: Readonly<Record<NoticeKind, Nature>> = {
  'approval-waiting': ASKS,
  'approval-urged': ASKS,
  'request-returned': WARNS,
  'request-refused': WARNS,
  'request-approved': TELLS,
  'request-delivered': ASKS,
  'request-accepted': TELLS,
  'delivery-due': ASKS,
  'request-failed': WARNS,
  'request-expired': WARNS,
  'operation-attention': ASKS,
  'operation-failed': WARNS,
  'release-waiting': ASKS,
  'window-asked': ASKS,
  'window-opened': WARNS,
  'window-ended': TELLS,
  'exemption-asked': ASKS,
  'exemption-ending': WARNS,
  'setting-asked': ASKS,
  'statement-to-review': ASKS,
  'statement-issued': ASKS,
  'use-without-contract': ASKS,
  'contract-ending': WARNS,
  'instalment-due': WARNS,
  'penalty-asked': ASKS,
  'budget-alert': ASKS,
  'access-ending': WARNS,
  'key-expiring': WARNS,
  'draft-ending': TELLS,
  'webhook-disabled': WARNS,
  'anchor-failing': ASKS,
  'lease-ending': WARNS,
  'lease-ended': WARNS,
  'removal-ordered': WARNS,
  'removal-to-confirm': ASKS,
  'removal-ended': WARNS,
  'reclaim-reminded': ASKS,
  'reclaim-urge-due': ASKS,
  'reclaim-urged': ASKS,
  'reclaim-appealed': ASKS,
  'reclaim-resumed': WARNS,
  'reclaim-cut-due': ASKS,
  'reclaim-ended': WARNS,
  'transfer-waiting': ASKS,
  'transfer-urged': ASKS,
  'transfer-ended': WARNS,
  'transfer-done': WARNS,
  'transfer-taken-on': WARNS,
  'duty-passed': WARNS,
  'approval-by-rule': WARNS,
  'approved-by-rule': TELLS,
  'approval-rule-asked': ASKS,
  'approval-rule-decided': WARNS,
  'cases-opened': WARNS,
  'cases-overdue': WARNS,
  'dispute-opened': ASKS,
  'dispute-to-answer': ASKS,
  'dispute-decided': WARNS,
  'dispute-credit-refused': ASKS,
  'disputes-overdue': WARNS,
  'credit-note-to-approve': ASKS,
  'credit-note-approved': WARNS,
  'credit-notes-overdue': WARNS,
  'late-facts-found': ASKS,
  'usage-astray': ASKS,
  'readings-refused': ASKS,
  'quota-asked': ASKS,
  'quota-answered': WARNS,
  'delegation-made': WARNS,
  'delegation-ended': WARNS,
  'working-days-unknown': ASKS,
};

/** Kinds that ask for an act. */
export const TODO_KINDS: readonly NoticeKind[] = (Object.keys(NATURE) as NoticeKind[]).filter(
  (kind) => NATURE[kind].todo,
);

/** By when a notice told at `at` is to be acted on: what its act set, else by the policy; null where nothing is asked for. */
export function dueOf(
  { kind, dueAt }: { readonly kind: NoticeKind; readonly dueAt: Date | null },
  at: Date,
  declared: readonly WorkingDayChange[],
): Date | null {
  if (dueAt !== null || !NATURE[kind].todo) return dueAt;
  return afterWorkingDays(at, noticeWorkingDays(kind, at), overridesAt(declared, at));
}

interface Subject {
  readonly kind: NoticeKind;
  readonly objectKind: string;
  readonly objectId: string;
  readonly facts: NoticeFacts;
}

/** Where what is written of a resource is gone on with: the form opens by its name. */
function formLink({ form, resourceId, reclaimId }: NoticeFacts): string {
  if (form !== 'appeal') return `/resources/${resourceId}?form=${form}`;
  return reclaimId ? `/reclaim?open=${reclaimId}&form=appeal` : '/orders';
}

/** Page of the console on which a notice is dealt with. */
export function linkOf({ kind, objectKind, objectId, facts }: Subject): string {
  if (kind === 'delegation-made' || kind === 'delegation-ended') return '/approvals/delegations';
  if (kind === 'approval-waiting' || kind === 'approval-urged') return `/approvals?open=${objectId}`;
  if (kind === 'credit-notes-overdue') return '/disputes?show=notes&state=overdue';
  if (kind === 'late-facts-found') return '/disputes?show=late';
  if (kind === 'readings-refused') return `/usage/refused?month=${facts.month ?? ''}`;
  if (kind === 'use-without-contract') return `/statements?month=${facts.month ?? ''}`;
  switch (objectKind) {
    case 'request':
      return `/orders/${objectId}`;
    case 'order-draft':
      return facts.form ? formLink(facts) : `/orders/new?draft=${objectId}`;
    case 'operation':
      return `/operations/${objectId}`;
    case 'window':
      return `/clouds/${facts.cloudSlug ?? ''}`;
    case 'exemption':
      return '/policies/exemptions';
    case 'approval-rule':
      return '/policies/automatic';
    case 'policy':
      return '/policies/settings';
    case 'quota':
      return '/quota';
    case 'reclaim':
      return `/reclaim?open=${objectId}`;
    case 'transfer':
      return `/transfers/${objectId}`;
    case 'statement':
      return `/statements/${objectId}`;
    case 'budget':
      return `/budget?department=${facts.departmentId ?? ''}`;
    case 'contract':
      return `/contracts/${objectId}`;
    case 'resource':
      return `/resources/${objectId}`;
    case 'dispute':
      return `/disputes?open=${objectId}`;
    case 'credit-note':
      return `/disputes?show=notes&open=${objectId}`;
    case 'usage-source':
      return '/usage';
    case 'reconciliation-run':
      return '/reconciliation';
    case 'service-account':
      return '/keys';
    case 'working-day':
      return '/reclaim/calendar';
    case 'audit-chain':
      return '/audit';
    case 'webhook':
      return '/webhooks';
    case 'person':
      return '/notices?show=open';
    default:
      return '/notices';
  }
}
