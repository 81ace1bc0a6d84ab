import { endAllSessions } from '@zhengyun/domain/sessions/end-all-sessions.ts';
import { keyOf, tokenOf } from '@zhengyun/test/support/api-callers.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SignedIn } from '../context.ts';
import { keyedCall } from './keyed-call.ts';

let server: ConsoleServer;
/** A key that orders for the drug regulator and reads its requests. */
let orderer: string;
beforeAll(async () => {
  server = await consoleServer();
  orderer = await keyOf(server, {
    role: 'applicant',
    owner: 'applicant',
    department: 'drug-regulator',
    scopes: ['requests:read', 'requests:write', 'tenancy:read'],
  });
});
afterAll(() => server?.close());

interface Asked {
  readonly bearer?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
async function ask(path: string, { bearer, method = 'GET', body, headers = {} }: Asked = {}) {
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
}

async function order(title = '接口下单') {
  const { json } = await ask('/api/v1/tenancy/systems?limit=200', { bearer: orderer });
  const system = json.items.find((each: { slug: string }) => each.slug === 'drug-supervision');
  const line = { cloud: 'guangzhou', zone: 'extranet', spec: { item: 'block-disk', class: 'fast', gb: 100, count: 1 } };
  return { systemId: system.id, title, reason: '每月例行', mlpsGrade: 3, lines: [line] };
}
const submit = (body: unknown, key?: string, bearer = orderer) =>
  ask('/api/v1/requests/submit', {
    bearer,
    method: 'POST',
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

describe('a program with a key', () => {
  it('reads what its owner sees, page by page', async () => {
    const { status, json } = await ask('/api/v1/requests/list?limit=1', { bearer: orderer });
    expect(status).toBe(200);
    expect(json).toMatchObject({ items: expect.any(Array), total: expect.any(Number) });
  });

  it('orders; its owner answers for the order, and the log says that the program did it', async () => {
    const { status, json } = await submit(await order());
    expect(status).toBe(200);
    const seen = await ask(`/api/v1/requests/get?requestId=${json.requestId}`, { bearer: orderer });
    expect(seen.json.applicant.name).toBe('林晓燕');
    const rows = await server.province.audit('requests.submitted');
    const row = rows.find((each) => each.object_id === json.requestId);
    expect(row).toMatchObject({ actor_kind: 'client', actor_name: '程序 applicant (林晓燕)', outcome: 'done' });
  });

  it('is refused what its key has no scope for, and what is for people', async () => {
    const scope = await ask('/api/v1/settlement/list', { bearer: orderer });
    expect(scope).toMatchObject({ status: 403, json: { code: 'SCOPE_MISSING', facts: { scope: 'settlement:read' } } });
    const person = await ask('/api/v1/apiClients/make', { bearer: orderer, method: 'POST', body: {} });
    expect(person).toMatchObject({ status: 403, json: { code: 'PERSON_NEEDED' } });
    const me = await ask('/api/v1/people/me', { bearer: orderer });
    expect(me).toMatchObject({ status: 403, json: { code: 'PERSON_NEEDED' } });
  });

  it('can’t use its key at the pages’ own door', async () => {
    const { status } = await ask('/trpc/people.me', { bearer: orderer });
    expect(status).toBe(401);
  });
});

describe('who has no credential that holds', () => {
  it.each([
    ['none', {}],
    ['another scheme', { headers: { authorization: 'Basic YTpi' } }],
    ['a key of nobody', { bearer: `zy_${'a'.repeat(12)}_${'b'.repeat(43)}` }],
    ['half a key', { bearer: 'zy_abc' }],
    ['a long text', { bearer: 'x'.repeat(9_000) }],
    ['no token', { bearer: 'not.a.token' }],
  ] as const)('is refused: %s', async (_, asked) => {
    const { status, headers, json } = await ask('/api/v1/requests/list', asked);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(json).toMatchObject({ status: 401, traceId: expect.any(String) });
  });

  it('gets nothing by a session’s cookie, so that no other page can call in somebody’s name', async () => {
    const { status } = await ask('/api/v1/people/me', { headers: { cookie: 'zhengyun_session=anything' } });
    expect(status).toBe(401);
  });

  it('is refused a token that someone else signed, and one without an end', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const issuer = new URL('/embedded-sign-in', server.url).href;
    const forged = new SignJWT({ sub: 'sample:authority' })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(new URL('/api', server.url).href)
      .setIssuedAt();
    const { status, json } = await ask('/api/v1/people/me', { bearer: await forged.sign(privateKey) });
    expect({ status, code: json.code }).toEqual({ status: 401, code: 'BEARER_INVALID' });
    const unsigned = `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa('{"sub":"sample:authority"}')}.`;
    expect((await ask('/api/v1/people/me', { bearer: unsigned })).status).toBe(401);
  });
});

describe('a person with an access token', () => {
  it('acts as themselves, acts of weight included right after signing in', async () => {
    const bearer = await tokenOf(server, 'secadmin');
    const me = await ask('/api/v1/people/me', { bearer });
    expect(me.json.person.name).toBe('谢婉婷');
    const about = { name: '由令牌建立', purpose: '试', role: 'applicant', ownerSubject: 'sample:applicant' };
    const departmentId = server.province.departments.get('drug-regulator');
    const made = await ask('/api/v1/apiClients/make', { bearer, method: 'POST', body: { ...about, departmentId } });
    expect(made.status).toBe(200);
  });

  it('is refused a token from before all their sign-ins were ended, and it alone', async () => {
    const [bearer, another] = [await tokenOf(server, 'applicant'), await tokenOf(server, 'approver')];
    const issued = Number(decodeJwt(bearer).iat) * 1_000;
    const asMe = (token: string) => ask('/api/v1/people/me', { bearer: token });
    const endAt = async (at: number) => {
      const me = await server.province.as('applicant', new Date(at));
      await endAllSessions(me, {});
    };
    await endAt(issued - 1_000);
    expect((await asMe(bearer)).status).toBe(200);
    await endAt(issued + 1);
    expect(await asMe(bearer)).toMatchObject({
      status: 401,
      json: { code: 'BEARER_INVALID', facts: { reason: 'ended' } },
    });
    await endAt(issued - 1_000);
    expect((await asMe(bearer)).status).toBe(401);
    expect((await asMe(another)).status).toBe(200);
  });

  it('ends all their own sign-ins by it, the token too, but nobody else’s', async () => {
    const bearer = await tokenOf(server, 'approver');
    const end = (body: unknown) => ask('/api/v1/session/endAll', { bearer, method: 'POST', body });
    const other = (await server.province.as('applicant', new Date())).actor;
    expect((await end({ personId: other.kind === 'person' ? other.id : '' })).status).toBe(404);
    expect((await end({})).status).toBe(200);
    expect((await end({})).json).toMatchObject({ code: 'BEARER_INVALID', facts: { reason: 'ended' } });
  });

  it('is told where to get one', async () => {
    const { json } = await ask('/.well-known/oauth-protected-resource/api');
    expect(json).toMatchObject({
      resource: new URL('/api', server.url).href,
      authorization_servers: [new URL('/embedded-sign-in', server.url).href],
    });
  });
});

describe('a command under an idempotency key', () => {
  it('is done once, and answered as before', async () => {
    const body = await order('只下一次');
    const first = await submit(body, 'one-order');
    const again = await submit(body, 'one-order');
    expect(again).toMatchObject({ status: 200, json: first.json });
    const { json } = await ask(`/api/v1/requests/list?search=${encodeURIComponent('只下一次')}`, { bearer: orderer });
    expect(json.total).toBe(1);
  });

  it('with another body is refused', async () => {
    await submit(await order('甲'), 'two-bodies');
    const other = await submit(await order('乙'), 'two-bodies');
    expect(other).toMatchObject({ status: 422, json: { code: 'KEY_USED_OTHERWISE' } });
  });

  it('that was refused may be mended under the same key', async () => {
    const body = await order('先错后对');
    expect((await submit({ ...body, lines: [] }, 'mended')).status).toBe(400);
    expect((await submit(body, 'mended')).status).toBe(200);
  });

  it.each([
    ['a connection lost at the commit', new Error('Connection terminated unexpectedly')],
    ['an answer that its own schema refuses', z.object({ n: z.int() }).safeParse({ n: 'one' }).error],
  ])('whose end nobody knows is not done again under its key, only told of: %s', async (lost, fault) => {
    const now = new Date();
    const { actor } = await server.province.as('applicant');
    let done = 0;
    const call = (at: Date) =>
      keyedCall(
        { actor: actor as SignedIn['actor'], path: 'requests.submit', input: {}, key: lost.replaceAll(' ', '-') },
        { ctx: server.province.job(at), log: { error: () => undefined } as never },
        async () => {
          done++;
          throw fault;
        },
      );
    await expect(call(now)).rejects.toBe(fault);
    await expect(call(now)).rejects.toMatchObject({ code: 'CALL_UNDER_WAY' });
    await expect(call(new Date(now.getTime() + 180_000))).rejects.toMatchObject({ code: 'CALL_CUT_OFF' });
    expect(done).toBe(1);
  });

  it('sent ten times at once is one order', async () => {
    const body = await order('同时十次');
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(body, 'ten-at-once')));
    const codes = new Set(answers.map(({ status, json }) => (status === 200 ? 'OK' : json.code)));
    expect([...codes].every((code) => code === 'OK' || code === 'CALL_UNDER_WAY')).toBe(true);
    const { json } = await ask(`/api/v1/requests/list?search=${encodeURIComponent('同时十次')}`, { bearer: orderer });
    expect(json.total).toBe(1);
  });

  it('never gives a secret a second time', async () => {
    const { json: clouds } = await ask('/api/v1/clouds/overview', { bearer: await tokenOf(server, 'engineer') });
    const bearer = await keyOf(server, { role: 'platform-engineer', owner: 'engineer', scopes: ['fleet:write'] });
    const asked = { bearer, method: 'POST', body: { cloudId: clouds.clouds[0].id, minutes: 5 } };
    const headers = { 'idempotency-key': 'a-token' };
    const first = await ask('/api/v1/fleet/createJoinToken', { ...asked, headers });
    expect(first.json.token).toMatch(/^zyj_/);
    const again = await ask('/api/v1/fleet/createJoinToken', { ...asked, headers });
    expect(again).toMatchObject({ status: 409, json: { code: 'ANSWER_NOT_KEPT' } });
    const kept = await server.province.within(({ tx }) => tx.selectFrom('api_call').selectAll().execute());
    expect(JSON.stringify(kept)).not.toContain(first.json.token);
  });

  it('needs a key that can be one', async () => {
    const refused = await submit(await order(), 'x'.repeat(201));
    expect(refused).toMatchObject({ status: 400, json: { facts: { field: 'Idempotency-Key' } } });
  });
});

