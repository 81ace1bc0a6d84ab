import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';

export type ClosingProgress = Outputs['settlement']['closingProgress'];

const LOOK_FIRST_MS = 2_000;
const LOOK_LAST_MS = 10_000;

const isBusy = ({ drafting, issuing }: ClosingProgress): boolean =>
  [drafting, issuing].some(({ waiting, running }) => waiting + running > 0);

/** How long until work that has been watched for so long is looked at again, both in milliseconds: 2 s at first, 10 s once it takes minutes. */
export function lookAgainAfter(watchedMs: number): number {
  return Math.min(LOOK_LAST_MS, Math.max(LOOK_FIRST_MS, Math.round(watchedMs / 10)));
}

/**
 * How far a month's work is, looked at while it goes on and at no other time; undefined until it is known. The month itself, which is much dearer to ask for, is
 * fetched anew only when a piece more has failed and when all has ended.
 */
export function useClosingProgress(month: string): ClosingProgress | undefined {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const since = useRef<number | null>(null);
  const { data } = useQuery({
    ...trpc.settlement.closingProgress.queryOptions({ month }),
    refetchInterval: ({ state }) => {
      const busy = state.data !== undefined && isBusy(state.data);
      since.current = busy ? (since.current ?? Date.now()) : null;
      return since.current === null ? false : lookAgainAfter(Date.now() - since.current);
    },
  });
  const busy = data !== undefined && isBusy(data);
  const failed = data ? data.drafting.failed + data.issuing.failed : 0;
  const seen = useRef({ busy, failed });
  useEffect(() => {
    const before = seen.current;
    seen.current = { busy, failed };
    if (!(before.busy && (!busy || failed > before.failed))) return;
    void queryClient.invalidateQueries({ queryKey: trpc.settlement.period.queryKey({ month }) });
    if (!busy) void queryClient.invalidateQueries({ queryKey: trpc.settlement.list.pathKey() });
  }, [busy, failed, month, queryClient, trpc]);
  return data;
}
