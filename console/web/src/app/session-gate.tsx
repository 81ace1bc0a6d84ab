import { useQuery } from '@tanstack/react-query';
import { Flex, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { problemOf } from '../api/problem.ts';
import { useTRPC } from '../api/trpc.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { ProblemBlock } from '../ui/page/problem-block.tsx';

/** Asks who is signed in before anything else: shows the door to who is not, and the page that was asked for afterwards. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const trpc = useTRPC();
  const { pathname, search } = useLocation();
  const me = useQuery(trpc.session.me.queryOptions(undefined, { staleTime: 60_000 }));
  if (me.data) return children;
  if (me.isError && problemOf(me.error).code === 'NOT_SIGNED_IN') {
    // The server refuses to run without https unless it is the demonstration on one machine.
    return <SignInPage returnTo={`${pathname}${search}`} demo={window.location.protocol === 'http:'} />;
  }
  return (
    <Flex vertical className="zy-gate">
      {me.isError ? (
        <ProblemBlock error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </Flex>
  );
}
