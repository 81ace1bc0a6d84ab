import { connect, type Database } from '@zhengyun/db/connect.ts';
import { SIMULATED_SERVICES } from '@zhengyun/interface/services.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeTargets } from '../service-levels/probe-targets.ts';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { defineCloud } from './define-cloud.ts';
import { getCloud } from './get-cloud.ts';
import { extractCredential, kubeconfigOf } from './kubeconfig-rules.ts';
import { cloudsOverview } from './overview.ts';
import { readCloudProgram } from './read-cloud-program.ts';
import { readCredentialWith } from './read-credential.ts';
import { readDefinition } from './read-definition.ts';
import { recordDeployedWith } from './record-deployed.ts';
import { registerCloudWith } from './register-cloud.ts';

const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const registerCloud = registerCloudWith({ secrets, allowed: { hosts: ['10.0.0.1', '10.0.0.2'], loopback: false } });
const readCredential = readCredentialWith(secrets);
const recordDeployed = recordDeployedWith(secrets);
const CA = Buffer.from('ca').toString('base64');
const kubeconfig = (server = 'https://10.0.0.1:6443', token = 'cluster-secret') =>
  kubeconfigOf({ server, ca: CA, user: { kind: 'token', token } });
const identity = (uid: string) => ({ uid, kubernetesVersion: 'v1.36.3' });

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

const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;
const asWorker = () => ({ ...province.job(), db: worker });
const outputs = {
  cloudSlug: 'huizhou',
  zones: {},
  storageClasses: { ordinary: 'o', fast: 'f' },
  priorityClasses: { host: 'h', container: 'c' },
  tenancyOperator: { namespace: 'n', serviceAccount: 's', tokenSecret: 't' },
  tenantRoles: { view: 'v', deploy: 'd' },
};

describe('the 1+N+M picture', () => {
  it('shows the 1, then the N, then the M, with capacity, and null for what nobody measured', async () => {
    const { clouds } = await cloudsOverview(await province.as('applicant'));
    expect(clouds.map((cloud) => cloud.tier)).toEqual([
      'provincial',
      'sectoral',
      'sectoral',
      'municipal',
      'municipal',
      'municipal',
    ]);
    const guangzhou = clouds.find((cloud) => cloud.slug === 'guangzhou')!;
    expect(guangzhou).toMatchObject({ state: 'planned', simulated: true, use: null, lastObservation: null });
    const zone = guangzhou.zones.find((each) => each.code === 'extranet')!;
    expect(zone.capacity).toContainEqual({ dimension: 'vcpu', total: '512', allocated: '0', left: '512' });
  });

  it('counts what every tenant takes of a pool, what came with a namespace with it, also for one who sees none of their rows', async () => {
    const departmentId = province.departments.get('drug-regulator')!;
    const cloudId = await idOf('education');
    await province.within(async ({ tx, ctx }) => {
      const [system] = await tx.selectFrom('business_system').selectAll().where('slug', '=', 'drug-portal').execute();
      const owner = { department_id: departmentId, system_id: system!.id, created_at: ctx.now };
      const at = { cloud_id: cloudId, xinchuang: false };
      const tenancy = { id: crypto.randomUUID(), number: 'ZK-2026-900000', slug: 'zk-900000', zone_code: 'extranet' };
      await tx
        .insertInto('tenancy')
        .values({ ...tenancy, ...owner, ...at, state: 'deployed' })
        .execute();
      const spec = JSON.stringify({ item: 'container-space', vcpu: 12, memoryGb: 1, ordinaryGb: 0, fastGb: 0 });
      const resource = { id: crypto.randomUUID(), number: 'ZY-2026-900000', tenancy_id: tenancy.id, spec };
      const kind = { item: 'container-space', fulfilment: 'provisioned', state: 'active' };
      await tx
        .insertInto('resource')
        .values({ ...resource, ...kind, ...owner, ...at })
        .execute();
      const claim = (name: string, storageClassName: string) => ({
        ...{ kind: 'PersistentVolumeClaim', name, labels: {}, annotations: {}, finalizers: [] },
        spec: { storageClassName, resources: { requests: { storage: '20Gi' } } },
      });
      const objects = [claim('data', 'zy-education-fast'), claim('logs', 'zy-education-ordinary'), claim('old', 'nfs')];
      const adopted = JSON.stringify({ labels: {}, annotations: {}, spec: {}, objects });
      for (const [at, state] of ['deployed', 'lapsed'].entries()) {
        const name = { id: crypto.randomUUID(), number: `ZK-2026-90001${at}`, slug: `before-${at}`, state };
        const zone = { cloud_id: cloudId, zone_code: 'internet', xinchuang: false };
        await tx
          .insertInto('tenancy')
          .values({ ...name, ...zone, ...owner, adopted })
          .execute();
      }
    });
    const stranger = await province.as('applicant2');
    const cloud = await getCloud(stranger, { slug: 'education' });
    const capacityOf = (code: string) => cloud.zones.find((zone) => zone.code === code)!.capacity;
    const capacity = capacityOf('extranet');
    expect(capacity).toContainEqual({ dimension: 'vcpu', total: '128', allocated: '12', left: '116' });
    expect(capacityOf('internet')).toContainEqual(
      expect.objectContaining({ dimension: 'disk-fast-gb', allocated: '20' }),
    );
    expect(capacityOf('internet')).toContainEqual(
      expect.objectContaining({ dimension: 'disk-ordinary-gb', allocated: '40' }),
    );
    expect(cloud.tenancies).toBe(0);
  });
});

