import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { listInbox } from '../approvals/list-inbox.ts';
import { urgeApproval } from '../approvals/urge.ts';
import { publishItemVersion } from '../catalogue/publish-item-version.ts';
import { getCloud } from '../clouds/get-cloud.ts';
import { registerCloudWith } from '../clouds/register-cloud.ts';
import { decideSettings } from '../compliance/decide-settings.ts';
import { accept } from '../evaluation/accept.ts';
import { createJoinToken } from '../fleet/create-join-token.ts';
import { quarantineNode } from '../fleet/quarantine-node.ts';
import { releaseNode } from '../fleet/release-node.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { cancelOperation } from '../provisioning/cancel-operation.ts';
import { confirmFulfilment } from '../provisioning/confirm-fulfilment.ts';
import { getOperation } from '../provisioning/get-operation.ts';
import { openCloudDeployment } from '../provisioning/open-cloud-deployment.ts';
import { recordPreview } from '../provisioning/record-preview.ts';
import { releaseCloudDeployment } from '../provisioning/release-cloud-deployment.ts';
import { releaseMaintenance } from '../provisioning/release-maintenance.ts';
import { resolveOperation } from '../provisioning/resolve-operation.ts';
import { takeLease } from '../provisioning/take-lease.ts';
import { decideAsk } from '../quota/decide-ask.ts';
import { setQuota } from '../quota/set-quota.ts';
import { decideAppeal } from '../reclaim/decide-appeal.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { getRequest } from '../requests/get-request.ts';
import { listRequests } from '../requests/list-requests.ts';
import { markPreviewed } from '../requests/mark-previewed.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitRelease } from '../requests/submit-release.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { addObject } from '../service-levels/add-object.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { submitTransfer } from '../transfers/submit-transfer.ts';
import type { Role } from './actor.ts';
import { newId } from './id.ts';
import { keyFileSecretStore } from './secret-store.ts';

let province: SampleProvince;
let cloud: Readonly<Record<'guangzhou' | 'huizhou', string>>;
let systemId: string;

/** A new person who holds `role` on the one cloud `slug`, and perhaps others on all clouds. */
async function newcomer(subject: string, role: Role, on: { slug?: 'huizhou' | 'guangzhou'; organisation: string }) {
  const { id: personId } = await addPerson(province.job(), { subject: `sample:${subject}`, realName: subject });
  const organisationId = province.organisations.get(on.organisation)!;
  await grantRole(province.job(), { personId, role, organisationId, cloudId: on.slug ? cloud[on.slug] : null });
  return personId;
}

beforeAll(async () => {
  province = await sampleProvince();
  const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;
  cloud = { guangzhou: await idOf('guangzhou'), huizhou: await idOf('huizhou') };
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
  const operator = { slug: 'huizhou', organisation: 'cloud-operator' } as const;
  await newcomer('huizhou-engineer', 'platform-engineer', operator);
  await newcomer('huizhou-reviewer', 'technical-reviewer', operator);
  await newcomer('huizhou-authority', 'authority-approver', { slug: 'huizhou', organisation: 'data-authority' });
});
afterAll(() => province.drop());
beforeEach(async () => {
  await province.within(({ tx }) => tx.updateTable('operation').set({ state: 'cancelled' }).execute());
});

const NOT_GRANTED = { code: 'CLOUD_NOT_GRANTED' };
const PLAN = 'a'.repeat(64);
const KEY = '0192f000-0000-7000-8000-000000000000';
const HOST = { item: 'cloud-host' as const, count: 1, vcpu: 2, memoryGb: 4 };
const BANDWIDTH = { item: 'bandwidth' as const, mbps: 10 };
const on = (slug: string, spec: object = HOST) => ({ cloud: slug, zone: 'extranet', spec });

/** A previewed request with its operations and lines. */
async function previewed(lines: object[]) {
  const order = { systemId, title: '药品追溯', reason: '年度上云', mlpsGrade: 3, lines } as never;
  const { requestId } = await submitRequest(await province.as('applicant'), order);
  await province.within(async (scope) => {
    const plan = { state: 'previewed', plan_hash: PLAN };
    await scope.tx.updateTable('operation').set(plan).where('request_id', '=', requestId).execute();
    await markPreviewed.within(scope, { requestId });
  });
  return getRequest(await province.as('applicant'), { requestId });
}
type Previewed = Awaited<ReturnType<typeof previewed>>;

