import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api/trpc.ts';

/** Looks at a cluster by a credential: asks, waits for the worker's answer, and says for which credential it stands. */
export function useProbe(cloudSlug: string) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState<{ readonly id: string; readonly kubeconfig: string } | null>(null);
  const ask = useMutation(trpc.clouds.askProbe.mutationOptions());
  const named = cloudSlug === '' ? {} : { cloudSlug };
  const result = useQuery(
    trpc.clouds.probe.queryOptions(
      { probeId: asked?.id ?? '', ...named },
      {
        enabled: asked !== null,
        refetchInterval: ({ state }) => (state.data && state.data.state !== 'asked' ? false : 1_000),
      },
    ),
  );
  return {
    probe: asked ? result.data : undefined,
    probed: asked,
    isLooking: ask.isPending || (asked !== null && (result.data === undefined || result.data.state === 'asked')),
    error: ask.error ?? result.error,
    look: async (kubeconfig: string) => {
      setAsked(null);
      const { probeId } = await ask.mutateAsync({ kubeconfig });
      setAsked({ id: probeId, kubeconfig });
    },
  };
}
