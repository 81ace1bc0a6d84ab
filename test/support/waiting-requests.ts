import type { listInbox } from '@zhengyun/domain/approvals/list-inbox.ts';

type Waiting = Awaited<ReturnType<typeof listInbox>>['items'][number];

/** Of a queue of approvals the steps of requests. */
export function waitingRequests({ items }: { readonly items: readonly Waiting[] }) {
  return items.flatMap((item) => (item.kind === 'request' ? [item] : []));
}