async function decide({ id: requestId, planHash }: Previewed, step: ApprovalStep, who: string) {
  const decision = { requestId, step, decision: 'approve' as const, planHash: planHash! };
  return decideApproval(await province.as(who), decision);
}

describe('a role granted on one cloud', () => {
  it('takes no operation of another cloud off the list, nor of a request that reaches to another', async () => {
    const engineer = await province.as('huizhou-engineer');
    const both = await previewed([on('huizhou'), on('guangzhou')]);
    for (const { id: operationId } of both.operations) {
      expect((await getOperation(engineer, { operationId })).acts).toEqual([]);
      await expect(cancelOperation(engineer, { operationId, reason: '试' })).rejects.toMatchObject(NOT_GRANTED);
    }
    const all = await province.as('engineer');
    await cancelOperation(all, { operationId: both.operations[0]!.id, reason: '另行安排' });
    const [{ id: operationId } = { id: '' }] = (await previewed([on('huizhou')])).operations;
    expect((await getOperation(engineer, { operationId })).acts).toEqual(['cancel']);
    expect(await cancelOperation(engineer, { operationId, reason: '试' })).toMatchObject({ state: 'cancelled' });
  });

  it('decides on no request with a line on another cloud, and is not asked to', async () => {
    const there = await previewed([on('guangzhou'), on('huizhou', BANDWIDTH)]);
    const here = await previewed([on('huizhou')]);
    for (const request of [there, here]) await decide(request, 'department', 'approver');
    for (const [who, step] of [
      ['huizhou-reviewer', 'technical'],
      ['huizhou-authority', 'administrative'],
    ] as const) {
      const me = await province.as(who);
      const asked = waitingRequests(await listInbox(me, { limit: 200 })).map(({ request }) => request.id);
      expect(asked).toContain(here.id);
      expect(asked).not.toContain(there.id);
      expect((await getRequest(me, { requestId: there.id })).acts).toEqual([]);
      await expect(decide(there, step, who)).rejects.toMatchObject(NOT_GRANTED);
      await decide(here, step, who);
    }
  });

  it('confirms no fulfilment on another cloud', async () => {
    const request = await previewed([on('guangzhou', BANDWIDTH), on('huizhou')]);
    await decide(request, 'department', 'approver');
    await decide(request, 'technical', 'technical');
    await decide(request, 'security', 'reviewer');
    await decide(request, 'administrative', 'authority');
    const confirmation = { lineId: request.lines[0]!.id, note: '已开通' };
    const elsewhere = confirmFulfilment(await province.as('huizhou-engineer'), confirmation);
    await expect(elsewhere).rejects.toMatchObject(NOT_GRANTED);
    expect(await confirmFulfilment(await province.as('engineer'), confirmation)).toMatchObject({
      deliveryNote: expect.any(String),
    });
  });

  it('deploys no other cloud, lets no node join it, and holds none of its nodes back', async () => {
    const engineer = await province.as('huizhou-engineer');
    const cloudId = cloud.guangzhou;
    await expect(openCloudDeployment(engineer, { cloudId })).rejects.toMatchObject(NOT_GRANTED);
    await expect(openCloudDeployment(engineer, { cloudId: cloud.huizhou })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
    await expect(createJoinToken(engineer, { cloudId })).rejects.toMatchObject(NOT_GRANTED);
    expect(await createJoinToken(engineer, { cloudId: cloud.huizhou })).toMatchObject({ token: expect.any(String) });
    const node = { id: newId(engineer.now), cloud_id: cloudId, name: 'gz-1', agent_version: '1' };
    await province.owner
      .insertInto('node')
      .values({ ...node, enrolled_at: engineer.now })
      .execute();
    await expect(quarantineNode(engineer, { nodeId: node.id, reason: '试' })).rejects.toMatchObject(NOT_GRANTED);
  });

  it('sets no quota on another cloud', async () => {
    const quota = { departmentId: province.departments.get('drug-regulator')!, xinchuang: false };
    const set = async (cloudId: string) =>
      setQuota(await province.as('huizhou-authority'), { ...quota, cloudId, limits: { vcpu: '3000' } });
    await expect(set(cloud.guangzhou)).rejects.toMatchObject(NOT_GRANTED);
    expect(await set(cloud.huizhou)).toEqual({ set: 1 });
  });

  it('changes neither the catalogue nor the calendar of the province', async () => {
    const withdrawn = {
      item: 'cloud-host' as const,
      validFrom: '2027-01-01T00:00:00.000Z',
      reason: '下架',
      terms: {
        onSale: false,
        leadWorkingDays: 5,
        maximumMlps: 3 as const,
        tiers: ['municipal' as const],
        stacks: ['x86' as const],
        zones: null,
        availabilityPpm: '999000',
      },
    };
    const off = { day: '2027-01-04', worked: false, reason: '停工' };
    const ofOne = await province.as('huizhou-authority');
    await expect(publishItemVersion(ofOne, withdrawn)).rejects.toMatchObject(NOT_GRANTED);
    await expect(setWorkingDay(ofOne, off)).rejects.toMatchObject(NOT_GRANTED);
    const ofAll = await province.as('authority');
    expect(await publishItemVersion(ofAll, withdrawn)).toMatchObject({ version: 2 });
    expect(await setWorkingDay(ofAll, off)).toMatchObject({ day: off.day });
  });
});

describe('each act on a cloud', () => {
  /** A delivered resource on a cloud the actors are not granted, and an operation of which nobody knows the end. */
  async function standing() {
    const request = await previewed([on('guangzhou')]);
    const [operation] = request.operations;
    const resourceId = request.lines[0]!.resource.id;
    const operationId = operation!.id;
    await province.within(async ({ tx }) => {
      await tx.updateTable('operation').set({ state: 'unknown' }).where('id', '=', operationId).execute();
      await tx.updateTable('resource').set({ state: 'active' }).where('id', '=', resourceId).execute();
    });
    return { requestId: request.id, resourceId, operationId };
  }
  beforeAll(async () => {
    const { organisation_id: organisationId } = await province.owner
      .selectFrom('department')
      .select('organisation_id')
      .where('id', '=', province.departments.get('drug-regulator')!)
      .executeTakeFirstOrThrow();
    const person = { subject: 'sample:huizhou-applicant', realName: 'huizhou-applicant' };
    const { id: personId } = await addPerson(province.job(), person);
    const grant = { personId, role: 'applicant' as const, organisationId, cloudId: cloud.huizhou };
    await grantRole(province.job(), { ...grant, departmentId: province.departments.get('drug-regulator')! });
  });
  const registerCloud = registerCloudWith({
    secrets: keyFileSecretStore(Buffer.alloc(32)),
    allowed: { hosts: ['10.0.0.1'], loopback: false },
  });
  const order = (slug: string) =>
    ({ systemId, title: '药品追溯', reason: '年度上云', mlpsGrade: 3, lines: [on(slug)] }) as never;
  const bigger = { ...HOST, count: 2 };

  it('refuses whose grant names another cloud, whatever the act', async () => {
    const { requestId, resourceId, operationId } = await standing();
    const [applicant, engineer, authority] = [
      await province.as('huizhou-applicant'),
      await province.as('huizhou-engineer'),
      await province.as('huizhou-authority'),
    ];
    const cloudId = cloud.guangzhou;
    const node = { id: newId(engineer.now), cloud_id: cloudId, name: 'gz-2', agent_version: '1' };
    await province.owner
      .insertInto('node')
      .values({ ...node, enrolled_at: engineer.now })
      .execute();
    const identity = { uid: crypto.randomUUID(), kubernetesVersion: 'v1.36.3' };
    const acts: Record<string, () => Promise<unknown>> = {
      submit: () => submitRequest(applicant, order('guangzhou')),
      withdraw: () => withdrawRequest(applicant, { requestId }),
      urge: () => urgeApproval(applicant, { requestId }),
      accept: () => accept(applicant, { requestId, score: 5, reason: '试' }),
      'submit-transfer': () =>
        submitTransfer(applicant, {
          systemId,
          toDepartmentId: province.departments.get('education-bureau')!,
          reason: '试',
        }),
      'submit-resize': () => submitResize(applicant, { resourceId, spec: bigger, reason: '试' }),
      'submit-release': () => submitRelease(applicant, { resourceId, reason: '试' }),
      'resolve, to try again': () => resolveOperation(engineer, { operationId, decision: 'retry', reason: '试' }),
      'resolve, to give up': () => resolveOperation(engineer, { operationId, decision: 'give-up', reason: '试' }),
      'release-node': () => releaseNode(engineer, { nodeId: node.id }),
      'register-cloud': () => registerCloud(engineer, { cloudId, clusterSlug: 'x', kubeconfig: '{}', identity }),
      'add-object': () => addObject(authority, { cloudId, name: '接口' }),
    };
    for (const [name, act] of Object.entries(acts)) await expect(act(), name).rejects.toMatchObject(NOT_GRANTED);
    expect(await submitRequest(applicant, order('huizhou'))).toMatchObject({ state: 'previewing' });
    expect(await addObject(authority, { cloudId: cloud.huizhou, name: '接口' })).toMatchObject({
      objectId: expect.any(String),
    });
  });
});

describe('what an engineer has to confirm', () => {
  it('is a request at work with a counted line that is open, and no other', async () => {
    const both = await previewed([on('huizhou', BANDWIDTH), on('huizhou')]);
    const hosts = await previewed([on('guangzhou')]);
    const listed = async () => {
      const { items } = await listRequests(await province.as('engineer'), { toConfirm: true, limit: 200 });
      return items.map(({ id }) => id).filter((id) => id === both.id || id === hosts.id);
    };
    expect(await listed()).toEqual([]);
    for (const request of [both, hosts])
      for (const [step, who] of [
        ['department', 'approver'],
        ['technical', 'technical'],
        ['administrative', 'authority'],
      ] as const)
        await decide(request, step, who);
    await decide(both, 'security', 'reviewer');
    expect(await listed()).toEqual([both.id]);
    await confirmFulfilment(await province.as('engineer'), { lineId: both.lines[0]!.id, note: '已开通' });
    expect(await listed()).toEqual([]);
  });
});

describe('who decided on a request', () => {
  it('never confirms its fulfilment, and may confirm another’s', async () => {
    const organisation = 'cloud-operator';
    const personId = await newcomer('both', 'technical-reviewer', { organisation });
    const organisationId = province.organisations.get(organisation)!;
    await grantRole(province.job(), { personId, role: 'platform-engineer', organisationId });
    for (const [reviewer, slug, outcome, inTheNameOf] of [
      ['both', 'guangzhou', 'APPROVER_CONFIRMS', null],
      ['technical', 'huizhou', null, null],
      ['technical', 'education', 'APPROVER_CONFIRMS', personId],
    ] as const) {
      const request = await previewed([on(slug, BANDWIDTH), on(slug)]);
      await decide(request, 'department', 'approver');
      await decide(request, 'technical', reviewer);
      if (slug === 'huizhou') await decide(request, 'security', 'reviewer');
      await decide(request, 'administrative', 'authority');
      await province.within(({ tx }) =>
        tx
          .updateTable('approval_step')
          .set({ on_behalf_of: inTheNameOf })
          .where('request_id', '=', request.id)
          .where('step', '=', 'technical')
          .execute(),
      );
      const confirmed = confirmFulfilment(await province.as('both'), { lineId: request.lines[0]!.id, note: '已开通' });
      if (outcome) await expect(confirmed).rejects.toMatchObject({ code: outcome });
      else await expect(confirmed).resolves.toMatchObject({ deliveryNote: expect.any(String) });
    }
  });
});

describe('the deployment of a cloud’s own stack', () => {
  /** The operation for a cloud that has a cluster, previewed as the worker would; `asker` null: the set-up. */
  async function deployment(slug: string, asker: string | null) {
    const cloudId = (await getCloud(province.job(), { slug })).id;
    const cluster = { id: newId(province.job().now), slug: `c-${slug}`, server: 'https://10.0.0.1:6443' };
    const known = { ...cluster, identity_uid: cluster.id, kubernetes_version: 'v1.36.3', registered_at: new Date() };
    await province.owner.insertInto('cluster').values(known).execute();
    await province.owner.updateTable('cloud').set({ cluster_id: cluster.id }).where('id', '=', cloudId).execute();
    const { operationId } = await openCloudDeployment(asker ? await province.as(asker) : province.job(), { cloudId });
    const { state } = await province.within(async (scope) => {
      const stack = scope.tx.selectFrom('operation').select('stack_id').where('id', '=', operationId);
      const { stack_id: stackId } = await stack.executeTakeFirstOrThrow();
      const { fence } = await takeLease.within(scope, { stackId, holder: crypto.randomUUID() });
      await scope.tx
        .updateTable('operation')
        .set({ state: 'previewing', fence })
        .where('id', '=', operationId)
        .execute();
      const plan = { canonicalPlan: [], hash: PLAN, diff: [], findings: [] };
      return recordPreview.within(scope, { operationId, fence, ...plan });
    });
    return { operationId, state };
  }

  it('that an engineer asked for waits for another person, who looked at its plan', async () => {
    const personId = await newcomer('asker', 'platform-engineer', { organisation: 'cloud-operator' });
    const organisationId = province.organisations.get('cloud-operator')!;
    await grantRole(province.job(), { personId, role: 'technical-reviewer', organisationId });
    const { operationId, state } = await deployment('guangzhou', 'asker');
    expect(state).toBe('previewed');
    const release = async (who: string, planHash = PLAN) =>
      releaseCloudDeployment(await province.as(who), { operationId, planHash });
    await expect(release('asker')).rejects.toMatchObject({ code: 'ASKER_RELEASES' });
    await expect(release('engineer')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(release('huizhou-reviewer')).rejects.toMatchObject(NOT_GRANTED);
    await expect(release('technical', 'b'.repeat(64))).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
    expect((await getOperation(await province.as('asker'), { operationId })).acts).not.toContain('release');
    expect((await getOperation(await province.as('technical'), { operationId })).acts).toEqual(['release']);
    expect(await release('technical')).toMatchObject({ state: 'approved' });
    await expect(release('technical')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('that the set-up asked for goes on by itself', async () => {
    expect((await deployment('huizhou', null)).state).toBe('approved');
  });

  it('is all that may be released so: a request’s operations wait for its approvals', async () => {
    const [{ id: operationId } = { id: '' }] = (await previewed([on('education')])).operations;
    const release = releaseCloudDeployment(await province.as('technical'), { operationId, planHash: PLAN });
    await expect(release).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an approval of weight', () => {
  it.each([
    ['authority', 'a request for more quota', decideAsk, { askId: KEY, decision: 'granted', answer: '同意' }],
    ['authority', 'an appeal', decideAppeal, { reclaimId: KEY, decision: 'uphold', reason: '属实' }],
    ['technical', 'a plan of maintenance', releaseMaintenance, { operationId: KEY, planHash: PLAN }],
    ['secadmin', 'wider settings of a policy', decideSettings, { changeId: KEY, decision: 'grant' }],
  ])('by %s on %s asks again who signed in long ago', async (who, _, decide, input) => {
    const ctx = await province.as(who);
    if (ctx.actor.kind !== 'person') throw new Error('a person acts');
    const through = (minutes: number) => ({
      sessionId: KEY,
      authenticatedAt: new Date(ctx.now.getTime() - minutes * 60_000),
    });
    const signedIn = (minutes: number) => ({ ...ctx, actor: { ...ctx.actor, through: through(minutes) } });
    await expect(decide(signedIn(31) as never, input as never)).rejects.toMatchObject({ code: 'STEP_UP_NEEDED' });
    await expect(decide(signedIn(29) as never, input as never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