describe('bad calls', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    ask('/api/v1/requests/submit', { bearer: orderer, method: 'POST', body, headers });

  it.each([
    ['JSON cut off', '{"systemId":', {}, 400, 'INPUT_INVALID'],
    ['a prototype for a field', '{"__proto__":{"a":1}}', {}, 400, 'INPUT_INVALID'],
    ['a text with a NUL', '{"title":"a\\u0000b"}', {}, 400, 'INPUT_INVALID'],
    ['no JSON at all', 'systemId=1', { 'content-type': 'text/plain' }, 415, 'MEDIA_TYPE_UNKNOWN'],
    ['a list for an object', '[]', {}, 400, 'INPUT_INVALID'],
    ['more than a server takes', JSON.stringify('x'.repeat(5 * 1_024 * 1_024)), {}, 413, 'BODY_TOO_LARGE'],
  ] as const)('%s', async (_, body, headers, status, code) => {
    expect(await post(body, headers)).toMatchObject({ status, json: { status, code } });
  });

  it('name what they call, and how', async () => {
    const unknown = await ask('/api/v1/requests/everything', { bearer: orderer });
    expect(unknown).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    const method = await ask('/api/v1/requests/list', { bearer: orderer, method: 'DELETE' });
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('GET');
    expect((await ask('/api/v1/__proto__/constructor', { bearer: orderer })).status).toBe(404);
  });

  it('are told in the caller’s language what to do, under a type that says what the code means', async () => {
    const asked = { bearer: orderer, headers: { 'accept-language': 'en-GB' } };
    const { json } = await ask('/api/v1/settlement/list', asked);
    expect(json.detail).toContain('lacks the scope');
    expect((await ask('/api/v1/settlement/list', { bearer: orderer })).json.detail).toContain('使用范围');
    const type = await fetch(json.type);
    expect(await type.json()).toMatchObject({ code: 'SCOPE_MISSING', 'zh-CN': expect.any(String) });
  });

  it('from another site’s page get no leave to read the answer', async () => {
    const headers = { origin: 'https://evil.example.com' };
    const asked = await ask('/api/v1/requests/list', { bearer: orderer, headers });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await ask('/api/v1/requests/list', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(405);
  });
});
