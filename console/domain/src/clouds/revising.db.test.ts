import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviseCloud } from '../provisioning/revise-cloud.ts';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { askLook } from './ask-look.ts';
import { getCloud } from './get-cloud.ts';
import { kubeconfigOf } from './kubeconfig-rules.ts';
import { lastLook } from './last-look.ts';
import { cloudsOverview } from './overview.ts';
import { readDefinition } from './read-definition.ts';
import { registerCloudWith } from './register-cloud.ts';
import { reviewDefinition } from './review-definition.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const engineer = () => province.as('engineer');
const definitionOf = async (slug: string) => (await readDefinition(await engineer(), { slug })).definition;
type Definition = Awaited<ReturnType<typeof definitionOf>>;
const without = (definition: Definition, code: string): Definition => ({
  ...definition,
  zones: definition.zones.filter((zone) => zone.code !== code),
});
const withZone = (definition: Definition, code: string, change: Partial<Definition['zones'][number]>): Definition => ({
  ...definition,
  zones: definition.zones.map((zone) => (zone.code === code ? { ...zone, ...change } : zone)),
});

/** A tenancy in the extranet zone of the cloud with one container space of 12 vCPU in it. */
async function settle(slug: string, number: string): Promise<void> {
  const cloudId = (await getCloud(province.job(), { slug })).id;
  await province.within(async ({ tx, ctx }) => {
    const system = await tx.selectFrom('business_system').selectAll().limit(1).executeTakeFirstOrThrow();
    const owner = { department_id: system.department_id, system_id: system.id, created_at: ctx.now, cloud_id: cloudId };
    const id = crypto.randomUUID();
    const place = { zone_code: 'extranet', xinchuang: false, state: 'deployed' };
    const tenancy = { id, number: `ZK-2026-${number}`, slug: `zk-${number}` };
    await tx
      .insertInto('tenancy')
      .values({ ...tenancy, ...owner, ...place })
      .execute();
    const spec = JSON.stringify({ item: 'container-space', vcpu: 12, memoryGb: 1, ordinaryGb: 0, fastGb: 0 });
    const kind = { item: 'container-space', fulfilment: 'provisioned', state: 'active', xinchuang: false };
    const resource = { id: crypto.randomUUID(), number: `ZY-2026-${number}`, tenancy_id: id, spec };
    await tx
      .insertInto('resource')
      .values({ ...resource, ...kind, ...owner })
      .execute();
  });
}

describe('a cloud that stands', () => {
  it('reads back as the definition that defines it, so that saving it again changes nothing', async () => {
    const definition = await definitionOf('guangzhou');
    expect(definition).toMatchObject({ slug: 'guangzhou', tier: 'municipal', services: { backup: expect.anything() } });
    expect(await reviewDefinition(await engineer(), definition)).toEqual({ changes: [], refusal: null });
    await expect(readDefinition(await province.as('applicant'), { slug: 'guangzhou' })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });

  it('is changed as reviewed: values, zones that come and zones that go', async () => {
    const definition = await definitionOf('heyuan');
    const code = definition.zones.find((zone) => zone.code !== 'extranet')!.code;
    const wanted = withZone(without({ ...definition, name: '河源市政务云平台' }, code), 'extranet', {
      capacity: { vcpu: '1024' },
    });
    const { changes, refusal } = await reviewDefinition(await engineer(), wanted);
    expect(refusal).toBe(null);
    expect(changes).toContainEqual({ path: ['name'], before: definition.name, after: '河源市政务云平台' });
    expect(changes.some(({ path, after }) => path[1] === code && after === null)).toBe(true);
    expect(await reviseCloud(await engineer(), { definition: wanted })).toMatchObject({ operationId: null });
    expect(await definitionOf('heyuan')).toMatchObject({ name: '河源市政务云平台', zones: wanted.zones });
    const shown = (await cloudsOverview(province.job(), undefined)).clouds.find(({ slug }) => slug === 'heyuan')!;
    expect(shown.zones.map((zone) => zone.code)).not.toContain(code);
    expect(shown.zones.find((zone) => zone.code === 'extranet')!.capacity).toEqual([
      { dimension: 'vcpu', total: '1024', allocated: '0', left: '1024' },
    ]);
    const back = await reviseCloud(await engineer(), { definition });
    expect(back.operationId).toBe(null);
    expect((await definitionOf('heyuan')).zones.map((zone) => zone.code)).toContain(code);
  });

  it('gives up nothing that tenancies use, and says who stands in the way', async () => {
    await settle('health', '910001');
    const definition = await definitionOf('health');
    const refused = async (wanted: Definition) => {
      const { refusal } = await reviewDefinition(await engineer(), wanted);
      await expect(reviseCloud(await engineer(), { definition: wanted })).rejects.toMatchObject({
        code: refusal?.code,
      });
      return refusal;
    };
    expect(await refused(without(definition, 'extranet'))).toMatchObject({
      code: 'ZONE_IN_USE',
      facts: { zone: 'extranet', users: ['ZK-2026-910001'], count: 1 },
    });
    expect(await refused(withZone(definition, 'extranet', { capacity: { vcpu: '11' } }))).toMatchObject({
      code: 'CAPACITY_IN_USE',
      facts: { dimension: 'vcpu', total: '11', allocated: '12' },
    });
    expect(await definitionOf('health')).toEqual(definition);
    expect((await province.audit('clouds.revised')).filter((row) => row.outcome === 'refused')).toHaveLength(2);
  });

  it('is not revised by who is no engineer, nor when there is no such cloud', async () => {
    const definition = await definitionOf('guangzhou');
    await expect(reviseCloud(await province.as('technical'), { definition })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const unknown = reviseCloud(await engineer(), { definition: { ...definition, slug: 'atlantis' } });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('with a cluster', () => {
  const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
  const register = registerCloudWith({ secrets, allowed: { hosts: ['10.0.0.1'], loopback: false } });
  const kubeconfig = kubeconfigOf({
    server: 'https://10.0.0.1:6443',
    ca: Buffer.from('ca').toString('base64'),
    user: { kind: 'token', token: 'secret' },
  });

  it('a change opens its deployment, and waits for the one that is under way', async () => {
    const definition = await definitionOf('guangzhou');
    const { id: cloudId } = await getCloud(province.job(), { slug: 'guangzhou' });
    await expect(askLook(await engineer(), { cloudId })).rejects.toMatchObject({ code: 'CLOUD_NOT_READY' });
    const identity = { uid: 'uid-g', kubernetesVersion: 'v1.36.3' };
    await register(province.job(), { cloudId, clusterSlug: 'cities', kubeconfig, identity });
    const { operationId } = await reviseCloud(await engineer(), { definition: { ...definition, name: '广州云' } });
    expect(operationId).toEqual(expect.any(String));
    const again = reviseCloud(await engineer(), { definition: { ...definition, name: '广州市云' } });
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'open' } });
    expect(await definitionOf('guangzhou')).toMatchObject({ name: '广州云' });
  });

  it('a look at it takes no credential, and shows nothing before it is made', async () => {
    const { id: cloudId } = await getCloud(province.job(), { slug: 'guangzhou' });
    await askLook(await engineer(), { cloudId });
    expect(await lastLook(await engineer(), { slug: 'guangzhou' })).toBe(null);
    await expect(askLook(await province.as('technical'), { cloudId })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});
