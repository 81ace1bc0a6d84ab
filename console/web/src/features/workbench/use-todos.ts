import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import type { DeliveryPromise } from '../../ui/promise/use-promise-text.ts';

/** One thing that waits for this person. */
export interface Todo {
  readonly key: string;
  readonly kind: 'todoApprove' | 'todoAccept' | 'todoFix' | 'todoConfirm';
  readonly title: string;
  readonly number: string;
  /** null: no deadline, so it comes after those that have one. */
  readonly dueAt: string | null;
  readonly to: string;
  /** Of what is to be delivered: by when it was promised. */
  readonly promise?: DeliveryPromise;
}

/** Who decides, and who may stand in for them. */
const MAY_DECIDE = [
  'applicant',
  'department-approver',
  'authority-approver',
  'technical-reviewer',
  'platform-engineer',
  'finance',
] as const;
const LIMIT = 20;
const REFRESH_MS = 15_000;

/** Deadlines first, earliest on top; what has none keeps its order after them. */
export function byDeadline(a: Todo, b: Todo): number {
  if (a.dueAt === null || b.dueAt === null) return Number(a.dueAt === null) - Number(b.dueAt === null);
  return Date.parse(a.dueAt) - Date.parse(b.dueAt);
}

function useApprovals(enabled: boolean): readonly Todo[] {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.approvals.inbox.queryOptions({ limit: LIMIT }, { enabled, refetchInterval: REFRESH_MS }),
  );
  return (data?.items ?? []).map((item) => {
    const { kind, step, dueAt } = item;
    if (kind === 'request') {
      const { id, title, number } = item.request;
      return { key: `${id} ${step}`, kind: 'todoApprove', title, number, dueAt, to: `/approvals?open=${id}` };
    }
    const { id, number, system } = item.transfer;
    return { key: `${id} ${step}`, kind: 'todoApprove', title: system.name, number, dueAt, to: `/transfers/${id}` };
  });
}

function useOwnRequests(enabled: boolean): readonly Todo[] {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.requests.list.queryOptions(
      { limit: LIMIT, state: ['delivered', 'returned', 'preview-failed'] },
      { enabled, refetchInterval: REFRESH_MS },
    ),
  );
  return (data?.items ?? []).map((request) => ({
    key: request.id,
    kind: request.state === 'delivered' ? 'todoAccept' : 'todoFix',
    title: request.title,
    number: request.number,
    dueAt: request.acceptBy,
    to: `/orders/${request.id}`,
  }));
}

function useOperatorWork(enabled: boolean): readonly Todo[] {
  const trpc = useTRPC();
  const operations = useQuery(
    trpc.provisioning.operations.queryOptions(
      { limit: LIMIT, toAttend: true },
      { enabled, refetchInterval: REFRESH_MS },
    ),
  );
  const requests = useQuery(
    trpc.requests.list.queryOptions(
      { limit: LIMIT, toConfirm: true, order: 'promised' },
      { enabled, refetchInterval: REFRESH_MS },
    ),
  );
  const troubled: Todo[] = (operations.data?.items ?? []).map((operation) => ({
    key: operation.id,
    kind: 'todoConfirm',
    title: operation.request?.title ?? operation.stack.name,
    number: operation.number,
    dueAt: null,
    to: `/operations/${operation.id}`,
  }));
  const fulfilling: Todo[] = (requests.data?.items ?? []).map((request) => ({
    key: request.id,
    kind: 'todoConfirm',
    title: request.title,
    number: request.number,
    dueAt: request.promise.by,
    promise: request.promise,
    to: `/orders/${request.id}`,
  }));
  return [...fulfilling, ...troubled];
}

/** What waits for this person in all their roles, by deadline. */
export function useTodos(): readonly Todo[] {
  const { holdsAny } = useMe();
  const approvals = useApprovals(holdsAny(MAY_DECIDE));
  const own = useOwnRequests(holdsAny(['applicant', 'department-approver']));
  const work = useOperatorWork(holdsAny(['platform-engineer']));
  return [...approvals, ...own, ...work].sort(byDeadline);
}
