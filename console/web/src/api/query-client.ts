import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** Refusals are answers and are never asked again; a lost connection is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => problemOf(error).kind === 'unreachable' && failures < 2,
      },
      mutations: { retry: false },
    },
  });
}
