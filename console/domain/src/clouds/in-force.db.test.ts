import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packInputs } from '../compliance/pack-inputs.ts';
import { checkOrder } from '../requests/check-order.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { defineCloud } from './define-cloud.ts';
import { getCloud } from './get-cloud.ts';
import { listPlaces } from './list-places.ts';
import { readCloudProgram } from './read-cloud-program.ts';
import { readDefinition } from './read-definition.ts';

let province: SampleProvince;
let cloudId: string;
beforeAll(async () => {
  province = await sampleProvince();
  cloudId = (await getCloud(province.job(), { slug: 'guangzhou' })).id;
});
afterAll(() => province.drop());

const standing = (maximumMlps: number, publicAddress = false) => ({
  ...{ maximumMlps, publicAddress, xinchuang: false },
  nodeSelector: {},
  tolerations: [],
});
/** What the cloud's stack exported: by its last deployment the extranet takes grade 2 at most and has no public addresses. */
const OUTPUTS = {
  cloudSlug: 'guangzhou',
  zones: { extranet: standing(2), internet: standing(2, true) },
  storageClasses: { ordinary: 'o', fast: 'f' },
  priorityClasses: { host: 'h', container: 'c' },
  tenancyOperator: { namespace: 'n', serviceAccount: 's', tokenSecret: 't' },
  tenantRoles: { view: 'v', deploy: 'd' },
};
const deployedWith = (outputs: object | null) =>
  province.within(({ tx }) =>
    tx
      .updateTable('cloud')
      .set({ outputs: outputs && JSON.stringify(outputs) })
      .where('id', '=', cloudId)
      .execute(),
  );
const definition = async () => (await readDefinition(await province.as('engineer'), { slug: 'guangzhou' })).definition;
/** One engineer defines that the extranet may have public addresses; nobody has released anything. */
async function definesPublicExtranet() {
  const { zones, ...rest } = await definition();
  const opened = zones.map((zone) => (zone.code === 'extranet' ? { ...zone, publicAddress: true } : zone));
  await defineCloud(await province.as('engineer'), { ...rest, zones: opened });
}
const publicZones = async (own = {}) =>
  (await packInputs(province.job(), { cloudId, stackId: cloudId, ...own }))['public-address-zone']?.publicZones;
const refusals = async (zone: string, mlpsGrade: 2 | 3) => {
  const applicant = await province.as('applicant');
  const reference = mlpsGrade === 3 ? 'drug-supervision' : 'drug-portal';
  const { id: systemId } = await findSystem(applicant, { reference });
  const spec = { item: 'cloud-host' as const, count: 1, vcpu: 4, memoryGb: 8 };
  const order = { systemId, title: 't', reason: 'r', mlpsGrade, lines: [{ cloud: 'guangzhou', zone, spec }] };
  return (await checkOrder(applicant, order as never)).errors.map(({ code }) => code);
};

describe('a definition that nobody has released', () => {
  it('changes nothing that the policies are told, but for the plan of the cloud itself', async () => {
    await deployedWith(OUTPUTS);
    await definesPublicExtranet();
    expect(await publicZones()).toEqual(['internet']);
    await province.within(({ tx, ctx }) =>
      tx
        .insertInto('cluster')
        .values({
          ...{ id: cloudId, slug: 'c-1', server: 'https://10.0.0.1:6443', identity_uid: 'uid-1' },
          ...{ kubernetes_version: 'v1.36.3', registered_at: ctx.now },
        })
        .execute(),
    );
    await province.within(({ tx }) =>
      tx.updateTable('cloud').set({ cluster_id: cloudId }).where('id', '=', cloudId).execute(),
    );
    const { inputs } = await readCloudProgram(province.job(), { cloudId });
    expect(await publicZones({ own: inputs })).toEqual(['extranet', 'internet']);
  });

  it('takes effect once it was deployed', async () => {
    await deployedWith({ ...OUTPUTS, zones: { ...OUTPUTS.zones, extranet: standing(3, true) } });
    expect(await publicZones()).toEqual(['extranet', 'internet']);
    expect(await refusals('extranet', 3)).not.toContain('MLPS_ABOVE_ZONE');
  });

  it('opens no zone to orders, and no zone to higher grades', async () => {
    await deployedWith(OUTPUTS);
    expect(await refusals('extranet', 3)).toEqual(['MLPS_ABOVE_ZONE']);
    expect(await refusals('extranet', 2)).not.toContain('MLPS_ABOVE_ZONE');
    expect(await refusals('extranet-xc', 2)).toEqual(['ZONE_NOT_DEPLOYED']);
  });

  it('is what counts on a cloud that was never deployed: orders wait for it', async () => {
    await deployedWith(null);
    expect(await publicZones()).toEqual(['extranet', 'internet']);
    expect(await refusals('extranet', 3)).not.toContain('MLPS_ABOVE_ZONE');
    expect(await refusals('extranet-xc', 2)).not.toContain('ZONE_NOT_DEPLOYED');
  });
});

describe('a profile that nobody has released', () => {
  const heyuan = async () => (await readDefinition(await province.as('engineer'), { slug: 'heyuan' })).definition;
  const profiles = async () => {
    const places = await listPlaces(province.job(), undefined);
    const cloud = await getCloud(province.job(), { slug: 'heyuan' });
    return [places.find(({ slug }) => slug === 'heyuan')?.profile, cloud.profile];
  };
  const deployedAs = (profile: string | null) =>
    province.within(({ tx }) =>
      tx.updateTable('cloud').set({ deployed_profile: profile }).where('slug', '=', 'heyuan').execute(),
    );
  const ordersAHost = async () => {
    const applicant = await province.as('applicant');
    const { id: systemId } = await findSystem(applicant, { reference: 'drug-portal' });
    const spec = { item: 'cloud-host' as const, count: 1, vcpu: 4, memoryGb: 8 };
    const lines = [{ cloud: 'heyuan', zone: 'extranet', spec }];
    const order = { systemId, title: 't', reason: 'r', mlpsGrade: 2, lines };
    return (await checkOrder(applicant, order as never)).errors.map(({ code }) => code);
  };

  it('sells nothing more: the cloud keeps the one it was deployed with', async () => {
    await deployedAs('city-small');
    await defineCloud(await province.as('engineer'), { ...(await heyuan()), profile: 'city-very-large' });
    expect((await heyuan()).profile).toBe('city-very-large');
    expect(await profiles()).toEqual(['city-small', 'city-small']);
    expect(await ordersAHost()).toContain('ITEM_NOT_LOCAL');
  });

  it('decides once it was deployed', async () => {
    await deployedAs('city-very-large');
    expect(await profiles()).toEqual(['city-very-large', 'city-very-large']);
    expect(await ordersAHost()).not.toContain('ITEM_NOT_LOCAL');
  });
});
