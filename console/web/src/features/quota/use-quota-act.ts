import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on quota: the word for it, and fresh figures. */
export function useQuotaAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => ({
    onSuccess: () => {
      void message.success(done);
      void queryClient.invalidateQueries({ queryKey: trpc.quota.pathKey() });
    },
  });
}
