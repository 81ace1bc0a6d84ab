import { createHash, randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { oneSample, type TimeSeries } from '@zhengyun/protocol/series.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../verb/actor.ts';
import type { Context } from '../verb/context.ts';
import type { CertificateIssuer } from './certificate-store.ts';
import { cloudUtilisation } from './cloud-utilisation.ts';
import { createJoinToken } from './create-join-token.ts';
import { enrolNodeWith } from './enrol-node.ts';
import { groupUtilisation } from './group-utilisation.ts';
import { identifyNode } from './identify-node.ts';
import { ingestBatch } from './ingest-batch.ts';
import { listNodes } from './list-nodes.ts';
import { quarantineNode } from './quarantine-node.ts';
import { releaseNode } from './release-node.ts';
import { renewCertificateWith } from './renew-certificate.ts';

const CLOUD = '00000000-0000-7000-8000-0000000000c1';
const OTHER_CLOUD = '00000000-0000-7000-8000-0000000000c2';
const ORGANISATION = '00000000-0000-7000-8000-0000000000a1';
const OURS = '00000000-0000-7000-8000-0000000000d1';
const THEIRS = '00000000-0000-7000-8000-0000000000d2';
const START = Date.parse('2026-03-01T00:00:00Z');

let database: TestDatabase;
let db: Database;
let minute = 0;

const sha = (text: string) => createHash('sha256').update(text).digest();
/** The authority is a port we own: this one signs nothing and names the key by the request's text. */
const issuer: CertificateIssuer = {
  keyHashOf: async (csr) => sha(`key of ${csr}`),
  issue: async (csr, { nodeId }) => {
    const serial = randomUUID();
    return {
      pem: `-----BEGIN CERTIFICATE-----\n${nodeId}\n-----END CERTIFICATE-----`,
      serial,
      fingerprint: sha(serial),
      publicKeyHash: sha(`key of ${csr}`),
    };
  },
};
const enrolNode = enrolNodeWith(issuer);
const csr = (key: string) => `-----BEGIN CERTIFICATE REQUEST-----\n${key}\n-----END CERTIFICATE REQUEST-----`;
const as = (actor: Actor, ms = START + minute * 60_000): Context => ({
  actor,
  now: new Date(ms),
  db,
  traceId: `t${ms}`,
});
const JOB: Actor = { kind: 'job', task: 'gateway' };
const person = (role: 'platform-engineer' | 'applicant'): Actor => ({
  kind: 'person',
  id: 'p',
  name: '周工',
  grants: [{ role, organisationId: ORGANISATION, departmentId: role === 'applicant' ? OURS : null, cloudId: null }],
});
const asked = (token: string, name: string, key = 'QQ==') => ({
  version: 1,
  token,
  name,
  csr: csr(key),
  agentVersion: '0.1.0',
});

/** Joins as a new node, or `again` in the place of the one of that name. */
async function join(name: string, key?: string, again = false) {
  const { token } = await createJoinToken(as(JOB), { cloudId: CLOUD, ...(again ? { node: name } : {}) });
  const { nodeId } = await enrolNode(as(JOB), asked(token, name, key));
  const agent: Actor = { kind: 'agent', nodeId, cloudId: CLOUD, name };
  return { token, nodeId, agent };
}

const batch = (series: readonly TimeSeries[], over: Partial<Parameters<typeof ingestBatch>[1]> = {}) => ({
  bootId: '00000000-0000-4000-8000-000000000001',
  sequence: 1,
  sentAtMs: START + minute * 60_000,
  agentVersion: '0.1.0',
  contentHash: sha(JSON.stringify(series)),
  series,
  ...over,
});
const sample = (metric: string, value: number, labels: Record<string, string> = {}, offsetMs = 0) =>
  oneSample(metric, labels, { timestampMs: START + minute * 60_000 + offsetMs, value });
const rowsOf = (nodeId: string) =>
  withTransaction(db, { kind: 'all' }, (tx) =>
    tx.selectFrom('metric_minute').selectAll().where('node_id', '=', nodeId).orderBy('metric').execute(),
  );
const audits = (action: string) =>
  withTransaction(db, { kind: 'all' }, (tx) =>
    tx.selectFrom('audit_row').selectAll().where('action', '=', action).orderBy('id').execute(),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 4 });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    begin;
    select set_config('zhengyun.scope', 'all', true);
    insert into organisation (id, slug, name, kind, created_at) values ('${ORGANISATION}', 'org', '机构', 'government', now());
    insert into department (id, organisation_id, slug, name, oidc_group, created_at)
      values ('${OURS}', '${ORGANISATION}', 'ours', '甲', 'g1', now()), ('${THEIRS}', '${ORGANISATION}', 'theirs', '乙', 'g2', now());
    insert into cloud (id, slug, name, tier, profile, kubevirt, storage_provisioner, state, created_at)
      values ('${CLOUD}', 'province', '省级云', 'provincial', 'province', 'install', 'x', 'deployed', now()),
             ('${OTHER_CLOUD}', 'health', '卫健云', 'sectoral', 'sector', 'install', 'x', 'deployed', now());
    insert into cloud_zone (cloud_id, code, name, xinchuang, maximum_mlps, nodes)
      values ('${CLOUD}', 'internet', '互联网区', false, 3, '{}'), ('${OTHER_CLOUD}', 'internet', '互联网区', false, 3, '{}');
    insert into business_system (id, department_id, number, slug, name, owner_name, mlps_grade, created_at)
      values ('00000000-0000-7000-8000-0000000000f1', '${OURS}', 'XT-1', 's1', '系统', '张', 2, now()),
             ('00000000-0000-7000-8000-0000000000f2', '${THEIRS}', 'XT-2', 's2', '系统', '李', 2, now());
    insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
      values ('00000000-0000-7000-8000-0000000000e1', '${OURS}', '00000000-0000-7000-8000-0000000000f1', '${CLOUD}', 'internet', false, 'ZK-1', 'ns-ours', 'deployed', now()),
             ('00000000-0000-7000-8000-0000000000e2', '${THEIRS}', '00000000-0000-7000-8000-0000000000f2', '${OTHER_CLOUD}', 'internet', false, 'ZK-2', 'ns-elsewhere', 'deployed', now());
    commit;`);
  await owner.end();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(() => {
  minute += 100;
});

describe('a join token', () => {
  it('is made by a platform engineer and by nobody from a department', async () => {
    const { token } = await createJoinToken(as(person('platform-engineer')), { cloudId: CLOUD });
    expect(token).toMatch(/^zyj_[\w-]{43}$/);
    await expect(createJoinToken(as(person('applicant')), { cloudId: CLOUD })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    expect((await audits('fleet.token-created')).map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
  });

  it('is kept as a hash only', async () => {
    const { token } = await createJoinToken(as(JOB), { cloudId: CLOUD });
    const stored = await db.selectFrom('join_token').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(await audits('fleet.token-created'))).not.toContain(token);
  });

  it('of a cloud that does not exist is refused', async () => {
    const missing = createJoinToken(as(JOB), { cloudId: randomUUID() });
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused when unknown, and when its time is over', async () => {
    await expect(enrolNode(as(JOB), asked('zyj_unknown-unknown-unknown', 'a'))).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    });
    const { token } = await createJoinToken(as(JOB), { cloudId: CLOUD, minutes: 5 });
    minute += 5;
    await expect(enrolNode(as(JOB), asked(token, 'a'))).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('lets one node join, once', async () => {
    const { token } = await join('once');
    await expect(enrolNode(as(JOB), asked(token, 'another'))).rejects.toMatchObject({ code: 'TOKEN_USED' });
    await expect(enrolNode(as(JOB), asked(token, 'once', 'ZZ=='))).rejects.toMatchObject({ code: 'TOKEN_USED' });
    expect(await db.selectFrom('node').select('id').where('name', '=', 'another').execute()).toEqual([]);
  });

  it('answers the node again that never heard the answer', async () => {
    const { token, nodeId } = await join('unheard', 'SAME');
    expect((await enrolNode(as(JOB), asked(token, 'unheard', 'SAME'))).nodeId).toBe(nodeId);
  });

  it('lets one of two nodes at once join', async () => {
    const { token } = await createJoinToken(as(JOB), { cloudId: CLOUD });
    const both = await Promise.allSettled(
      ['left', 'right'].map((name) => enrolNode(as(JOB), asked(token, name, name))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a node', () => {
  it('that joins again keeps its id and loses its old certificates', async () => {
    const first = await join('again', 'AA==');
    const [old] = await db.selectFrom('node_certificate').selectAll().where('node_id', '=', first.nodeId).execute();
    const second = await join('again', 'BB==', true);
    expect(second.nodeId).toBe(first.nodeId);
    const asOld = identifyNode(as(JOB), { fingerprint: old!.fingerprint });
    await expect(asOld).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED' });
  });

  it('is not replaced by who joins under its name with a token of their own, and goes on reporting', async () => {
    const { nodeId, agent } = await join('held', 'AA==');
    const [own] = await db.selectFrom('node_certificate').selectAll().where('node_id', '=', nodeId).execute();
    const refusal = { code: 'NODE_NAME_TAKEN', facts: { node: 'held' } };
    await expect(join('held', 'BB==')).rejects.toMatchObject(refusal);
    const refused = (await audits('fleet.node-enrolled')).filter(({ code }) => code === 'NODE_NAME_TAKEN');
    expect(refused.map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(await identifyNode(as(JOB), { fingerprint: own!.fingerprint })).toEqual(agent);
    expect(await ingestBatch(as(agent), batch([sample('load', 1)]))).toMatchObject({ kind: 'stored' });
    const other = createJoinToken(as(JOB), { cloudId: CLOUD, node: 'held' });
    await expect(enrolNode(as(JOB), asked((await other).token, 'free'))).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    });
  });

  it('of two that join under one new name at once is one', async () => {
    const both = await Promise.allSettled([join('twins', 'AA=='), join('twins', 'BB==')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('whose certificates are over or revoked joins again with any token', async () => {
    const { nodeId } = await join('lapsed', 'AA==');
    await db
      .updateTable('node_certificate')
      .set({ revoked_at: new Date(0) })
      .where('node_id', '=', nodeId)
      .execute();
    expect((await join('lapsed', 'BB==')).nodeId).toBe(nodeId);
  });

  it('is known by its certificate until that ends', async () => {
    const { nodeId, agent } = await join('known');
    const [own] = await db.selectFrom('node_certificate').selectAll().where('node_id', '=', nodeId).execute();
    expect(await identifyNode(as(JOB), { fingerprint: own!.fingerprint })).toEqual(agent);
    const later = identifyNode(as(JOB, own!.not_after.getTime()), { fingerprint: own!.fingerprint });
    await expect(later).rejects.toMatchObject({ code: 'CERTIFICATE_INVALID' });
    const stranger = identifyNode(as(JOB), { fingerprint: sha('stranger') });
    await expect(stranger).rejects.toMatchObject({ code: 'CERTIFICATE_INVALID' });
  });

  it('renews its certificate and may use the old one meanwhile', async () => {
    const { nodeId, agent } = await join('renewing');
    await renewCertificateWith(issuer)(as(agent), { version: 1, csr: csr('TT==') });
    const own = await db.selectFrom('node_certificate').selectAll().where('node_id', '=', nodeId).execute();
    expect(own).toHaveLength(2);
    for (const { fingerprint } of own) expect(await identifyNode(as(JOB), { fingerprint })).toEqual(agent);
  });
});

describe('a batch', () => {
  it('is rolled up by minute, under its node and cloud', async () => {
    const { nodeId, agent } = await join('rolled');
    const series = [sample('load', 1), sample('load', 3, {}, 15_000), sample('load', 2, {}, 30_000)];
    expect(await ingestBatch(as(agent), batch(series))).toMatchObject({ kind: 'stored', stored: 3, rejected: [] });
    expect(await rowsOf(nodeId)).toMatchObject([
      { cloud_id: CLOUD, metric: 'load', samples: 3, minimum: 1, maximum: 3, total: 6, last: 2, department_id: null },
    ]);
  });

  it('sent twice is stored once', async () => {
    const { nodeId, agent } = await join('twice');
    await ingestBatch(as(agent), batch([sample('load', 1)]));
    expect(await ingestBatch(as(agent), batch([sample('load', 1)]))).toMatchObject({ kind: 'repeated' });
    expect(await rowsOf(nodeId)).toMatchObject([{ samples: 1, total: 1 }]);
  });

  it('with other content under the same name is refused', async () => {
    const { agent } = await join('forger');
    await ingestBatch(as(agent), batch([sample('load', 1)]));
    const other = ingestBatch(as(agent), batch([sample('load', 2)]));
    await expect(other).rejects.toMatchObject({ code: 'BATCH_CONFLICT' });
  });

  it('adds to the minute that another batch began, and a late one does not become the latest', async () => {
    const { nodeId, agent } = await join('merging');
    await ingestBatch(as(agent), batch([sample('load', 5, {}, 40_000)], { sequence: 2 }));
    await ingestBatch(as(agent), batch([sample('load', 1, {}, 10_000)], { sequence: 1 }));
    expect(await rowsOf(nodeId)).toMatchObject([{ samples: 2, minimum: 1, maximum: 5, total: 6, last: 5 }]);
  });

  it('gives a workload’s samples to the department whose namespace it is, on this cloud only', async () => {
    const { nodeId, agent } = await join('tenants');
    const names = ['ns-ours', 'ns-elsewhere', 'kube-system'];
    await ingestBatch(as(agent), batch(names.map((namespace) => sample('pod_cpu', 1, { namespace }))));
    const rows = await rowsOf(nodeId);
    const byNamespace = Object.fromEntries(
      rows.map((row) => [(row.labels as { namespace: string }).namespace, row.department_id]),
    );
    expect(byNamespace).toEqual({ 'ns-ours': OURS, 'ns-elsewhere': null, 'kube-system': null });
    const seen = await withTransaction(db, { kind: 'departments', ids: [OURS] }, (tx) =>
      tx.selectFrom('metric_minute').select('department_id').where('node_id', '=', nodeId).execute(),
    );
    expect(seen).toEqual([{ department_id: OURS }]);
  });

  it('keeps 499 samples when one of 500 is poison', async () => {
    const { agent } = await join('poison');
    const series = Array.from({ length: 499 }, (_, index) => sample('m', index, { i: String(index) }));
    const result = await ingestBatch(as(agent), batch([...series, sample('m', 1, { node: 'victim' })]));
    expect(result).toMatchObject({ stored: 499, rejected: [{ metric: 'm', reason: 'LABEL_RESERVED', count: 1 }] });
  });

  it('keeps the neighbours of a label that no column can hold', async () => {
    const { agent } = await join('nul');
    const result = await ingestBatch(
      as(agent),
      batch([sample('load', 1), sample('m', 1, { a: 'x\0' }), sample('u\0p', 1)]),
    );
    expect(result).toMatchObject({
      stored: 1,
      rejected: [
        { metric: 'm', reason: 'LABEL_INVALID', count: 1 },
        { metric: 'up', reason: 'LABEL_INVALID', count: 1 },
      ],
    });
  });

  it('leaves one audit row a run of the agent', async () => {
    const { nodeId, agent } = await join('audited');
    for (const sequence of [1, 2, 3]) await ingestBatch(as(agent), batch([sample('load', 1)], { sequence }));
    await ingestBatch(as(agent), batch([sample('load', 1)], { bootId: randomUUID() }));
    expect((await audits('fleet.batch-ingested')).filter((row) => row.object_id === nodeId)).toHaveLength(2);
  });

  it('of anyone but an agent is refused', async () => {
    await expect(ingestBatch(as(person('platform-engineer')), batch([]))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});

describe('a node whose clock is five days ahead', () => {
  const FIVE_DAYS = 5 * 24 * 3_600_000;

  it('goes into quarantine within one batch, stores nothing, and touches nobody else', async () => {
    const wrong = await join('wrong');
    const right = await join('right');
    const sentAtMs = START + minute * 60_000 + FIVE_DAYS;
    const refused = await ingestBatch(as(wrong.agent), batch([sample('load', 1, {}, FIVE_DAYS)], { sentAtMs }));
    expect(refused).toEqual({ kind: 'quarantined', reason: 'CLOCK_SKEW', skewMs: FIVE_DAYS });
    expect(await ingestBatch(as(right.agent), batch([sample('load', 1)]))).toMatchObject({ kind: 'stored' });
    expect(await rowsOf(wrong.nodeId)).toEqual([]);
    expect((await audits('fleet.node-quarantined')).at(-1)).toMatchObject({
      object_id: wrong.nodeId,
      actor_kind: 'agent',
    });
  });

  it('is released when its clock is right again, and the held batch is stored', async () => {
    const { nodeId, agent } = await join('healing');
    const held = batch([sample('load', 1)], { sentAtMs: START + minute * 60_000 + FIVE_DAYS });
    expect(await ingestBatch(as(agent), held)).toMatchObject({ kind: 'quarantined' });
    const again = { ...held, sentAtMs: START + minute * 60_000 + 100 };
    expect(await ingestBatch(as(agent), again)).toMatchObject({ kind: 'stored', stored: 1 });
    expect(await rowsOf(nodeId)).toHaveLength(1);
  });
});

describe('a node that a person put in quarantine', () => {
  it('stays there whatever its clock says, until it is released', async () => {
    const { nodeId, agent } = await join('stolen');
    await quarantineNode(as(person('platform-engineer')), { nodeId, reason: '疑似被盗用' });
    expect(await ingestBatch(as(agent), batch([sample('load', 1)]))).toMatchObject({
      kind: 'quarantined',
      reason: '疑似被盗用',
    });
    await releaseNode(as(person('platform-engineer')), { nodeId });
    expect(await ingestBatch(as(agent), batch([sample('load', 1)]))).toMatchObject({ kind: 'stored' });
    await expect(releaseNode(as(person('platform-engineer')), { nodeId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });
});

describe('the list of nodes', () => {
  it('shows what each uses, and not known where nothing came', async () => {
    const { nodeId, agent } = await join('busy');
    const cpu = (mode: string, value: number, offset: number) =>
      sample('node_cpu_seconds_total', value, { cpu: '0', mode }, offset);
    await ingestBatch(
      as(agent),
      batch([
        cpu('idle', 100, 0),
        cpu('user', 50, 0),
        cpu('idle', 115, 20_000),
        cpu('user', 55, 20_000),
        sample('node_memory_MemTotal_bytes', 1_000),
        sample('node_memory_MemAvailable_bytes', 250),
      ]),
    );
    await join('quiet');
    const page = await listNodes(as(person('platform-engineer')), { cloudId: CLOUD, limit: 2 });
    const busy = page.items.find(({ id }) => id === nodeId);
    expect(busy).toMatchObject({
      state: 'live',
      tier: 'provincial',
      utilisation: { cpuPpm: '250000', memoryPpm: '750000', diskPpm: null },
    });
    expect(page.items.find(({ name }) => name === 'quiet')).toMatchObject({
      state: 'never',
      utilisation: { cpuPpm: null, at: null },
    });
    const next = await listNodes(as(person('platform-engineer')), {
      cloudId: CLOUD,
      limit: 200,
      cursor: page.nextCursor,
    });
    expect(next.items).toHaveLength(page.total - 2);
  });

  it('is not for departments', async () => {
    await expect(listNodes(as(person('applicant')), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('is summed up by cloud for anyone signed in', async () => {
    const { agent } = await join('summed');
    await ingestBatch(
      as(agent),
      batch([sample('node_memory_MemTotal_bytes', 10), sample('node_memory_MemAvailable_bytes', 5)]),
    );
    const clouds = await cloudUtilisation(as(person('applicant')), undefined);
    expect(clouds).toMatchObject([{ cloudId: CLOUD, live: 1, utilisation: { memoryPpm: '500000', cpuPpm: null } }]);
  });

  it('weighs each node of a cloud by what it has, and leaves out one that knows only half', async () => {
    const memory = async (name: string, samples: TimeSeries[]) =>
      ingestBatch(as((await join(name)).agent), batch(samples));
    await memory('small', [sample('node_memory_MemTotal_bytes', 10), sample('node_memory_MemAvailable_bytes', 0)]);
    await memory('large', [sample('node_memory_MemTotal_bytes', 90), sample('node_memory_MemAvailable_bytes', 90)]);
    await memory('half-known', [sample('node_memory_MemTotal_bytes', 900)]);
    const clouds = await cloudUtilisation(as(person('applicant')), undefined);
    expect(clouds).toMatchObject([{ utilisation: { memoryPpm: '100000', diskPpm: null } }]);
    const groups = [
      { key: 'both', nodes: ['small', 'large', 'half-known', 'no-such-node'] },
      { key: 'one', nodes: ['large'] },
      { key: 'silent', nodes: ['half-known-nowhere'] },
    ];
    expect(await groupUtilisation(as(person('applicant')), { cloudId: CLOUD, groups })).toMatchObject([
      { key: 'both', measured: 3, memoryPpm: '100000', diskPpm: null },
      { key: 'one', measured: 1, memoryPpm: '0' },
      { key: 'silent', measured: 0, memoryPpm: null, at: null },
    ]);
  });
});

describe('the use of a node', () => {
  const at = (minutes: number, offsetMs = 0) => minutes * 60_000 + offsetMs;
  const cpu = (core: string, mode: string, value: number, offsetMs: number) =>
    sample('node_cpu_seconds_total', value, { cpu: core, mode }, offsetMs);
  const useOf = async (nodeId: string) => {
    const page = await listNodes(as(person('platform-engineer'), START + at(minute + 4)), { limit: 200 });
    return page.items.find(({ id }) => id === nodeId)?.utilisation;
  };

  it('is taken from end to end of the window over all cores, also where a minute came in two batches', async () => {
    const { nodeId, agent } = await join('two-cores');
    const send = (sequence: number, minutes: number, series: TimeSeries[]) =>
      ingestBatch(
        as(agent, START + at(minute + minutes)),
        batch(series, { sequence, sentAtMs: START + at(minute + minutes) }),
      );
    await send(1, 0, [cpu('0', 'idle', 100, 0), cpu('0', 'user', 100, 0)]);
    await send(2, 0, [cpu('1', 'idle', 200, 1_000), cpu('1', 'user', 200, 1_000)]);
    await send(3, 2, [cpu('0', 'idle', 190, at(2)), cpu('0', 'user', 110, at(2))]);
    await send(4, 2, [cpu('1', 'idle', 230, at(2)), cpu('1', 'user', 270, at(2))]);
    // 90 + 30 of 200 seconds idle.
    expect(await useOf(nodeId)).toMatchObject({ cpuPpm: '400000' });
  });

  it('leaves out minutes that lack a core which others have', async () => {
    const { nodeId, agent } = await join('half-told');
    const both = (idle: number, user: number, offsetMs: number) =>
      ['0', '1'].flatMap((core) => [cpu(core, 'idle', idle, offsetMs), cpu(core, 'user', user, offsetMs)]);
    const late = [cpu('0', 'idle', 500, at(3)), cpu('0', 'user', 500, at(3))];
    const sentAtMs = START + at(minute + 3);
    await ingestBatch(as(agent, sentAtMs), batch([...both(10, 10, 0), ...both(40, 20, at(1)), ...late], { sentAtMs }));
    expect(await useOf(nodeId)).toMatchObject({ cpuPpm: '250000' });
  });

  it('is not known across a restart of the node', async () => {
    const { nodeId, agent } = await join('restarted');
    const sentAtMs = START + at(minute + 1);
    const series = [
      cpu('0', 'idle', 9_000, 0),
      cpu('0', 'user', 1_000, 0),
      cpu('0', 'idle', 3, at(1)),
      cpu('0', 'user', 2, at(1)),
    ];
    await ingestBatch(as(agent, sentAtMs), batch(series, { sentAtMs }));
    expect(await useOf(nodeId)).toMatchObject({ cpuPpm: null });
  });
});
