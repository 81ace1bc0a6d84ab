import { connect, type Database } from '@zhengyun/db/connect.ts';
import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import type { ReviewedRule, RightsReview } from '@zhengyun/interface/rights-review.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFileSecretStore } from '../../verb/secret-store.ts';
import { getBlastRadius } from '../get-blast-radius.ts';
import { getCloud } from '../get-cloud.ts';
import { kubeconfigOf } from '../kubeconfig-rules.ts';
import { registerCloudWith } from '../register-cloud.ts';
import { askRights } from './ask-rights.ts';
import { findDueRights } from './find-due-rights.ts';
import { listRights } from './list-rights.ts';
import { recordRights } from './record-rights.ts';

const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const registerCloud = registerCloudWith({ secrets, allowed: { hosts: ['10.0.0.1'], loopback: false } });
const ca = Buffer.from('ca').toString('base64');
const EVERY_HOUR = 3_600;
const after = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

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

const asWorker = (at: Date) => ({ ...province.job(at), db: worker });
const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;
async function register(slug: string, at = MONDAY) {
  const cloudId = await idOf(slug);
  const kubeconfig = kubeconfigOf({ server: 'https://10.0.0.1:6443', ca, user: { kind: 'token', token: slug } });
  const identity = { uid: `uid-${slug}`, kubernetesVersion: 'v1.36.3' };
  await registerCloud(province.job(at), { cloudId, clusterSlug: `cluster-${slug}`, kubeconfig, identity });
  return cloudId;
}
const needed: readonly ReviewedRule[] = CLOUD_RIGHTS.map(({ verb, group, resource }) => ({
  namespace: null,
  groups: [group],
  resources: [resource],
  verbs: [verb],
  names: [],
}));
const ALL: ReviewedRule = { namespace: null, groups: ['*'], resources: ['*'], verbs: ['*'], names: [] };
const review = (given: Partial<RightsReview> = {}): RightsReview => ({
  complete: true,
  rules: [...needed],
  dangers: [],
  missing: [],
  ...given,
});
type Result = Parameters<typeof recordRights>[1]['result'];
const record = (cloudId: string, result: Result, at: Date, startedAt = at) =>
  recordRights(asWorker(at), { cloudId, purpose: 'cloud', startedAt, everySeconds: EVERY_HOUR, result });
const answered = (given: Partial<RightsReview> = {}): Result => ({ outcome: 'answered', review: review(given) });
const due = async (at: Date) => (await findDueRights(asWorker(at), { limit: 100 })).map(({ cloudId }) => cloudId);
const really = async (slug: string, who = 'secadmin') => {
  const { credentials } = await getBlastRadius(await province.as(who), { slug });
  return credentials.find(({ purpose }) => purpose === 'cloud')!.really;
};
const finding = async (slug: string, who = 'auditor') =>
  (await listRights(await province.as(who), undefined)).items.find(({ cloud }) => cloud.slug === slug);
const reviewed = async (cloudId: string) =>
  (await province.audit('clouds.rights-reviewed')).filter(({ object_id }) => object_id === cloudId);

