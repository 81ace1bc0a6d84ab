import { keyOf, tokenOf } from '@zhengyun/test/support/api-callers.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type ClientOptions, makeClient } from './client.ts';

/** Calls a minute that the console takes of one caller: more than the tests before the last one make. */
const LIMIT = 40;

let server: ConsoleServer;
/** How far the console's clock is ahead of the machine's, in milliseconds. */
let ahead = 0;
let key: string;
let api: Client;
beforeAll(async () => {
  server = await consoleServer({ apiRateLimit: LIMIT, now: () => new Date(Date.now() + ahead) });
  key = await keyOf(server, {
    role: 'applicant',
    owner: 'applicant',
    department: 'drug-regulator',
    scopes: ['requests:read', 'requests:write', 'tenancy:read', 'quota:read'],
  });
  api = clientOf();
});
afterAll(() => server?.close());

const clientOf = (options: Partial<ClientOptions> = {}) =>
  makeClient({ url: server.url, bearer: key, language: 'en-US', ...options });

async function order(title: string) {
  const { items } = await api.call('tenancy.systems', { limit: 200 });
  const system = items.find(({ slug }) => slug === 'drug-supervision');
  return {
    systemId: system?.id ?? '',
    title,
    reason: '每月例行',
    mlpsGrade: 3,
    lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'block-disk', class: 'fast', gb: 100, count: 1 } }],
  } as const;
}

describe('a program that uses the client', () => {
  it('orders once under one idempotency key, and reads a list of three pages through', async () => {
    const title = '客户端下单';
    const body = await order(title);
    const first = await api.call('requests.submit', body, { idempotencyKey: 'client-1' });
    expect(first.number).toMatch(/^SQ-\d{4}-\d{6}$/);
    expect(await api.call('requests.submit', body, { idempotencyKey: 'client-1' })).toEqual(first);
    for (const _ of [2, 3, 4, 5]) await api.call('requests.submit', body);

    const numbers: string[] = [];
    for await (const { number, monthFen } of api.each('requests.list', { search: title, limit: 2 })) {
      numbers.push(number);
      expect(BigInt(monthFen)).toBeGreaterThan(0n);
    }
    expect(new Set(numbers).size).toBe(5);
    expect(numbers).toHaveLength(5);
    expect(numbers).toContain(first.number);
  });

  it('waits for its own call where the console is still at it, and gets that call’s answer', async () => {
    const body = await order('仍在办理');
    const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = server.province.within(async ({ tx }) => {
      const system = tx.selectFrom('business_system').select('id').where('id', '=', body.systemId);
      await system.forUpdate().executeTakeFirstOrThrow();
      locked.resolve();
      await released.promise;
    });
    await Promise.race([locked.promise, holding]);
    const waits: number[] = [];
    // The call that finds the other one under way lets it be done, and then looks again.
    const pause = async (ms: number) => {
      waits.push(ms);
      released.resolve();
      await Promise.any(calls);
    };
    const patient = clientOf({ pause });
    const calls = [1, 2].map(() => patient.call('requests.submit', body, { idempotencyKey: 'client-2' }));
    const [one, other] = await Promise.all(calls).finally(() => released.resolve());
    await holding;
    expect(one).toEqual(other);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThanOrEqual(500);
  });

  it('is told why it is refused by code, sentence, facts and trace', async () => {
    await expect(api.call('settlement.list')).rejects.toMatchObject({
      name: 'ApiError',
      code: 'SCOPE_MISSING',
      status: 403,
      facts: { scope: 'settlement:read' },
      message: expect.stringContaining('lacks the scope'),
      traceId: expect.any(String),
      type: new URL('/api/problems/SCOPE_MISSING', server.url).href,
    });
    await expect(api.call('people.me')).rejects.toMatchObject({ code: 'PERSON_NEEDED' });
    await expect(clientOf({ bearer: 'zy_nothing' }).call('requests.list')).rejects.toMatchObject({
      code: 'BEARER_INVALID',
    });
    const changed = { ...(await order('另一内容')), reason: '换了内容' };
    await expect(api.call('requests.submit', changed, { idempotencyKey: 'client-1' })).rejects.toMatchObject({
      code: 'KEY_USED_OTHERWISE',
      status: 422,
      idempotencyKey: 'client-1',
    });
  });

  it('calls in a person’s name with their token', async () => {
    const { person } = await clientOf({ bearer: await tokenOf(server, 'approver') }).call('people.me');
    expect(person.name).toBe('陈国强');
  });

  it('waits out a full minute as the console says, and then goes on', async () => {
    const waits: number[] = [];
    // The console's clock goes on by what is waited.
    const pause = async (ms: number) => {
      waits.push(ms);
      ahead += ms;
    };
    const patient = clientOf({ pause });
    // More than two minutes hold, should one end meanwhile.
    for (let calls = 0; calls <= 2 * LIMIT && waits.length === 0; calls += 1) await patient.call('quota.mine');
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[0]).toBeLessThanOrEqual(60_000);
    const hasty = clientOf({ patience: { longestWaitMs: 0 } });
    const calls = Array.from({ length: 2 * LIMIT + 1 }, () => hasty.call('quota.mine'));
    const refused = (await Promise.allSettled(calls)).find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } });
  });
});
