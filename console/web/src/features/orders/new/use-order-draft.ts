import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { clearCopy, readCopy, writeCopy } from './order-draft.ts';
import type { OrderValues } from './order-values.ts';

const QUIET_MS = 800;

export interface KeptState {
  /** When it was kept last; null: not yet. */
  readonly savedAt: string | null;
  /** Where that is: with the server, or in this browser alone. */
  readonly where: 'server' | 'browser';
  /** Why the server did not take it. */
  readonly problem: { readonly code: string | null; readonly message: string | null } | null;
}

interface Written {
  readonly personId: string;
  readonly draftId: string;
  readonly values: OrderValues | undefined;
  readonly dirty: boolean;
  readonly savedAt: string | null;
}

/**
 * Keeps what is typed a moment after typing pauses: in this browser first, so that nothing is lost where the session or the line is gone, then
 * with the server. Savings follow one another; `end` is called when the order was sent or dropped, and nothing is kept after it.
 */
export function useOrderDraft({ personId, draftId, values, dirty, savedAt }: Written) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [state, setState] = useState<KeptState>({ savedAt, where: 'server', problem: null });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef<string | null>(null);
  const latest = useRef(values);
  latest.current = values;
  const keepThis = useCallback(
    async (held: OrderValues | undefined): Promise<void> => {
      const at = new Date().toISOString();
      if (!held || ended.current === draftId) return;
      const inBrowser = writeCopy(personId, { id: draftId, kept: false, savedAt: at, values: held });
      if (inBrowser) setState((before) => ({ ...before, savedAt: at, where: 'browser' }));
      const saving = queue.current.then(async () => {
        if (ended.current === draftId) return;
        const saved = await client.requests.saveDraft.mutate({ draftId, content: { ...held } });
        const copy = readCopy(personId);
        if (copy?.id === draftId && copy.savedAt === at) writeCopy(personId, { ...copy, kept: true });
        setState({ savedAt: saved.savedAt, where: 'server', problem: null });
        await queryClient.invalidateQueries({ queryKey: trpc.requests.drafts.queryKey(), refetchType: 'none' });
      });
      queue.current = saving.catch((error: unknown) => {
        const { code, message } = problemOf(error);
        setState((before) => ({ ...before, problem: { code, message } }));
      });
      await saving;
    },
    [client, draftId, personId, queryClient, trpc],
  );
  const keep = useCallback(() => keepThis(latest.current), [keepThis]);
  const settled = useDebounced(values, QUIET_MS);
  useEffect(() => {
    // What went wrong is in the state, and the next pause tries again.
    if (dirty && settled) keep().catch(() => undefined);
  }, [keep, settled, dirty]);
  return {
    ...state,
    /** Keeps what is written now. */
    keep,
    /** Keeps `order`, which the form is about to show. */
    keepThis,
    end: () => {
      ended.current = draftId;
      clearCopy(personId);
      setState({ savedAt: null, where: 'server', problem: null });
    },
  };
}