describe('defining a cloud', () => {
  const definition = {
    slug: 'shenzhen',
    name: '深圳市政务云',
    tier: 'municipal' as const,
    profile: 'city-very-large' as const,
    region: 'pearl-river-delta' as const,
    kubevirt: 'present' as const,
    storageProvisioner: 'csi.example.cn',
    zones: [
      { code: 'extranet', name: '政务外网区', xinchuang: false, maximumMlps: 3 as const, nodes: [], capacity: {} },
    ],
  };

  it('adds it, and again brings it up to date', async () => {
    const engineer = await province.as('engineer');
    expect(await defineCloud(engineer, definition)).toMatchObject({ added: true });
    const [zone] = definition.zones;
    const grown = { ...definition, zones: [{ ...zone!, nodes: ['n-1', 'n-2'], capacity: { vcpu: '64' } }] };
    expect(await defineCloud(engineer, grown)).toMatchObject({ added: false });
    expect((await getCloud(engineer, { slug: 'shenzhen' })).zones).toMatchObject([
      { nodes: 2, capacity: [{ dimension: 'vcpu', total: '64' }] },
    ]);
  });

  it('refuses a profile of another tier, another tier for a cloud, and who is no engineer', async () => {
    const engineer = await province.as('engineer');
    await expect(defineCloud(engineer, { ...definition, profile: 'sector' })).rejects.toMatchObject({
      code: 'PROFILE_NOT_OF_TIER',
      facts: { profile: 'sector', allowed: 'sectoral' },
    });
    await expect(
      defineCloud(engineer, { ...definition, slug: 'guangzhou', tier: 'sectoral', profile: 'sector' }),
    ).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { field: 'tier' } });
    await expect(defineCloud(await province.as('authority'), definition)).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});

