import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueKey } from '../api-clients/issue-key.ts';
import { listAccounts } from '../api-clients/list-accounts.ts';
import { makeAccount } from '../api-clients/make-account.ts';
import { stopAccount } from '../api-clients/stop-account.ts';
import { useKey } from '../api-clients/use-key.ts';
import { askQuota } from '../quota/ask-quota.ts';
import { listAsks } from '../quota/list-asks.ts';
import { withdrawAsk } from '../quota/withdraw-ask.ts';
import { dropUnwrittenDraft } from '../requests/drafts/drop-unwritten-draft.ts';
import { findUnwrittenDrafts } from '../requests/drafts/find-unwritten-drafts.ts';
import { getDraft } from '../requests/drafts/get-draft.ts';
import { saveDraft } from '../requests/drafts/save-draft.ts';
import { tellDraftEnding } from '../requests/drafts/tell-draft-ending.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { resumeSession } from '../sessions/resume-session.ts';
import { listTemplates } from '../templates/list-templates.ts';
import { saveTemplate } from '../templates/save-template.ts';
import type { Role } from '../verb/actor.ts';
import type { Context } from '../verb/context.ts';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { addWebhookWith } from '../webhooks/add-webhook.ts';
import { removeWebhook } from '../webhooks/remove-webhook.ts';
import { addPerson } from './add-person.ts';
import { endService } from './end-service.ts';
import { grantRole } from './grant-role.ts';
import { readActor } from './read-actor.ts';
import { revokeRole } from './revoke-role.ts';

/**
 * What becomes of a row that is a person's when they go out of service. Every column that names a person stands here, but for those that
 * say who did something, which is so for ever.
 */
const FATE: Readonly<
  Record<string, 'ends at once' | 'others of the duty have it' | 'is nobody else’s and is forgotten'>
> = {
  'session.person_id': 'ends at once',
  'role_grant.person_id': 'ends at once',
  'approval_delegation.holder_id': 'ends at once',
  'approval_delegation.delegate_id': 'ends at once',
  'service_account.owner_id': 'ends at once',
  'notice_mail.person_id': 'ends at once',
  'mail_claim.person_id': 'ends at once',
  'notice_recipient.person_id': 'others of the duty have it',
  'request.applicant_id': 'others of the duty have it',
  'transfer.applicant_id': 'others of the duty have it',
  'webhook.owner_id': 'others of the duty have it',
  'order_draft.person_id': 'is nobody else’s and is forgotten',
  'cart_line.person_id': 'is nobody else’s and is forgotten',
  'favourite_item.person_id': 'is nobody else’s and is forgotten',
  'notice_preference.person_id': 'is nobody else’s and is forgotten',
};
/** Say who did something. */
const DOER = /_by$|^(approval_step|transfer_step)\.on_behalf_of$|^(rating|reclaim_event)\.person_id$/;

let province: SampleProvince;
let lines: Awaited<ReturnType<typeof orderedLines>>;
let secadmin: Context;
let departmentId: string;
beforeAll(async () => {
  province = await sampleProvince();
  lines = await orderedLines(province);
  secadmin = await province.as('secadmin');
  departmentId = province.departments.get('drug-regulator')!;
});
afterAll(async () => {
  await lines?.end();
  await province?.drop();
});

const reason = '调离本单位';
const DAY = 86_400_000;
const as = async (personId: string): Promise<Context> => ({
  ...province.job(),
  actor: await readActor(province.job(), { personId }),
});
async function someone(subject: string, role: Role): Promise<{ personId: string; grantId: string }> {
  const { id: personId } = await addPerson(province.job(), { subject, realName: subject });
  const organisationId = province.organisations.get('drug-regulator')!;
  const { grantId } = await grantRole(province.job(), { personId, role, organisationId, departmentId });
  return { personId, grantId };
}
const leaves = (personId: string) => endService(secadmin, { personId, reason });

