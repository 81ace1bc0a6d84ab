import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '@zhengyun/server/router.ts';
import { App, ConfigProvider } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { TRPCProvider } from '../api/trpc.ts';
import { startTexts } from '../i18n/start.ts';
import { giveLayout } from './give-layout.ts';

/** A page waits for what it asks for, however busy the machine is; only the test's own time ends the wait. */
configure({ asyncUtilTimeout: 15_000 });

/** What a server says no with: the code and facts of a refusal, and the sentence in the caller's language. */
export interface Refusal {
  readonly refuse: string;
  readonly sentence: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What the server answers, by procedure: a value, a refusal, or what comes of the input. What is not named never answers. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly path: string;
  readonly input: unknown;
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refuse' in answer;
}

/** The end of the wire: answers each call as told, and notes it. */
function answering(answers: Answers, asked: Asked[]): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        asked.push({ path: op.path, input: op.input });
        if (!(op.path in answers)) return;
        const told = answers[op.path];
        const answer: unknown = typeof told === 'function' ? told(op.input) : told;
        if (isRefusal(answer)) {
          const data = { code: answer.refuse, facts: answer.facts ?? {}, traceId: 'trace-1' };
          observer.error(TRPCClientError.from({ error: { message: answer.sentence, code: -32_000, data } } as never));
          return;
        }
        observer.next({ result: { type: 'data', data: answer } } as never);
        observer.complete();
      });
}

/** The signed-in person of a page under test. */
export function meWith(...roles: readonly string[]) {
  const grants = roles.map((role) => ({ role, organisationId: 'o', departmentId: null, cloudId: null }));
  return { person: { id: 'p-1', name: '张伟明' }, grants, mode: 'local' };
}

/**
 * Renders a page at an address, over a server that answers as told. Gives what the server was asked, in order, and where the
 * page has led to.
 */
export function renderWithServer(
  page: ReactNode,
  { answers, path = '/', route = '*' }: { readonly answers: Answers; readonly path?: string; readonly route?: string },
) {
  giveLayout();
  const asked: Asked[] = [];
  const client = createTRPCClient<AppRouter>({ links: [answering(answers, asked)] });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: route, element: <Suspense>{page}</Suspense> },
      { path: '*', element: <span>elsewhere</span> },
    ],
    { initialEntries: [path] },
  );
  const screen = render(
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <I18nextProvider i18n={startTexts('zh-CN')}>
          <ConfigProvider theme={{ token: { motion: false } }}>
            <App>
              <RouterProvider router={router} />
            </App>
          </ConfigProvider>
        </I18nextProvider>
      </TRPCProvider>
    </QueryClientProvider>,
  );
  return {
    ...screen,
    /** Inputs of the calls of one procedure, oldest first. */
    asked: (procedure: string) => asked.filter((call) => call.path === procedure).map(({ input }) => input),
    address: () => router.state.location.pathname + router.state.location.search,
  };
}