describe('what a registered credential really may do', () => {
  it('is unknown, never nothing, until it was asked; and is asked for at once', async () => {
    const cloudId = await register('guangzhou');
    expect(await due(MONDAY)).toContain(cloudId);
    expect(await really('guangzhou')).toEqual({ status: 'unknown', triedAt: null, reason: null, answer: null });
    expect(await finding('guangzhou')).toMatchObject({ status: 'unknown', excess: null, answeredAt: null });
    const [asked] = await findDueRights(asWorker(MONDAY), { limit: 1 });
    expect(asked!.namespaces).toEqual(expect.arrayContaining(['kube-system', 'default']));
  });

  it('stands beside what it needs, the excess marked, and is a finding with an audit row', async () => {
    const cloudId = await idOf('guangzhou');
    const dangers = [{ name: 'everything' as const, granted: ['* */*'] }];
    expect(await record(cloudId, answered({ rules: [ALL], dangers }), after(1))).toEqual({ status: 'exceeding' });
    expect(await really('guangzhou')).toMatchObject({
      status: 'exceeding',
      answer: {
        at: after(1).toISOString(),
        lines: [{ group: '*', resource: '*', verbs: ['*'], excess: ['*'] }],
        dangers: [{ name: 'everything', needed: [] }],
        excess: ['* */*'],
      },
    });
    const { items } = await listRights(await province.as('auditor'), undefined);
    expect(items[0]).toMatchObject({
      cloud: { slug: 'guangzhou' },
      status: 'exceeding',
      excess: 1,
      dangers: ['everything'],
    });
    const [row] = await reviewed(cloudId);
    expect(row!.detail).toMatchObject({ cloud: 'guangzhou', status: 'exceeding', excess: ['* */*'] });
  });

  it('is asked again in its turn, leaves no row while nothing changes, and one when it does', async () => {
    const cloudId = await idOf('guangzhou');
    expect(await due(after(60))).not.toContain(cloudId);
    expect(await due(after(61))).toContain(cloudId);
    await record(cloudId, answered({ rules: [ALL], dangers: [] }), after(61));
    expect(await reviewed(cloudId)).toHaveLength(1);
    expect(await record(cloudId, answered(), after(122))).toEqual({ status: 'fitting' });
    expect(await reviewed(cloudId)).toHaveLength(2);
    expect(await record(cloudId, answered({ missing: ['patch nodes'] }), after(183))).toEqual({ status: 'lacking' });
    expect(await finding('guangzhou')).toMatchObject({ status: 'lacking', lacking: ['patch nodes'] });
  });

  it('stays as it was last known where nobody answers, with when that was and why it is not newer', async () => {
    const cloudId = await idOf('guangzhou');
    await record(cloudId, { outcome: 'unreachable', reason: 'no route' }, after(244));
    expect(await really('guangzhou')).toMatchObject({
      status: 'lacking',
      triedAt: after(244).toISOString(),
      reason: 'no route',
      answer: { at: after(183).toISOString() },
    });
    expect(await due(after(248))).not.toContain(cloudId);
    expect(await due(after(249))).toContain(cloudId);
  });

  it('is not claimed to fit where the cluster listed less than there may be', async () => {
    const cloudId = await idOf('guangzhou');
    expect(await record(cloudId, answered({ complete: false }), after(250))).toEqual({ status: 'unknown' });
  });

  it('is unknown again once the credential is another one, and an answer of the earlier one is dropped', async () => {
    const cloudId = await idOf('guangzhou');
    await record(cloudId, answered(), after(251));
    await register('guangzhou', after(300));
    expect(await due(after(300))).toContain(cloudId);
    expect(await really('guangzhou')).toMatchObject({ status: 'unknown', answer: null });
    expect(await record(cloudId, answered(), after(301), after(299))).toEqual({ status: null });
    expect(await really('guangzhou')).toMatchObject({ status: 'unknown', answer: null });
  });

  it('is asked again at an engineer’s word, and at nobody else’s', async () => {
    const cloudId = await idOf('guangzhou');
    await record(cloudId, answered(), after(302));
    expect(await due(after(303))).not.toContain(cloudId);
    await askRights(await province.as('engineer', after(303)), { cloudId });
    expect(await due(after(303))).toContain(cloudId);
    for (const who of ['auditor', 'secadmin', 'authority'])
      await expect(askRights(await province.as(who), { cloudId })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(askRights(await province.as('engineer'), { cloudId: await idOf('heyuan') })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
    await expect(askRights(await province.as('engineer'), { cloudId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await listRights(await province.as('engineer'), undefined)).acts).toEqual(['ask']);
    expect((await listRights(await province.as('auditor'), undefined)).acts).toEqual([]);
    await expect(listRights(await province.as('applicant'), undefined)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('is recorded for stored credentials alone', async () => {
    const nobodys = record(await idOf('heyuan'), answered(), after(1));
    await expect(nobodys).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