describe('a person who leaves', () => {
  it('leaves nothing that is not thought of here: every column that names somebody has its fate', async () => {
    const { rows } = await sql<{ column: string }>`
      select conrelid::regclass || '.' || a.attname as column from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'person'::regclass`.execute(province.owner);
    const owned = rows.map(({ column }) => column).filter((column) => !DOER.test(column));
    expect(owned.toSorted()).toEqual(Object.keys(FATE).toSorted());
  });

  it('leaves requests and webhooks to colleagues, who withdraw and remove them', async () => {
    const { personId } = await someone('orders-and-leaves', 'applicant');
    const { requestId } = await lines.order(1);
    await province.within(({ tx }) =>
      tx.updateTable('request').set({ applicant_id: personId }).where('id', '=', requestId).execute(),
    );
    const approver = await someone('hooks-and-leaves', 'department-approver');
    const ports = { secrets: keyFileSecretStore(Buffer.alloc(32, 7)), allowed: { hosts: [], loopback: true } };
    const hook = { departmentId, name: '推送', url: 'https://127.0.0.1/hook', kinds: ['request-returned' as const] };
    const { webhookId } = await addWebhookWith(ports)(await as(approver.personId), hook);
    for (const each of [personId, approver.personId]) await leaves(each);
    const colleague = await province.as('applicant');
    expect(await withdrawRequest(colleague, { requestId })).toMatchObject({ state: 'withdrawn' });
    await removeWebhook(await province.as('approver'), { webhookId });
  });

  it('leaves a program that can do nothing, which the department’s approver stops', async () => {
    const { personId } = await someone('programs-and-leaves', 'applicant');
    const about = { name: '夜间程序', purpose: '试', role: 'applicant' as const, ownerSubject: 'programs-and-leaves' };
    const { accountId } = await makeAccount(secadmin, { ...about, departmentId });
    const { key } = await issueKey(await as(personId), { accountId, scopes: ['requests:read'], days: 10 });
    await leaves(personId);
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'revoked' });
    const approver = await province.as('approver');
    const { items } = await listAccounts(approver, { limit: 50 });
    expect(items.find(({ id }) => id === accountId)).toMatchObject({ mayEnd: true, mayIssue: false });
    await stopAccount(approver, { accountId });
  });

  it('leaves a request for quota that colleagues take back, which they could not before', async () => {
    const { personId } = await someone('asks-and-leaves', 'applicant');
    const { id: cloudId } = await province.owner
      .selectFrom('cloud')
      .select('id')
      .where('slug', '=', 'guangzhou')
      .executeTakeFirstOrThrow();
    const more = { cloudId, departmentId, dimension: 'vcpu' as const, xinchuang: false, units: '999999', reason };
    const { askId } = await askQuota(await as(personId), more);
    const colleague = await province.as('applicant');
    const acts = async () => (await listAsks(colleague, {})).find(({ id }) => id === askId)?.acts;
    expect(await acts()).toEqual([]);
    await expect(withdrawAsk(colleague, { askId })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await leaves(personId);
    expect(await acts()).toEqual(['withdraw']);
    await expect(withdrawAsk(await province.as('applicant2'), { askId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdrawAsk(colleague, { askId });
    const { askId: again } = await askQuota(colleague, more);
    await withdrawAsk(colleague, { askId: again });
  });

  it('leaves drafts that nobody else reads, and that are dropped in their time', async () => {
    const { personId } = await someone('writes-and-leaves', 'applicant');
    const draftId = crypto.randomUUID();
    await saveDraft(await as(personId), { draftId, content: { title: '未写完' } });
    await leaves(personId);
    expect(await getDraft(await province.as('applicant'), { draftId })).toBeNull();
    const at = (days: number) => province.job(new Date(province.job().now.getTime() + days * DAY));
    expect((await findUnwrittenDrafts(at(77), undefined)).tell).toContain(draftId);
    await tellDraftEnding(at(77), { draftId });
    expect((await findUnwrittenDrafts(at(92), undefined)).drop).toContain(draftId);
    await dropUnwrittenDraft(at(92), { draftId });
  });

  it('who only changes their post is told of their draft, or nobody is', async () => {
    const { personId, grantId } = await someone('writes-and-moves', 'applicant');
    const draftId = crypto.randomUUID();
    await saveDraft(await as(personId), { draftId, content: { title: '调岗前' } });
    await revokeRole(secadmin, { grantId });
    await tellDraftEnding(province.job(new Date(province.job().now.getTime() + 77 * DAY)), { draftId });
    const told = await province.within(({ tx }) =>
      tx.selectFrom('notice').select('id').where('object_id', '=', draftId).execute(),
    );
    expect(told).toEqual([]);
  });

  it('leaves templates to the department', async () => {
    const { personId } = await someone('templates-and-leaves', 'applicant');
    const spec = { item: 'bandwidth' as const, mbps: 10 };
    const template = { departmentId, name: '离岗前', lines: [{ cloud: 'guangzhou', zone: 'extranet', spec }] };
    const { templateId } = await saveTemplate(await as(personId), template);
    await leaves(personId);
    const { items } = await listTemplates(await province.as('applicant'), undefined);
    expect(items.map(({ id }) => id)).toContain(templateId);
  });
});

describe('a person whose role is revoked', () => {
  it('leaves a request for quota that colleagues take back, also where they serve another department since', async () => {
    const { personId, grantId } = await someone('asks-and-moves', 'applicant');
    const clouds = province.owner.selectFrom('cloud').select('id').where('slug', '=', 'guangzhou');
    const { id: cloudId } = await clouds.executeTakeFirstOrThrow();
    const more = { cloudId, departmentId, dimension: 'vcpu' as const, xinchuang: false, units: '999999', reason };
    const { askId } = await askQuota(await as(personId), more);
    const colleague = await province.as('applicant');
    const acts = async (who = colleague) => (await listAsks(who, {})).find(({ id }) => id === askId)?.acts;
    await expect(withdrawAsk(colleague, { askId })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await revokeRole(secadmin, { grantId });
    expect(await acts()).toEqual(['withdraw']);
    const education = {
      organisationId: province.organisations.get('education-bureau')!,
      departmentId: province.departments.get('education-bureau')!,
    };
    await grantRole(province.job(), { personId, role: 'applicant', ...education });
    expect(await acts(await as(personId))).toBeUndefined();
    await withdrawAsk(colleague, { askId });
    const { askId: again } = await askQuota(colleague, more);
    await withdrawAsk(colleague, { askId: again });
  });

  it('stays signed in and can do nothing of it from the next request on, nor can a program they answer for', async () => {
    const { personId, grantId } = await someone('loses-a-role', 'applicant');
    const { token } = await completeSignIn(province.job(), { subject: 'loses-a-role', userAgent: '' });
    const about = { name: '失权程序', purpose: '试', role: 'applicant' as const, ownerSubject: 'loses-a-role' };
    const { accountId } = await makeAccount(secadmin, { ...about, departmentId });
    const { key } = await issueKey(await as(personId), { accountId, scopes: ['requests:read'], days: 10 });
    expect(await resumeSession(province.job(), { token })).toMatchObject({ grants: [{ role: 'applicant' }] });
    await revokeRole(secadmin, { grantId });
    expect(await resumeSession(province.job(), { token })).toMatchObject({ id: personId, grants: [] });
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'owner-left' });
    const draft = { draftId: crypto.randomUUID(), content: {} };
    await expect(saveDraft(await as(personId), draft)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});
