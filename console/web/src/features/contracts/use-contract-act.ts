import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on a contract: `done` is said, and what is shown of contracts is asked for again. */
export function useContractAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => {
    void message.success(done);
    void queryClient.invalidateQueries({ queryKey: trpc.contracts.pathKey() });
  };
}
