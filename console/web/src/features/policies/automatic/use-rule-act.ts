import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../../api/trpc.ts';

/** What follows an act on the rule of automatic approval: the word for it, and fresh lists, whether it was done or somebody was first. */
export function useRuleAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: trpc.approvals.pathKey() });
  return (done: string) => ({
    onSuccess: () => {
      void message.success(done);
      refresh();
    },
    onError: refresh,
  });
}
