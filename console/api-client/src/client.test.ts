import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { type Client, type ClientOptions, type Input, type Item, makeClient, type Output } from './client.ts';
import { type Answer, answer, cutOff, type ScriptedServer, scriptedServer } from './testing/scripted-server.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A client of a server that answers by the script; it waits without waiting, and `waits` says for how long it would have. */
async function clientOf(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const server = await scriptedServer(...answers);
  servers.push(server);
  const waits: number[] = [];
  const pause = async (ms: number) => void waits.push(ms);
  const client = makeClient({ url: server.url, bearer: 'zy_key', pause, ...options });
  return { client, server, waits };
}
const refusal = (code: string, status: number, headers: Readonly<Record<string, string>> = {}) =>
  answer(
    status,
    { type: `https://c/api/problems/${code}`, status, detail: '怎么办', code, facts: { of: 'it' }, traceId: 't1' },
    headers,
  );
const errorOf = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => Promise.reject(new Error('the call went through')),
    (error: unknown) => error as ApiError,
  );
const withdraw = (client: Client, idempotencyKey?: string) =>
  client.call(
    'requests.withdraw',
    { requestId: 'r', reason: '不再需要' },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );
const keysOf = ({ sent }: ScriptedServer) => sent.map(({ headers }) => headers['idempotency-key']);
const broken: Answer = (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>bad</h1>');

describe('a reading call', () => {
  it('puts its input into the address, lists repeated and nothing left out as null', async () => {
    const { client, server } = await clientOf([answer(200, { items: [] })], { language: 'en-US' });
    await client.call('requests.list', { state: ['delivered', 'failed'], search: '云 &', cursor: null, limit: 5 });
    const [sent] = server.sent;
    const url = new URL(sent!.url, server.url);
    expect([...url.searchParams]).toEqual([
      ['state', 'delivered'],
      ['state', 'failed'],
      ['search', '云 &'],
      ['limit', '5'],
    ]);
    expect(sent).toMatchObject({
      method: 'GET',
      body: '',
      headers: { authorization: 'Bearer zy_key', 'accept-language': 'en-US' },
    });
    expect(keysOf(server)).toEqual([undefined]);
  });

  it('needs no input where nothing is needed', async () => {
    const { client, server } = await clientOf([answer(200, { items: [] })]);
    await client.call('people.me');
    await client.call('requests.list');
    expect(server.sent.map(({ url }) => url)).toEqual(['/api/v1/people/me', '/api/v1/requests/list']);
  });

  it('asks for the credential anew before each attempt', async () => {
    let asked = 0;
    const bearer = async () => `token-${++asked}`;
    const { client, server } = await clientOf([cutOff, answer(200, {})], { bearer });
    await client.call('people.me');
    expect(server.sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('sends its credential to no other address, wherever the server points', async () => {
    const elsewhere = await clientOf([answer(200, {})]);
    const pointing: Answer = (response) => response.writeHead(302, { location: elsewhere.server.url.href }).end();
    const { client } = await clientOf([pointing]);
    expect(await errorOf(client.call('people.me'))).toMatchObject({ code: 'NO_CONSOLE', status: 302 });
    expect(elsewhere.server.sent).toEqual([]);
  });
});

describe('a call that changes something', () => {
  it('goes under one key however often it is sent, and another call under another', async () => {
    const { client, server } = await clientOf([cutOff, broken, answer(200, { state: 'withdrawn' })]);
    expect(await withdraw(client)).toEqual({ state: 'withdrawn' });
    const [first, ...again] = keysOf(server);
    expect(first).toMatch(/^[!-~]{1,200}$/);
    expect(again).toEqual([first, first]);
    expect(server.sent.map(({ body }) => JSON.parse(body).reason)).toEqual(['不再需要', '不再需要', '不再需要']);
    await withdraw(client);
    expect(keysOf(server).at(-1)).not.toBe(first);
  });

  it('goes under the name it is given', async () => {
    const { client, server } = await clientOf([answer(200, {})]);
    await withdraw(client, 'nightly-7');
    expect(keysOf(server)).toEqual(['nightly-7']);
  });

  it('says its key where nobody knows whether it was done', async () => {
    const { client, server } = await clientOf([cutOff]);
    const error = await errorOf(withdraw(client));
    expect(error).toMatchObject({ code: 'NO_ANSWER', status: null, operation: 'requests.withdraw', traceId: null });
    expect(error.idempotencyKey).toBe(keysOf(server)[0]);
    expect(server.sent).toHaveLength(4);
  });

  it('waits for itself where an earlier attempt is still under way, however often it must look', async () => {
    const underWay = refusal('CALL_UNDER_WAY', 409, { 'retry-after': '120' });
    const looks = Array.from({ length: 9 }, () => underWay);
    const { client, server, waits } = await clientOf([cutOff, ...looks, answer(200, { a: 1 })]);
    expect(await withdraw(client)).toEqual({ a: 1 });
    expect(waits).toHaveLength(10);
    expect(Math.max(...waits)).toBeLessThanOrEqual(8_000);
    expect(new Set(keysOf(server)).size).toBe(1);
  });

  it('ends where the console never gives up what is under way', async () => {
    const { client } = await clientOf([refusal('CALL_UNDER_WAY', 409, { 'retry-after': '120' })]);
    const error = await errorOf(withdraw(client, 'k-1'));
    expect(error).toMatchObject({ code: 'CALL_UNDER_WAY', idempotencyKey: 'k-1' });
  });
});

describe('waiting', () => {
  it('is as long as the console says after a full minute', async () => {
    const { client, waits } = await clientOf([refusal('RATE_LIMITED', 429, { 'retry-after': '17' }), answer(200, {})]);
    await client.call('people.me');
    expect(waits).toEqual([17_000]);
  });

  it('is not done for longer than the caller has patience, who is told how long it would be', async () => {
    const { client, server, waits } = await clientOf([refusal('RATE_LIMITED', 429, { 'retry-after': '600' })]);
    expect(await errorOf(client.call('people.me'))).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 600 });
    expect([server.sent.length, waits]).toEqual([1, []]);
  });

  it('ends with the caller’s signal, before the call, under way and between two', async () => {
    const reason = new Error('enough');
    const before = await clientOf([answer(200, {})]);
    await expect(before.client.call('people.me', undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(before.server.sent).toEqual([]);

    const during = new AbortController();
    const silent = await clientOf([() => during.abort(reason)]);
    await expect(silent.client.call('people.me', undefined, { signal: during.signal })).rejects.toBe(reason);

    const between = new AbortController();
    const server = await scriptedServer(broken);
    servers.push(server);
    const patience = { firstPauseMs: 60_000 };
    const { call } = makeClient({ url: server.url, bearer: 'k', patience });
    const called = call('people.me', undefined, { signal: between.signal });
    await expect.poll(() => server.sent.length).toBe(1);
    between.abort(reason);
    await expect(called).rejects.toBe(reason);
    expect(server.sent).toHaveLength(1);
  });

  it('ends where no answer comes in time', async () => {
    const { client } = await clientOf([() => undefined], { timeoutMs: 50, patience: { attempts: 2 } });
    expect(await errorOf(withdraw(client))).toMatchObject({ code: 'TIMED_OUT', status: null });
  });

  it('takes an answer that breaks off in its middle for none', async () => {
    const half: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    };
    const { client } = await clientOf([half, answer(200, { a: 1 })]);
    expect(await client.call('people.me')).toEqual({ a: 1 });
  });
});

describe('a call that came to nothing', () => {
  it('says what happened and what to do, by code, facts and trace, and is not tried again', async () => {
    const { client, server } = await clientOf([refusal('QUOTA_EXCEEDED', 422)]);
    const error = await errorOf(withdraw(client));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: 'ApiError',
      message: '怎么办',
      code: 'QUOTA_EXCEEDED',
      status: 422,
      facts: { of: 'it' },
      traceId: 't1',
      type: 'https://c/api/problems/QUOTA_EXCEEDED',
      retryAfterSeconds: null,
    });
    expect(server.sent).toHaveLength(1);
  });

  it('is not tried again after a fault of the console, of whose end nobody knows', async () => {
    const { client, server } = await clientOf([refusal('FAULT', 500)]);
    expect(await errorOf(withdraw(client))).toMatchObject({ code: 'FAULT', status: 500 });
    expect(server.sent).toHaveLength(1);
  });

  it('names an address where there is no console', async () => {
    const page: Answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>');
    const { client, server } = await clientOf([page]);
    const error = await errorOf(client.call('people.me'));
    expect(error).toMatchObject({ code: 'NO_CONSOLE', status: 200 });
    expect(error.message).toContain(server.url.origin);
  });
});

describe('a list', () => {
  it('comes page after page as it is read, and no page more', async () => {
    const page = (from: number, nextCursor: string | null) =>
      answer(200, { items: [{ number: from }, { number: from + 1 }], nextCursor, total: 6 });
    const { client, server } = await clientOf([page(0, 'a b'), page(2, 'c'), page(4, null)]);
    const all: unknown[] = [];
    for await (const { number } of client.each('requests.list', { limit: 2, search: 'x' })) all.push(number);
    expect(all).toEqual([0, 1, 2, 3, 4, 5]);
    expect(server.sent.map(({ url }) => new URL(url, server.url).searchParams.get('cursor'))).toEqual([
      null,
      'a b',
      'c',
    ]);

    const some = await clientOf([page(0, 'a'), page(2, null)]);
    for await (const { number } of some.client.each('requests.list')) if (Number(number) === 1) break;
    expect(some.server.sent).toHaveLength(1);
  });
});

it('what is given and got has the types of the document', () => {
  expectTypeOf<Input<'requests.get'>>().toEqualTypeOf<{ readonly requestId: string }>();
  expectTypeOf<Item<'requests.list'>['monthFen']>().toEqualTypeOf<string>();
  expectTypeOf<Output<'requests.submit'>['number']>().toEqualTypeOf<string>();
  expectTypeOf<Client['call']>().toBeCallableWith('people.me');
  // @ts-expect-error What is needed can't be left out.
  const needed = (client: Client) => client.call('requests.get');
  // @ts-expect-error What has no pages has none to read.
  const pages = (client: Client) => client.each('people.me');
  expect([needed, pages]).toHaveLength(2);
});
