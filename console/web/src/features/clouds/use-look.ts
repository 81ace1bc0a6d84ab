import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../../api/trpc.ts';

/** The newest look at the cluster of a cloud that stands, and the way to look again with its stored credential. */
export function useLook({ slug, cloudId }: { readonly slug: string; readonly cloudId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const last = useQuery(trpc.clouds.lastLook.queryOptions({ slug }));
  const ask = useMutation(trpc.clouds.askLook.mutationOptions());
  const probeId = ask.data?.probeId;
  const asked = useQuery(
    trpc.clouds.probe.queryOptions(
      { probeId: probeId ?? '' },
      {
        enabled: probeId !== undefined,
        refetchInterval: ({ state }) => (state.data && state.data.state !== 'asked' ? false : 1_000),
      },
    ),
  );
  const answer = asked.data?.state;
  useEffect(() => {
    if (answer === 'answered')
      void queryClient.invalidateQueries({ queryKey: trpc.clouds.lastLook.queryKey({ slug }) });
  }, [answer, queryClient, slug, trpc]);
  return {
    last: last.data ?? null,
    error: ask.error ?? last.error,
    /** Why the look that was just asked for came to nothing. */
    failed: asked.data && answer !== 'asked' && answer !== 'answered' ? asked.data : null,
    isLooking: ask.isPending || (probeId !== undefined && (answer === undefined || answer === 'asked')),
    look: () => ask.mutate({ cloudId }),
  };
}