describe('registering a cluster', () => {
  it('seals the credential, which the server can store and never read, and the worker can open', async () => {
    const cloudId = await idOf('guangzhou');
    await registerCloud(province.job(), {
      cloudId,
      clusterSlug: 'cities',
      kubeconfig: kubeconfig(),
      identity: identity('uid-a'),
    });
    await expect(readCredential(province.job(), { cloudId, purpose: 'cloud' })).rejects.toThrow(/permission denied/);
    const opened = await readCredential(asWorker(), { cloudId, purpose: 'cloud' });
    expect(opened.clusterUid).toBe('uid-a');
    expect(extractCredential(opened.kubeconfig).user).toEqual({ kind: 'token', token: 'cluster-secret' });
    const [row] = await worker
      .selectFrom('cloud_credential')
      .select('sealed')
      .where('cloud_id', '=', cloudId)
      .execute();
    expect(row!.sealed.includes('cluster-secret')).toBe(false);
    const rows = await province.audit('clouds.registered');
    expect(JSON.stringify(rows)).not.toContain('cluster-secret');
  });

  it('lets several clouds share a cluster, notes its new address, and refuses another cluster', async () => {
    const register = async (slug: string, server: string, uid: string, clusterSlug = 'cities') =>
      registerCloud(province.job(), {
        cloudId: await idOf(slug),
        clusterSlug,
        kubeconfig: kubeconfig(server),
        identity: identity(uid),
      });
    const first = await register('guangzhou', 'https://10.0.0.1:6443', 'uid-a');
    const second = await register('huizhou', 'https://10.0.0.2:6443', 'uid-a');
    expect(second.clusterId).toBe(first.clusterId);
    expect((await getCloud(province.job(), { slug: 'guangzhou' })).cluster?.server).toBe('https://10.0.0.2:6443');
    await expect(register('huizhou', 'https://10.0.0.1:6443', 'uid-b')).rejects.toMatchObject({
      code: 'CLUSTER_CHANGED',
    });
    await expect(register('heyuan', 'https://10.0.0.1:6443', 'uid-c')).rejects.toMatchObject({
      code: 'CLUSTER_CHANGED',
    });
  });

  it('lets neither of two clouds on it take a node that the other is just taking', async () => {
    const taking = async (slug: string) => {
      const { definition } = await readDefinition(await province.as('engineer'), { slug });
      const [zone, ...others] = definition.zones;
      return { ...definition, zones: [{ ...zone!, nodes: [...zone!.nodes, 'shared-01'] }, ...others] };
    };
    const wanted = [await taking('guangzhou'), await taking('huizhou')];
    const ends = await Promise.allSettled(wanted.map((definition) => defineCloud(province.job(), definition)));
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'NODE_TWICE' } });
  });

  it('seals nothing for a cloud that is retired', async () => {
    const cloudId = await idOf('education');
    const retired = { state: 'retired', retired_at: new Date() };
    await province.owner.updateTable('cloud').set(retired).where('id', '=', cloudId).execute();
    const late = registerCloud(province.job(), {
      cloudId,
      clusterSlug: 'cities',
      kubeconfig: kubeconfig(),
      identity: identity('uid-a'),
    });
    await expect(late).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { object: 'education' } });
  });

  it('refuses what the credential may not be and where it may not point, with an audit row and nothing stored', async () => {
    const cloudId = await idOf('heyuan');
    const register = (text: string) =>
      registerCloud(province.job(), { cloudId, clusterSlug: 'x', kubeconfig: text, identity: identity('uid-x') });
    await expect(register(kubeconfig('https://10.9.9.9'))).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
    const withExec = kubeconfig().replace('"token":"cluster-secret"', '"exec":{"command":"steal"}');
    await expect(register(withExec)).rejects.toMatchObject({ code: 'CREDENTIAL_REFUSED' });
    const codes = (await province.audit('clouds.registered')).flatMap((row) => row.code ?? []);
    expect(codes).toEqual(expect.arrayContaining(['SERVER_NOT_ALLOWED', 'CREDENTIAL_REFUSED']));
    expect((await getCloud(province.job(), { slug: 'heyuan' })).credentials).toEqual([]);
  });
});

describe('deploying a cloud', () => {
  it('knows its program only once it has a cluster', async () => {
    await expect(readCloudProgram(province.job(), { cloudId: await idOf('heyuan') })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
    const program = await readCloudProgram(province.job(), { cloudId: await idOf('huizhou') });
    expect(program).toMatchObject({ program: 'municipal', project: 'zhengyun-municipal', stack: 'huizhou' });
    expect(program.inputs.zones.map((zone) => zone.code)).toEqual(['extranet', 'extranet-xc', 'internet']);
    expect(program.inputs.services).toEqual(SIMULATED_SERVICES);
  });

  it('gives tenancies a credential of their own at the cloud’s address, and fixes what the cloud is', async () => {
    const cloudId = await idOf('huizhou');
    await expect(readCredential(asWorker(), { cloudId, purpose: 'tenancy' })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
    const profile = 'city-medium' as const;
    await recordDeployed(asWorker(), { cloudId, outputs, profile, tenancyCredential: { token: 'tenancy-secret' } });
    const watched = await probeTargets(asWorker(), undefined);
    expect(watched.filter((target) => target.cloudId === cloudId)).toHaveLength(1);
    const { kubeconfig: text } = await readCredential(asWorker(), { cloudId, purpose: 'tenancy' });
    expect(extractCredential(text)).toMatchObject({
      server: 'https://10.0.0.2:6443',
      user: { kind: 'token', token: 'tenancy-secret' },
    });
    const cloud = await getCloud(province.job(), { slug: 'huizhou' });
    expect(cloud).toMatchObject({ state: 'deployed' });
    expect(cloud.credentials.map((credential) => credential.purpose)).toEqual(['cloud', 'tenancy']);
    const moved = {
      slug: 'huizhou',
      name: cloud.name,
      tier: cloud.tier,
      profile: cloud.profile,
      region: cloud.region,
      kubevirt: cloud.kubevirt,
      storageProvisioner: 'csi.example.cn',
      zones: [{ code: 'extranet', name: 'x', xinchuang: false, maximumMlps: 2 as const, nodes: [], capacity: {} }],
    };
    await expect(defineCloud(await province.as('engineer'), moved)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { field: 'storageProvisioner' },
    });
  });
});
