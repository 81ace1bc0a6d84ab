import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on a transfer: the word for it, and fresh lists of what may have changed hands. */
export function useTransferAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => ({
    onSuccess: () => {
      void message.success(done);
      for (const queryKey of [
        trpc.transfers.pathKey(),
        trpc.approvals.pathKey(),
        trpc.resources.pathKey(),
        trpc.quota.pathKey(),
      ])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
}
