import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on leases and reclaims: the word for it, and fresh lists. */
export function useReclaimAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => ({
    onSuccess: () => {
      void message.success(done);
      void queryClient.invalidateQueries({ queryKey: trpc.reclaim.pathKey() });
    },
  });
}
