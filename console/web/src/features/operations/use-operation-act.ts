import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on operations or stacks: the word for it, and fresh lists. */
export function useOperationAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => ({
    onSuccess: () => {
      void message.success(done);
      void queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
      void queryClient.invalidateQueries({ queryKey: trpc.drift.pathKey() });
    },
  });
}
