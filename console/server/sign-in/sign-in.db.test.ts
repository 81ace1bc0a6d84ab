import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { buildApp } from '../http/app.ts';
import { makeMetrics } from '../http/metrics.ts';
import { makeIdentity } from '../identity.ts';

let database: TestDatabase;
let db: Database;
let app: FastifyInstance;
let base: string;
let data: string;
let now: Date;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** A browser's cookie jar over fetch; follows redirects itself, as README.md describes. */
function visitor() {
  const jar = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<Response & { at: string }> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(url, base), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next && response.status >= 300 && response.status < 400) return visit(new URL(next, new URL(url, base)).href);
    return Object.assign(response, { at: new URL(url, base).pathname });
  };
  const choose = async (subject: string, returnTo = '/readyz') => {
    const page = await visit(`/sign-in?return_to=${encodeURIComponent(returnTo)}`);
    return { page, done: await visit(page.at, { method: 'POST', body: new URLSearchParams({ subject }) }) };
  };
  const call = (procedure: string, headers: Record<string, string> = { 'x-zhengyun': '1' }) =>
    visit(`/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  return { jar, visit, choose, call };
}

const auditOf = (action: string) =>
  withTransaction(db, { kind: 'all' }, (tx) =>
    tx.selectFrom('audit_row').selectAll().where('action', '=', action).orderBy('id').execute(),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 4 });
  data = await mkdtemp(join(tmpdir(), 'sign-in-'));
  const job = { actor: { kind: 'job' as const, task: 'bootstrap' }, now: new Date(), db, traceId: 't' };
  await addOrganisation(job, { slug: 'org', name: '药监局', kind: 'government' });
  await addPerson(job, { subject: 'sample:applicant', realName: '王敏' });
  const authority = await addOrganisation(job, { slug: 'authority', name: '政数局', kind: 'authority' });
  const { id: personId } = await addPerson(job, { subject: 'sample:secadmin', realName: '谢婉婷' });
  await grantRole(job, { personId, role: 'security-admin', organisationId: authority.id });
  await addPerson(job, { subject: 'sample:<odd>', realName: '<b>李四</b>' });
  const env = readEnv({
    DATABASE_URL: database.appUrl,
    ZHENGYUN_MODE: 'local',
    ZHENGYUN_DATA: data,
    PORT: String(await freePort()),
    WEB_ROOT: data,
  });
  base = env.publicUrl.href;
  app = await buildApp({
    ...(await makeIdentity(env, db)),
    db,
    now: () => now,
    log: pino({ enabled: false }),
    publicUrl: env.publicUrl,
    metrics: makeMetrics(),
    metricsToken: undefined,
    ready: async () => undefined,
    rateLimit: 10_000,
    apiRateLimit: 10_000,
    trustedProxies: [],
    webRoot: env.WEB_ROOT,
    credentials: null,
  });
  await app.listen({ host: env.HOST, port: env.PORT });
});
afterAll(async () => {
  await app?.close();
  await db?.destroy();
  await database?.drop();
  await rm(data, { recursive: true });
});
beforeEach(() => {
  now = new Date();
});

describe('signing in on one machine', () => {
  it('offers the sample people, says that it is simulated, and escapes their names', async () => {
    const { page } = await visitor().choose('sample:nobody');
    const html = await page.text();
    expect(html).toContain('模拟登录');
    expect(html).toContain('王敏');
    expect(html).toContain('&lt;b&gt;李四&lt;/b&gt;');
    expect(html).not.toContain('<script');
  });

  it('ends in a session of the chosen person, at the page that was asked for', async () => {
    const client = visitor();
    const { done } = await client.choose('sample:applicant', '/healthz');
    expect(done.status).toBe(200);
    expect(done.at).toBe('/healthz');
    const me = await client.visit('/trpc/session.me');
    expect(await me.json()).toMatchObject({ result: { data: { person: { name: '王敏' } } } });
  });

  it('asks again who one is at the next sign-in', async () => {
    const client = visitor();
    await client.choose('sample:applicant');
    const { page } = await client.choose('sample:<odd>');
    expect(page.at).toMatch(/^\/embedded-sign-in\/choose\//);
    expect(await (await client.visit('/trpc/session.me')).text()).toContain('李四');
  });

  it('changes the token at each sign-in and ends the one before', async () => {
    const client = visitor();
    await client.choose('sample:applicant');
    const first = client.jar.get('zhengyun_session') ?? '';
    await client.choose('sample:applicant');
    expect(client.jar.get('zhengyun_session')).not.toBe(first);
    const old = visitor();
    old.jar.set('zhengyun_session', first);
    expect((await old.visit('/trpc/session.me')).status).toBe(401);
  });

  it('keeps the hash of the token and never the token', async () => {
    const client = visitor();
    await client.choose('sample:applicant');
    const token = client.jar.get('zhengyun_session') ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const rows = await db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('leaves an audit row', async () => {
    await visitor().choose('sample:applicant');
    expect((await auditOf('people.signed-in')).at(-1)).toMatchObject({ outcome: 'done', object_kind: 'person' });
  });

  it('takes nobody who is not offered', async () => {
    expect((await visitor().choose('sample:nobody')).done.status).toBe(400);
  });

  it('refuses an answer that this browser did not ask for', async () => {
    const victim = visitor();
    const response = await victim.visit('/sign-in/callback?code=stolen&state=somebody-elses');
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('SIGN_IN_FAILED');
    expect(victim.jar.has('zhengyun_session')).toBe(false);
  });

  it('never returns to another host', async () => {
    const { done } = await visitor().choose('sample:applicant', '//evil.example/');
    expect(new URL(done.url).origin).toBe(new URL(base).origin);
  });
});

describe('a session', () => {
  it('is over after half an hour without use, and lives on while it is used', async () => {
    const client = visitor();
    await client.choose('sample:applicant');
    const start = now.getTime();
    now = new Date(start + 29 * 60_000);
    expect((await client.visit('/trpc/session.me')).status).toBe(200);
    now = new Date(start + 58 * 60_000);
    expect((await client.visit('/trpc/session.me')).status).toBe(200);
    now = new Date(start + 88 * 60_000);
    expect((await client.visit('/trpc/session.me')).status).toBe(401);
  });

  it('is over at once when its person is disabled', async () => {
    const client = visitor();
    await client.choose('sample:<odd>');
    await db.updateTable('person').set({ disabled_at: now }).where('subject', '=', 'sample:<odd>').execute();
    const refused = await client.visit('/trpc/session.me');
    await db.updateTable('person').set({ disabled_at: null }).where('subject', '=', 'sample:<odd>').execute();
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { data: { code: 'NOT_SIGNED_IN' } } });
  });

  it('is ended by signing out, in the database and in the cookie', async () => {
    const client = visitor();
    await client.choose('sample:applicant');
    const token = client.jar.get('zhengyun_session') ?? '';
    expect((await client.call('session.signOut')).status).toBe(200);
    expect(client.jar.has('zhengyun_session')).toBe(false);
    client.jar.set('zhengyun_session', token);
    expect((await client.visit('/trpc/session.me')).status).toBe(401);
    expect((await auditOf('people.signed-out')).at(-1)).toMatchObject({ outcome: 'done', actor_name: '王敏' });
  });
});

describe('an act of weight', () => {
  const grant = (client: ReturnType<typeof visitor>) =>
    client.visit('/trpc/people.grant', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zhengyun': '1' },
      body: JSON.stringify({ personId: crypto.randomUUID(), role: 'auditor', organisationId: crypto.randomUUID() }),
    });
  const codeOf = async (response: Response) =>
    ((await response.json()) as { error?: { data: { code: string } } }).error?.data.code;

  it('is done by who signed in a short while ago, and asks others to sign in again', async () => {
    const client = visitor();
    await client.choose('sample:secadmin');
    const start = now.getTime();
    expect(await codeOf(await grant(client))).toBe('NOT_FOUND');
    now = new Date(start + 29 * 60_000);
    expect((await client.visit('/trpc/session.me')).status).toBe(200);
    now = new Date(start + 31 * 60_000);
    const refused = await grant(client);
    expect(refused.status).toBe(403);
    expect(await codeOf(refused)).toBe('STEP_UP_NEEDED');
    expect((await client.visit('/trpc/session.me')).status).toBe(200);
  });

  it('is done again after signing in again, which the provider is told to ask for', async () => {
    const client = visitor();
    const { at } = await client.visit('/sign-in?again=1&return_to=/readyz');
    expect(at).toMatch(/^\/embedded-sign-in\/choose\//);
    const done = await client.visit(at, { method: 'POST', body: new URLSearchParams({ subject: 'sample:secadmin' }) });
    expect(done.at).toBe('/readyz');
    expect(await codeOf(await grant(client))).toBe('NOT_FOUND');
  });

  it('is asked for again where the provider does not say when it asked', async () => {
    const client = visitor();
    await client.choose('sample:secadmin');
    await db.updateTable('session').set({ authenticated_at: null }).execute();
    expect(await codeOf(await grant(client))).toBe('STEP_UP_NEEDED');
  });
});

describe('sessions elsewhere', () => {
  interface Seen {
    id: string;
    current: boolean;
    person: { name: string };
  }
  const listed = async (client: ReturnType<typeof visitor>): Promise<Seen[]> =>
    ((await (await client.visit('/trpc/session.list')).json()) as { result: { data: Seen[] } }).result.data;
  const end = (client: ReturnType<typeof visitor>, sessionId: string) =>
    client.visit('/trpc/session.end', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zhengyun': '1' },
      body: JSON.stringify({ sessionId }),
    });

  it('are seen by their person, who ends one and keeps the other', async () => {
    const [here, laptop] = [visitor(), visitor()];
    await laptop.choose('sample:applicant');
    const [lost] = (await listed(laptop)).filter((each) => each.current);
    await here.choose('sample:applicant');
    expect((await listed(here)).map((each) => each.current)).toEqual([
      true,
      ...(await listed(here)).slice(1).map(() => false),
    ]);
    expect((await end(here, lost?.id ?? '')).status).toBe(200);
    expect((await laptop.visit('/trpc/session.me')).status).toBe(401);
    expect((await here.visit('/trpc/session.me')).status).toBe(200);
    expect((await auditOf('people.session-ended')).at(-1)).toMatchObject({ outcome: 'done', actor_name: '王敏' });
    expect((await end(here, lost?.id ?? '')).status).toBe(404);
  });

  it('all end at once but the one in use; a security administrator ends all of anyone', async () => {
    const [here, laptop, security] = [visitor(), visitor(), visitor()];
    for (const client of [here, laptop]) await client.choose('sample:applicant');
    await security.choose('sample:secadmin');
    const endAll = (client: ReturnType<typeof visitor>, body: object) =>
      client.visit('/trpc/session.endAll', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-zhengyun': '1' },
        body: JSON.stringify(body),
      });
    const works = async (client: ReturnType<typeof visitor>) => (await client.visit('/trpc/session.me')).status;
    expect((await endAll(here, {})).status).toBe(200);
    expect([await works(here), await works(laptop), await works(security)]).toEqual([200, 401, 200]);
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('subject', '=', 'sample:applicant')
      .executeTakeFirstOrThrow();
    expect((await endAll(security, { personId: crypto.randomUUID() })).status).toBe(404);
    expect((await endAll(security, { personId: id })).status).toBe(200);
    expect([await works(here), await works(security)]).toEqual([401, 200]);
    expect((await auditOf('people.session-ended')).at(-1)).toMatchObject({ outcome: 'done' });
  });

  it('are nobody else’s to see or end, but a security administrator’s', async () => {
    const [person, stranger, security] = [visitor(), visitor(), visitor()];
    await person.choose('sample:applicant');
    await stranger.choose('sample:<odd>');
    await security.choose('sample:secadmin');
    const id = (await listed(person)).find((each) => each.current)?.id ?? '';
    expect((await listed(stranger)).map((each) => each.id)).not.toContain(id);
    expect((await end(stranger, id)).status).toBe(404);
    expect((await stranger.visit('/trpc/session.open?input={}')).status).toBe(403);
    const open = (await (await security.visit('/trpc/session.open?input={}')).json()) as {
      result: { data: { items: Seen[] } };
    };
    expect(open.result.data.items.find((each) => each.id === id)?.person.name).toBe('王敏');
    expect((await end(security, id)).status).toBe(200);
    expect((await person.visit('/trpc/session.me')).status).toBe(401);
  });
});

describe('a mutation', () => {
  it.each([
    ['without our header', {}],
    ['from another site', { 'x-zhengyun': '1', 'sec-fetch-site': 'cross-site' }],
    ['with a foreign origin', { 'x-zhengyun': '1', origin: 'https://evil.example' }],
  ])('%s is refused with a code and a trace id', async (_, headers) => {
    const client = visitor();
    await client.choose('sample:applicant');
    const refused = await client.call('session.signOut', headers);
    expect(refused.status).toBe(403);
    const { error } = (await refused.json()) as { error: { data: { code: string; traceId: string } } };
    expect(error.data.code).toBe('CROSS_SITE');
    expect(error.data.traceId).toBe(refused.headers.get('x-trace-id'));
    expect((await client.visit('/trpc/session.me')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('allows no inline script, no frame and no sniffing', async () => {
    const { headers } = await visitor().visit('/healthz');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of a path the page may know is the page, or says that it is not built', async () => {
    const page = await visitor().visit('/orders/new', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm start');
    expect((await visitor().visit('/nothing')).status).toBe(404);
  });

  it('to a body that is none says so, with a trace id and without a stack', async () => {
    const response = await visitor().visit('/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'text/weird' },
      body: 'x',
    });
    expect(response.status).toBe(415);
    expect(await response.text()).not.toContain('at ');
  });

  it('of /metrics is for this machine only', async () => {
    expect(await (await visitor().visit('/metrics')).text()).toContain('zhengyun_http_request_duration_seconds');
    const forwarded = await visitor().visit('/metrics', { headers: { 'x-forwarded-for': '10.0.0.1' } });
    expect(forwarded.status).toBe(403);
  });
});
