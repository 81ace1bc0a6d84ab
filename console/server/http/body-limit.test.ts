import fastify from 'fastify';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { BODY_LIMIT_MB } from '../error-map.ts';
import { makeMetrics } from './metrics.ts';
import { sendFailure } from './send-failure.ts';
import { trpcRoutes } from './trpc-routes.ts';

/** What a person reads whose file is larger than the console takes, by tRPC and elsewhere. */
async function answers() {
  const app = fastify({ bodyLimit: BODY_LIMIT_MB * 1_024 * 1_024, loggerInstance: pino({ enabled: false }) });
  app.setErrorHandler(sendFailure);
  app.post('/elsewhere', async () => 'taken');
  const sessions = { requireSameOrigin: () => undefined } as never;
  const now = () => new Date('2026-03-01T00:00:00Z');
  await app.register(trpcRoutes, { db: undefined as never, now, sessions, metrics: makeMetrics(), credentials: null });
  const payload = { text: 'x'.repeat(BODY_LIMIT_MB * 1_024 * 1_024) };
  const headers = { 'accept-language': 'zh-CN' };
  const post = (url: string) => app.inject({ method: 'POST', url, headers, payload });
  const both = [await post('/trpc/requests.submit'), await post('/elsewhere')] as const;
  await app.close();
  return both;
}

it('a body too large is refused in the caller’s words, by tRPC in its own envelope', async () => {
  const [trpc, elsewhere] = await answers();
  const sentence = '提交的内容过大，超过了 4 MB。请减少内容，或分几次提交。';
  expect([trpc.statusCode, elsewhere.statusCode]).toEqual([413, 413]);
  expect(trpc.json()).toMatchObject({
    error: { message: sentence, data: { code: 'BODY_TOO_LARGE', httpStatus: 413, facts: { limit: 4 } } },
  });
  expect(elsewhere.json()).toMatchObject({ code: 'BODY_TOO_LARGE', message: sentence });
});
