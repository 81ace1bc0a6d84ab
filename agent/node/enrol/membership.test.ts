import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMetrics } from '../metrics.ts';
import type { GatewayAnswer, GatewayClient } from '../send/gateway-client.ts';
import { identityDue, loadIdentity } from './identity.ts';
import { Membership } from './membership.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 20_000 };

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const NODE = '00000000-0000-7000-8000-000000000001';
const term = { notBefore: new Date(START).toISOString(), notAfter: new Date(START + 6 * DAY).toISOString() };
const nothing: GatewayAnswer = { status: null, code: null, reason: 'no answer', body: null, retryAfterSeconds: null };
const issued = (mark: string): GatewayAnswer => ({
  ...nothing,
  status: 201,
  body: { nodeId: NODE, certificate: `-----BEGIN CERTIFICATE-----\n${mark}\n-----END CERTIFICATE-----`, ...term },
});

let dir: string;
let nowMs: number;
let asked: { path: string; body: { csr: string; token?: string } }[];
let answers: GatewayAnswer[];
let presented: (string | null)[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'member-'));
  nowMs = START;
  asked = [];
  answers = [];
  presented = [];
});
afterEach(() => rm(dir, { recursive: true }));

function membership(): Membership {
  const client: GatewayClient = {
    async post(path, _headers, body) {
      asked.push({ path, body: JSON.parse(body.toString()) });
      return answers.shift() ?? nothing;
    },
    become: (identity) => presented.push(identity?.certificate ?? null),
    close: () => undefined,
  };
  return new Membership({
    client,
    identityFile: join(dir, 'identity.json'),
    tokenFile: join(dir, 'token'),
    nodeName: 'node-1',
    agentVersion: '0',
    metrics: makeMetrics(),
    log: () => undefined,
    now: () => nowMs,
    backoff: { next: () => 1, reset: () => undefined },
    lookMs: 1,
  });
}
const never = new AbortController().signal;
const giveToken = (token: string) => writeFile(join(dir, 'token'), `${token}\n`);

describe('a certificate', () => {
  it.each([
    [0, 'keep'],
    [4 * DAY - 1, 'keep'],
    [4 * DAY, 'renew'],
    [6 * DAY - 1, 'renew'],
    [6 * DAY, 'join'],
  ] as const)('%i ms after its start: %s', (after, due) => {
    expect(identityDue(term, START + after)).toBe(due);
  });
});

describe('a node', () => {
  it('waits for its token, joins with it and keeps its key to itself', async () => {
    answers = [issued('AAAA')];
    const joining = membership().join(never);
    await giveToken('zyj_token-token-token-token');
    await joining;
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ path: '/enrol', body: { token: 'zyj_token-token-token-token' } });
    expect(JSON.stringify(asked)).not.toContain('PRIVATE KEY');
    expect((await stat(join(dir, 'identity.json'))).mode & 0o777).toBe(0o600);
    expect((await loadIdentity(join(dir, 'identity.json')))?.nodeId).toBe(NODE);
  });

  it('asks again with the same key when the answer was lost', async () => {
    answers = [nothing, issued('AAAA')];
    await giveToken('zyj_token-token-token-token');
    await membership().join(never);
    expect(asked[0]?.body.csr).toBe(asked[1]?.body.csr);
  });

  it('that has a certificate in force needs no token', async () => {
    answers = [issued('AAAA')];
    await giveToken('zyj_token-token-token-token');
    await membership().join(never);
    await rm(join(dir, 'token'));
    asked = [];
    await membership().join(never);
    expect(asked).toEqual([]);
    expect(presented.at(-1)).toContain('AAAA');
  });

  it('renews in time, with a new key', async () => {
    answers = [issued('AAAA'), issued('BBBB')];
    await giveToken('zyj_token-token-token-token');
    const member = membership();
    await member.join(never);
    nowMs = START + 5 * DAY;
    const stop = new AbortController();
    const staying = member.stayMember(stop.signal);
    await expect.poll(() => presented.at(-1), PATIENTLY).toContain('BBBB');
    stop.abort();
    await staying;
    expect(asked[1]?.path).toBe('/renew');
    expect(asked[1]?.body.csr).not.toBe(asked[0]?.body.csr);
  });

  it('that is no longer known joins anew with another token, and not with the old one', async () => {
    answers = [issued('AAAA'), issued('CCCC')];
    await giveToken('zyj_token-token-token-token');
    const member = membership();
    await member.join(never);
    await member.joinAnew();
    expect(asked).toHaveLength(1);
    await giveToken('zyj_other-other-other-other');
    await member.joinAnew();
    expect(presented.at(-1)).toContain('CCCC');
  });
});
