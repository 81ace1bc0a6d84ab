import 'reflect-metadata';
import { randomUUID, type webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { createJoinToken } from '@zhengyun/domain/fleet/create-join-token.ts';
import { REMOTE_WRITE_HEADERS } from '@zhengyun/protocol/headers.ts';
import { pack, unpack } from '@zhengyun/protocol/pack.ts';
import { oneSample } from '@zhengyun/protocol/series.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMetrics } from '../http/metrics.ts';
import { type Authority, openAuthority } from './authority.ts';
import { forwardTo } from './forward.ts';
import { buildGateway } from './gateway-app.ts';

const CLOUD = '00000000-0000-7000-8000-0000000000c1';
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const log = pino({ enabled: false });

let database: TestDatabase;
let db: Database;
let folder: string;
let authority: Authority;
let gateway: FastifyInstance;
let base: string;
const engine = { received: [] as Buffer[], url: '', server: createServer() };

interface Certified {
  readonly key: string;
  readonly cert: string;
}
interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

function call(
  path: string,
  options: { headers?: Record<string, string>; body: Buffer; as?: Certified | null; ca?: string },
) {
  const agent = new Agent({ ca: options.ca ?? authority.certificate, ...(options.as ?? {}) });
  return new Promise<Answered>((resolve, reject) => {
    const outgoing = request(
      new URL(path, base),
      { agent, method: 'POST', headers: options.headers ?? {} },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          agent.destroy();
          resolve({ status: response.statusCode ?? 0, body: text ? JSON.parse(text) : {} });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

const json = (body: unknown, as?: Certified) => ({
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
  ...(as ? { as } : {}),
});

async function keyAndRequest() {
  const keys = (await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({ name: 'CN=n', keys, signingAlgorithm: P256 });
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, csr: csr.toString('pem') };
}

async function newToken(): Promise<string> {
  const ctx = { actor: { kind: 'job', task: 'test' }, now: new Date(), db, traceId: 't' } as const;
  return (await createJoinToken(ctx, { cloudId: CLOUD })).token;
}

async function joined(name: string): Promise<Certified & { nodeId: string }> {
  const { key, csr } = await keyAndRequest();
  const answer = await call('/enrol', json({ version: 1, token: await newToken(), name, csr, agentVersion: '0.1.0' }));
  expect(answer.status).toBe(201);
  return { key, cert: String(answer.body.certificate), nodeId: String(answer.body.nodeId) };
}

const sample = (metric: string, labels: Record<string, string> = {}, ms = Date.now()) =>
  oneSample(metric, labels, { timestampMs: ms, value: 1 });
const batchHeaders = (over: Record<string, string> = {}) => ({
  ...REMOTE_WRITE_HEADERS,
  'x-zhengyun-boot': randomUUID(),
  'x-zhengyun-sequence': '1',
  'x-zhengyun-sent-at': String(Date.now()),
  ...over,
});
const write = (as: Certified | null, over: Record<string, string> = {}, body = pack([sample('load')])) =>
  call('/api/v1/write', { headers: batchHeaders(over), body, as });

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 4 });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`insert into cloud (id, slug, name, tier, profile, kubevirt, storage_provisioner, state, created_at)
    values ('${CLOUD}', 'province', '省级云', 'provincial', 'province', 'install', 'x', 'deployed', now())`);
  await owner.end();
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  authority = await openAuthority(folder, new Date());
  engine.server.on('request', async (incoming, response) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    engine.received.push(Buffer.concat(parts));
    response.writeHead(204).end();
  });
  engine.server.listen(0, '127.0.0.1');
  await once(engine.server, 'listening');
  engine.url = `http://127.0.0.1:${(engine.server.address() as AddressInfo).port}/api/v1/write`;
  const now = () => new Date();
  const forward = forwardTo(engine.url, log);
  gateway = await buildGateway({ db, now, log, authority, names: ['127.0.0.1'], metrics: makeMetrics(), forward });
  await gateway.listen({ host: '127.0.0.1', port: 0 });
  base = `https://127.0.0.1:${(gateway.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await gateway?.close();
  engine.server.close();
  await db?.destroy();
  await database?.drop();
  await rm(folder, { recursive: true });
});

describe('joining', () => {
  it('turns a token into a certificate that lets the node write', async () => {
    const node = await joined('first');
    expect(await write(node)).toMatchObject({ status: 200, body: { stored: 1, repeated: false, rejectedTotal: 0 } });
  });

  it('without a good token is refused', async () => {
    const { csr } = await keyAndRequest();
    const asked = json({ version: 1, token: 'zyj_guessed-guessed-guessed', name: 'x', csr, agentVersion: '0' });
    expect(await call('/enrol', asked)).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } });
  });

  it('with a request that is none is refused, and the token stays good', async () => {
    const token = await newToken();
    const bad = '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----';
    const asked = { version: 1, token, name: 'bad', csr: bad, agentVersion: '0' };
    expect(await call('/enrol', json(asked))).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } });
    const { csr } = await keyAndRequest();
    expect((await call('/enrol', json({ ...asked, csr }))).status).toBe(201);
  });

  it('is followed by renewal with the certificate and without a token', async () => {
    const node = await joined('renewing');
    const { key, csr } = await keyAndRequest();
    const renewed = await call('/renew', json({ version: 1, csr }, node));
    expect(renewed).toMatchObject({ status: 201, body: { nodeId: node.nodeId } });
    expect((await write({ key, cert: String(renewed.body.certificate) })).status).toBe(200);
    expect(await call('/renew', json({ version: 1, csr }))).toMatchObject({
      status: 401,
      body: { code: 'CERTIFICATE_INVALID' },
    });
  });
});

describe('writing', () => {
  it('without a certificate, with one of another authority or a revoked one is refused', async () => {
    expect(await write(null)).toMatchObject({ status: 401, body: { code: 'CERTIFICATE_INVALID' } });
    const other = await openAuthority(join(folder, 'other'), new Date());
    const { key, csr } = await keyAndRequest();
    const subject = {
      nodeId: randomUUID(),
      name: 'x',
      cloudSlug: 'province',
      notBefore: new Date(),
      notAfter: new Date(Date.now() + 1e6),
    };
    const { pem } = await other.issue(csr, subject);
    expect(await write({ key, cert: pem })).toMatchObject({ status: 401, body: { code: 'CERTIFICATE_INVALID' } });
    const node = await joined('revoked');
    await db
      .updateTable('node_certificate')
      .set({ revoked_at: new Date() })
      .where('node_id', '=', node.nodeId)
      .execute();
    expect(await write(node)).toMatchObject({ status: 401, body: { code: 'CERTIFICATE_REVOKED' } });
  });

  it('the same batch again is taken and stored once; another under its name is refused', async () => {
    const node = await joined('twice');
    const name = { 'x-zhengyun-boot': randomUUID() };
    const body = pack([sample('load')]);
    expect(await write(node, name, body)).toMatchObject({ status: 200, body: { repeated: false } });
    expect(await write(node, name, body)).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await write(node, name, pack([sample('other')]))).toMatchObject({
      status: 409,
      body: { code: 'BATCH_CONFLICT' },
    });
    const rows = await withTransaction(db, { kind: 'all' }, (tx) =>
      tx.selectFrom('metric_minute').select('samples').where('node_id', '=', node.nodeId).execute(),
    );
    expect(rows).toEqual([{ samples: 1 }]);
  });

  it('stores the good samples of a batch and reports the bad ones', async () => {
    const node = await joined('mixed');
    const answer = await write(node, {}, pack([sample('a'), sample('b', { tenant: 'someone-else' }), sample('c')]));
    expect(answer.body).toMatchObject({
      stored: 2,
      rejectedTotal: 1,
      rejected: [{ metric: 'b', reason: 'LABEL_RESERVED' }],
    });
  });

  it('with a clock five days ahead is held off with 403, so the agent keeps its samples', async () => {
    const node = await joined('skewed');
    const sentAt = String(Date.now() + 5 * 86_400_000);
    expect(await write(node, { 'x-zhengyun-sent-at': sentAt })).toMatchObject({
      status: 403,
      body: { code: 'NODE_QUARANTINED' },
    });
  });

  it.each([
    [
      'remote write 2.0, which would be stored as nothing',
      { 'content-type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request' },
      415,
    ],
    ['another compression', { 'content-encoding': 'zstd' }, 415],
    ['a batch without a name', { 'x-zhengyun-boot': 'none' }, 400],
  ])('refuses %s', async (_, over, status) => {
    expect((await write(await joined(`refused-${status}-${Object.keys(over)[0]?.length}`), over)).status).toBe(status);
  });

  it('refuses bytes that are no batch, and bodies without end', async () => {
    const node = await joined('garbage');
    expect(await write(node, {}, Buffer.from('garbage'))).toMatchObject({
      status: 400,
      body: { code: 'BATCH_MALFORMED' },
    });
    expect(await write(node, {}, Buffer.alloc(2_000_000))).toMatchObject({
      status: 413,
      body: { code: 'BATCH_TOO_LARGE' },
    });
  });

  it('passes accepted samples on to the engine under the console’s own labels', async () => {
    const node = await joined('forwarded');
    engine.received.length = 0;
    await write(node, {}, pack([sample('passed_on', { cpu: '0' })]));
    await expect.poll(() => engine.received.length).toBe(1);
    const [series] = unpack(engine.received[0] ?? Buffer.alloc(0));
    expect(Object.fromEntries(series?.labels.map(({ name, value }) => [name, value]) ?? [])).toEqual({
      __name__: 'passed_on',
      cpu: '0',
      node: 'forwarded',
      cloud: 'province',
      tier: 'provincial',
    });
  });
});
