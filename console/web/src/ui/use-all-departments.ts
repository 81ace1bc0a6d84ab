import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../api/trpc.ts';
import { beijingDay } from './format/beijing-day.ts';

/** Every department in sight, fetched page by page. */
export function useAllDepartments() {
  const year = Number(beijingDay(new Date()).slice(0, 4));
  const query = useInfiniteQuery(
    useTRPC().budgets.list.infiniteQueryOptions(
      { year, limit: 200 },
      { getNextPageParam: ({ nextCursor }) => nextCursor, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const all = (query.data?.pages ?? []).flatMap(({ items }) => items.map(({ department }) => department));
  return { all, loading: isFetching };
}
