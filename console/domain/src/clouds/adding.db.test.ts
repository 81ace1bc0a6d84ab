import { connect, type Database } from '@zhengyun/db/connect.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { addCloudWith } from './add-cloud.ts';
import { askProbeWith } from './ask-probe.ts';
import { defineCloud } from './define-cloud.ts';
import { defineZoneEntry } from './define-zone-entry.ts';
import { getBlastRadius } from './get-blast-radius.ts';
import { getCapacity } from './get-capacity.ts';
import { getCloud } from './get-cloud.ts';
import { getProbe } from './get-probe.ts';
import { kubeconfigOf } from './kubeconfig-rules.ts';
import { listZoneEntries } from './list-zone-entries.ts';
import { cloudsOverview } from './overview.ts';
import { readProbeWith } from './read-probe.ts';
import { recordProbe } from './record-probe.ts';
import { retireZoneEntry } from './retire-zone-entry.ts';

const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const ports = { secrets, allowed: { hosts: ['10.0.0.1'], loopback: false } };
const askProbe = askProbeWith(ports);
const addCloud = addCloudWith(ports);
const readProbe = readProbeWith(secrets);
const ca = Buffer.from('ca').toString('base64');
const kubeconfig = (token = 'cluster-secret', server = 'https://10.0.0.1:6443') =>
  kubeconfigOf({ server, ca, user: { kind: 'token', token } });

let province: SampleProvince;
let worker: Database;
beforeAll(async () => {
  province = await sampleProvince();
  worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
});
afterAll(async () => {
  await worker.destroy();
  await province.drop();
});

const asWorker = () => ({ ...province.job(), db: worker });
const engineer = () => province.as('engineer');
const definition = (slug: string, nodes: string[] = [`${slug}-1`]) => ({
  slug,
  name: `${slug}云`,
  tier: 'sectoral' as const,
  profile: 'sector' as const,
  kubevirt: 'present' as const,
  storageProvisioner: 'csi.example.cn',
  zones: [
    {
      code: 'extranet',
      name: '政务外网区',
      xinchuang: false,
      maximumMlps: 3 as const,
      nodes,
      capacity: { vcpu: '64' },
    },
  ],
});
const answer = (uid = 'uid-a', missing: string[] = []) => ({
  state: 'answered' as const,
  uid,
  kubernetesVersion: 'v1.36.3',
  missing,
  nodes: ['n-1'],
  provisioners: ['csi.example.cn'],
  kubevirt: true,
});
async function probed(result: Parameters<typeof recordProbe>[1]['answer'] = answer(), text = kubeconfig()) {
  const { probeId } = await askProbe(await engineer(), { kubeconfig: text });
  await recordProbe(asWorker(), { probeId, answer: result });
  return probeId;
}
const add = async (slug: string, given: { probeId: string; kubeconfig?: string; nodes?: string[] }) =>
  addCloud(await engineer(), {
    definition: definition(slug, given.nodes),
    clusterSlug: 'metropolis',
    kubeconfig: given.kubeconfig ?? kubeconfig(),
    probeId: given.probeId,
  });

