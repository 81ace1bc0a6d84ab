import { useQueryClient } from '@tanstack/react-query';
import type { DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { useDebounced } from '../use-debounced.ts';
import { clearCopy, readCopy, writeCopy } from './kept-copy.ts';

const QUIET_MS = 800;

export interface KeptState {
  /** When it was kept last; null: not yet. */
  readonly savedAt: string | null;
  /** Where that is: with the server, or in this browser alone. */
  readonly where: 'server' | 'browser';
  /** Why the server did not take it. */
  readonly problem: { readonly code: string | null; readonly message: string | null } | null;
}

interface Written<Values> {
  /** Where this browser keeps it. */
  readonly place: string;
  readonly draftId: string;
  /** Absent: it is an order. */
  readonly subject?: DraftSubject;
  /** The same object while nothing changes. */
  readonly values: Values | undefined;
  readonly dirty: boolean;
  readonly savedAt: string | null;
}

/**
 * Keeps what is typed a moment after typing pauses: in this browser first, so that nothing is lost where the session or the line is gone, then
 * with the server. Savings follow one another; `end` is called when the order was sent or dropped, and nothing is kept after it, nor after
 * the server says that it was sent from another window: this browser would begin with it again under a name that is used up.
 */
export function useKeptDraft<Values extends object>(written: Written<Values>) {
  const { place, draftId, subject, values, dirty, savedAt } = written;
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [state, setState] = useState<KeptState>({ savedAt, where: 'server', problem: null });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef<string | null>(null);
  const latest = useRef(values);
  latest.current = values;
  const of = useRef(subject);
  const keepThis = useCallback(
    async (held: Values | undefined): Promise<void> => {
      const at = new Date().toISOString();
      if (!held || ended.current === draftId) return;
      const content = { ...held } as Record<string, unknown>;
      const inBrowser = writeCopy(place, { id: draftId, kept: false, savedAt: at, values: content });
      if (inBrowser) setState((before) => ({ ...before, savedAt: at, where: 'browser' }));
      const saving = queue.current.then(async () => {
        if (ended.current === draftId) return;
        const about = of.current ? { subject: of.current } : {};
        const saved = await client.requests.saveDraft.mutate({ draftId, ...about, content });
        const copy = readCopy(place);
        if (copy?.id === draftId && copy.savedAt === at) writeCopy(place, { ...copy, kept: true });
        setState({ savedAt: saved.savedAt, where: 'server', problem: null });
        await queryClient.invalidateQueries({ queryKey: trpc.requests.drafts.queryKey(), refetchType: 'none' });
      });
      queue.current = saving.catch((error: unknown) => {
        const { code, message } = problemOf(error);
        const isSent = code === 'SUBMITTED_BEFORE';
        if (isSent) {
          ended.current = draftId;
          if (readCopy(place)?.id === draftId) clearCopy(place);
        }
        setState((before) => ({ ...before, ...(isSent ? { savedAt: null } : {}), problem: { code, message } }));
      });
      await saving;
    },
    [client, draftId, place, queryClient, trpc],
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
    /** Keeps what the form is about to show. */
    keepThis,
    end: () => {
      ended.current = draftId;
      clearCopy(place);
      setState({ savedAt: null, where: 'server', problem: null });
    },
  };
}
