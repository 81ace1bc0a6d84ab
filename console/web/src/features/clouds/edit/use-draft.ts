import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { type CloudDraft, keptOf } from '../new/cloud-draft.ts';

const QUIET_MS = 1_200;

interface Written {
  /** The cloud that is changed; null: a new one. */
  readonly cloudId: string | null;
  /** The draft that is written on. */
  readonly draftId: string | undefined;
  readonly values: () => Partial<CloudDraft>;
}

/**
 * Keeps what a form holds with the server a moment after each change, and at once when the page is left. Savings follow one
 * another, so a new draft is begun once. `stop` ends it: what was written was sent or dropped.
 */
export function useDraft({ cloudId, draftId, values }: Written) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useRef(draftId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const read = useRef(values);
  read.current = values;
  const [state, setState] = useState<{ readonly savedAt: string | null; readonly problem: string | null }>({
    savedAt: null,
    problem: null,
  });
  const save = useCallback(() => {
    timer.current = undefined;
    const definition = keptOf(read.current());
    queue.current = queue.current.then(async () => {
      try {
        const named = id.current === undefined ? {} : { draftId: id.current };
        const saved = await client.cloudDrafts.save.mutate({ ...named, cloudId, definition });
        id.current = saved.draftId;
        setState({ savedAt: saved.savedAt, problem: null });
        // Lists read it anew when they are opened next; the form that is being written in keeps what it began with.
        await queryClient.invalidateQueries({ queryKey: trpc.cloudDrafts.pathKey(), refetchType: 'none' });
      } catch (error) {
        setState((before) => ({ ...before, problem: problemOf(error).message ?? '' }));
      }
    });
  }, [client, cloudId, queryClient, trpc]);
  const stop = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    await queue.current;
    return id.current;
  }, []);
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      save();
    },
    [save],
  );
  return {
    ...state,
    touch: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, QUIET_MS);
    },
    stop,
  };
}
