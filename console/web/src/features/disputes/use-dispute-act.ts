import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on a dispute or a note: `done` is said, and what is shown of both is asked for again. */
export function useDisputeAct() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (done: string) => {
    void message.success(done);
    for (const queryKey of [trpc.disputes.pathKey(), trpc.creditNotes.pathKey(), trpc.settlement.pathKey()])
      void queries.invalidateQueries({ queryKey });
  };
}
