import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import type { LogItem } from './operation-types.ts';

const POLL_MS = 1_000;
const BATCH = 200;

/** Joins a batch to what is there already: in order, each sequence once, whatever arrives twice. */
export function appendEvents(known: readonly LogItem[], batch: readonly LogItem[]): readonly LogItem[] {
  const last = known.at(-1);
  const fresh = last ? batch.filter(({ sequence }) => BigInt(sequence) > BigInt(last.sequence)) : batch;
  return fresh.length === 0 ? known : [...known, ...fresh];
}

/** Follows an operation's engine: asks each second for what came since, until the operation has ended. */
export function useEngineEvents(operationId: string) {
  const trpc = useTRPC();
  const [events, setEvents] = useState<readonly LogItem[]>([]);
  const after = events.at(-1)?.sequence;
  const query = useQuery(
    trpc.provisioning.events.queryOptions(
      { operationId, limit: BATCH, ...(after === undefined ? {} : { after }) },
      { gcTime: 0, staleTime: 0, refetchInterval: ({ state }) => (state.data?.open === false ? false : POLL_MS) },
    ),
  );
  const { data } = query;
  useEffect(() => {
    if (data) setEvents((known) => appendEvents(known, data.items));
  }, [data]);
  return { events, open: data?.open ?? true, query };
}
