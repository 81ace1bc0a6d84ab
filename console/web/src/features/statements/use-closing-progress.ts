import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';

export type ClosingProgress = Outputs['settlement']['closingProgress'];

const LOOK_FIRST_MS = 2_000;
const LOOK_LAST_MS = 10_000;

const isBusy = ({ drafting, issuing }: ClosingProgress): boolean =>
  [drafting, issuing].some(({ waiting, running }) => waiting + running > 0);

const failedOf = ({ drafting, issuing }: ClosingProgress): number => drafting.failed + issuing.failed;

/** How long until work that has been watched for so long is looked at again, both in milliseconds: 2 s at first, 10 s once it takes minutes. */
export function lookAgainAfter(watchedMs: number): number {
  return Math.min(LOOK_LAST_MS, Math.max(LOOK_FIRST_MS, Math.round(watchedMs / 10)));
}

/**
 * How far a month's work is, looked at while it goes on and at no other time; undefined until it is known. The month itself (`known`: its counts as last fetched), which
 * is much dearer to ask for, is fetched anew only when a piece more has failed, and when it and the counts don't agree on whether work goes on.
 */
export function useClosingProgress(month: string, known: ClosingProgress | undefined): ClosingProgress | undefined {
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
  const apart = data !== undefined && known !== undefined && isBusy(data) !== isBusy(known);
  const newlyFailed = data !== undefined && known !== undefined && failedOf(data) > failedOf(known);
  useEffect(() => {
    if (!apart && !newlyFailed) return;
    void queryClient.invalidateQueries({ queryKey: trpc.settlement.period.queryKey({ month }) });
    if (!apart) return;
    void queryClient.invalidateQueries({ queryKey: trpc.settlement.closingProgress.queryKey({ month }) });
    void queryClient.invalidateQueries({ queryKey: trpc.settlement.list.pathKey() });
  }, [apart, newlyFailed, month, queryClient, trpc]);
  return data;
}
