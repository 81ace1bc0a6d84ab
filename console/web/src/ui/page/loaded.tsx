import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemBlock } from './problem-block.tsx';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data, unknown>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Skeleton while `query` loads, the problem when it fails with nothing to show, else its data (a failed refresh stands above it). */
export function Loaded<Data>({ query, rows = 6, children }: LoadedProps<Data>) {
  const retry = () => void query.refetch();
  if (query.data !== undefined)
    return (
      <>
        {query.isError ? <ProblemBlock error={query.error} onRetry={retry} /> : null}
        {children(query.data)}
      </>
    );
  if (query.isError) return <ProblemBlock error={query.error} onRetry={retry} />;
  return <Skeleton active title={false} paragraph={{ rows }} />;
}