describe('a look at a cluster', () => {
  it('is made by the worker with a credential nobody else can read, which is gone afterwards', async () => {
    const { probeId } = await askProbe(await engineer(), { kubeconfig: kubeconfig() });
    expect(await getProbe(await engineer(), { probeId })).toMatchObject({ state: 'asked', probedAt: null });
    await expect(readProbe(province.job(), { probeId })).rejects.toThrow(/permission denied/);
    expect((await readProbe(asWorker(), { probeId })).kubeconfig).toContain('cluster-secret');
    await recordProbe(asWorker(), { probeId, answer: answer('uid-x', ['create namespaces']) });
    expect(await getProbe(await engineer(), { probeId })).toMatchObject({
      state: 'answered',
      missingRights: ['create namespaces'],
      nodes: ['n-1'],
    });
    await expect(readProbe(asWorker(), { probeId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = [...(await province.audit('clouds.probe-asked')), ...(await province.audit('clouds.probe-answered'))];
    expect(JSON.stringify(rows)).not.toContain('cluster-secret');
  });

  it('is refused before anything is sent where the credential or the address may not be', async () => {
    const withProxy = kubeconfig().replace('"server"', '"proxy-url":"http://p","server"');
    await expect(askProbe(await engineer(), { kubeconfig: withProxy })).rejects.toMatchObject({
      code: 'CREDENTIAL_REFUSED',
      facts: { reason: 'PROXY', field: 'cluster.proxy-url' },
    });
    const elsewhere = askProbe(await engineer(), { kubeconfig: kubeconfig('t', 'https://10.9.9.9:6443') });
    await expect(elsewhere).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
    await expect(askProbe(await province.as('authority'), { kubeconfig: kubeconfig() })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});

describe('adding a cloud', () => {
  it('defines it and gives it its cluster in one act, and renews its credential by another', async () => {
    const probeId = await probed();
    expect(await add('metropolis', { probeId })).toMatchObject({ added: true });
    expect(await getCloud(province.job(), { slug: 'metropolis' })).toMatchObject({
      state: 'registered',
      cluster: { slug: 'metropolis' },
    });
    const renewed = kubeconfig('another-secret');
    const again = await probed(answer(), renewed);
    expect(await add('metropolis', { probeId: again, kubeconfig: renewed })).toMatchObject({ added: false });
  });

  it('stands on a look that was made with this very credential, reached the cluster and lacked nothing', async () => {
    const refused = async (given: Parameters<typeof add>[1]) => expect(add('gotham', given)).rejects;
    await (await refused({ probeId: await probed(), kubeconfig: kubeconfig('other') })).toMatchObject({
      code: 'PROBE_NEEDED',
    });
    const silent = await probed({ state: 'unreachable', reason: 'no route' });
    await (await refused({ probeId: silent })).toMatchObject({
      code: 'CLUSTER_NOT_REACHED',
      facts: { server: 'https://10.0.0.1:6443', reason: 'no route' },
    });
    const lacking = await probed(answer('uid-a', ['patch nodes']));
    await (await refused({ probeId: lacking })).toMatchObject({
      code: 'CLUSTER_RIGHTS_MISSING',
      facts: { rights: ['patch nodes'] },
    });
    await expect(getCloud(province.job(), { slug: 'gotham' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses another cluster than before, and a node that a neighbour on the cluster has', async () => {
    const probeId = await probed(answer('uid-b'));
    await expect(add('metropolis', { probeId })).rejects.toMatchObject({ code: 'CLUSTER_CHANGED' });
    const seen = await getProbe(await engineer(), { probeId, cloudSlug: 'metropolis' });
    expect(seen.otherCluster).toBe(true);
    const doubled = add('smallville', { probeId: await probed(), nodes: ['metropolis-1'] });
    await expect(doubled).rejects.toMatchObject({ code: 'NODE_TWICE', facts: { node: 'metropolis-1' } });
  });

  it('is data, not code: thirty more are thirty definitions', async () => {
    const before = (await cloudsOverview(province.job(), undefined)).clouds.length;
    for (let n = 1; n <= 30; n++) await defineCloud(await engineer(), definition(`sector-${n}`));
    expect((await cloudsOverview(province.job(), undefined)).clouds).toHaveLength(before + 30);
  });
});

describe('the zone dictionary', () => {
  const entry = { code: 'research', nameZh: '科研专网区', nameEn: 'Research zone', maximumMlps: 2 as const };

  it('is the authority’s: a code is chosen once it is in it, and no more once it is retired', async () => {
    const wanted = { ...definition('academy'), zones: [{ ...definition('academy').zones[0]!, code: 'research' }] };
    await expect(defineCloud(await engineer(), wanted)).rejects.toMatchObject({ code: 'ZONE_NOT_LISTED' });
    await expect(defineZoneEntry(await engineer(), { ...entry, publicAddress: false })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    // Of one city's clouds alone: what all choose from is not theirs to change.
    const authority = await province.as('authority');
    const cityGrants = authority.actor.kind === 'person' ? authority.actor.grants : [];
    const [{ id: cloudId } = { id: '' }] = (await cloudsOverview(province.job(), undefined)).clouds;
    const ofCity = { ...authority.actor, grants: cityGrants.map((grant) => ({ ...grant, cloudId })) };
    const city = { ...authority, actor: ofCity as typeof authority.actor };
    for (const act of [
      () => defineZoneEntry(city, { ...entry, publicAddress: false }),
      () => retireZoneEntry(city, { code: 'extranet' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    await defineZoneEntry(await province.as('authority'), { ...entry, publicAddress: false });
    await defineCloud(await engineer(), wanted);
    await retireZoneEntry(await province.as('authority'), { code: 'research' });
    await expect(retireZoneEntry(await province.as('authority'), { code: 'research' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const listed = (await listZoneEntries(await province.as('applicant'), undefined)).find(
      ({ code }) => code === 'research',
    );
    expect(listed).toMatchObject({ clouds: 1, retiredAt: expect.any(String) });
    await expect(defineCloud(await engineer(), { ...wanted, slug: 'institute' })).rejects.toMatchObject({
      code: 'ZONE_NOT_LISTED',
    });
    expect(await defineCloud(await engineer(), wanted)).toMatchObject({ added: false });
  });
});

describe('what a cloud can give, and what its end would take', () => {
  it('shows each pool with what nobody measured as unknown', async () => {
    const { pools } = await getCapacity(await province.as('applicant'), { slug: 'guangzhou' });
    const pool = pools.find(({ code }) => code === 'extranet')!;
    expect(pool).toMatchObject({ nodes: 4, measuredNodes: 0 });
    expect(pool.lines).toContainEqual({
      dimension: 'vcpu',
      total: '512',
      booked: '0',
      reserved: '0',
      takenOver: '0',
      left: '512',
      usedPpm: null,
    });
  });

  it('counts the tenancies that the cloud, its cluster and its tier would take with them', async () => {
    const cloudId = (await getCloud(province.job(), { slug: 'education' })).id;
    await province.within(async ({ tx, ctx }) => {
      const system = await tx.selectFrom('business_system').selectAll().limit(1).executeTakeFirstOrThrow();
      const owner = { department_id: system.department_id, system_id: system.id, created_at: ctx.now };
      const at = { cloud_id: cloudId, zone_code: 'extranet', xinchuang: false, state: 'deployed' };
      const tenancy = { id: crypto.randomUUID(), number: 'ZK-2026-900001', slug: 'zk-900001' };
      await tx
        .insertInto('tenancy')
        .values({ ...tenancy, ...owner, ...at })
        .execute();
    });
    const { failures, credentials } = await getBlastRadius(await engineer(), { slug: 'education' });
    expect(failures.map(({ what, tenancies, systems }) => [what, tenancies, systems])).toEqual([
      ['cloud', 1, 1],
      ['tier', 1, 1],
    ]);
    expect(credentials[0]).toMatchObject({ purpose: 'cloud', heldSince: null });
    expect(credentials[0]!.rules!.some(({ resources }) => resources.includes('nodes'))).toBe(true);
    const elsewhere = await getBlastRadius(await engineer(), { slug: 'guangzhou' });
    expect(elsewhere.failures.every(({ tenancies }) => tenancies === 0)).toBe(true);
    await expect(getBlastRadius(await province.as('applicant'), { slug: 'education' })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});
