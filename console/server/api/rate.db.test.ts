import { keyOf } from '@zhengyun/test/support/api-callers.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Few enough that two full minutes are passed by what follows, whenever a minute ends meanwhile. */
const LIMIT = 4;
let server: ConsoleServer;
beforeAll(async () => {
  server = await consoleServer({ apiRateLimit: LIMIT });
});
afterAll(() => server?.close());

it('a key that calls too often is told how long to wait, and no other key with it', async () => {
  const program = {
    role: 'applicant',
    owner: 'applicant',
    department: 'drug-regulator',
    scopes: ['quota:read'],
  } as const;
  const [busy, calm] = [await keyOf(server, program), await keyOf(server, program)];
  const call = (bearer: string) =>
    fetch(new URL('/api/v1/quota/mine', server.url), { headers: { authorization: `Bearer ${bearer}` } });
  const answers: Response[] = [];
  for (let n = 0; n < 2 * LIMIT + 1; n += 1) answers.push(await call(busy));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await answer.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429, facts: { seconds } });
  }
  expect((await call(calm)).status).toBe(200);
});
