import { randomUUID } from 'node:crypto';
import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNotices } from '../../notices/list-notices.ts';
import { appealReclaim } from '../../reclaim/appeal-reclaim.ts';
import { decideAppeal } from '../../reclaim/decide-appeal.ts';
import { listReclaims } from '../../reclaim/list-reclaims.ts';
import { openReclaim } from '../../reclaim/open-reclaim.ts';
import type { Context } from '../../verb/context.ts';
import { addAttachmentWith } from '../attachments/add-attachment.ts';
import { postgresContent } from '../attachments/content-store.ts';
import { readAttachmentWith } from '../attachments/read-attachment.ts';
import { removeAttachment } from '../attachments/remove-attachment.ts';
import { getRequest } from '../get-request.ts';
import { submitExtend } from '../submit-extend.ts';
import { submitRelease } from '../submit-release.ts';
import { submitResize } from '../submit-resize.ts';
import { dropDraft } from './drop-draft.ts';
import { getDraft } from './get-draft.ts';
import { getDraftOf } from './get-draft-of.ts';
import { listDrafts } from './list-drafts.ts';
import { saveDraft } from './save-draft.ts';
import type { DraftSubject } from './schemas.ts';
import { tellDraftEnding } from './tell-draft-ending.ts';

const addAttachment = addAttachmentWith(postgresContent);
const readAttachment = readAttachmentWith(postgresContent);

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

type Kind = DraftSubject['kind'];
const DAY = 86_400_000;
const as = (who: string) => province.as(who);
/** Another person with the same duties in the same department. */
const colleague = async (): Promise<Context> => {
  const mine = await as('applicant');
  const { id } = (await as('approver')).actor as { id: string };
  return { ...mine, actor: { ...mine.actor, id } as typeof mine.actor };
};
const elsewhere = async (): Promise<Context> => {
  const mine = await as('applicant');
  const departmentId = province.departments.get('education-bureau');
  const grants = [{ role: 'applicant', organisationId: randomUUID(), departmentId, cloudId: null }];
  return { ...mine, actor: { ...mine.actor, id: randomUUID(), grants } as typeof mine.actor };
};
async function delivered(): Promise<string> {
  const { requestId, operations } = await flow.approved(1);
  await flow.delivered(operations[0]!);
  return (await flow.request(requestId)).lines[0]!.resource.id;
}
const setResource = (id: string, row: { state?: string; department_id?: string }) =>
  province.within(({ tx }) => tx.updateTable('resource').set(row).where('id', '=', id).execute());
/** A reclaim that runs on the resource, as a judgement begins it. */
async function reclaimed(resourceId: string): Promise<string> {
  const departmentId = province.departments.get('drug-regulator');
  const seen = { cpu: null, memory: null, measures: [], basis: [], state: null, reason: null };
  const span = { from: '2026-10-24T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' };
  const evidence = { policyId: 'sample-reclaim-2026', ...span, ...seen, verdict: 'idle', why: null };
  const begun = { resourceId, departmentId, evidence } as never;
  return (await province.within((scope) => openReclaim.within(scope, begun))).reclaimId;
}
async function begin(kind: Kind, resourceId: string, who?: Context): Promise<string> {
  const draftId = randomUUID();
  await saveDraft(who ?? (await as('applicant')), {
    draftId,
    subject: { kind, resourceId },
    content: { reason: '写到一半' },
  });
  return draftId;
}
const pdf = (draftId: string) => ({ draftId, name: '会议纪要.pdf', content: SAMPLE_FILES.pdf });
const listed = async (draftId: string) =>
  (await listDrafts(await as('applicant'), undefined)).find(({ id }) => id === draftId);

const changes = [
  ['resize', submitResize, { spec: { ...host, vcpu: 8, memoryGb: 16 }, fundingSource: 'special-fund' }],
  ['release', submitRelease, {}],
  ['extend', submitExtend, { months: 3, project: '智慧药监二期' }],
] as const;

describe.each(changes)('a %s that is still being written', (kind, submit, wanted) => {
  it('is found again by its kind and resource, and goes with its files once, however often it is sent', async () => {
    const resourceId = await delivered();
    const draftId = await begin(kind, resourceId);
    const { id: attachmentId } = await addAttachment(await as('applicant'), pdf(draftId));
    expect(await getDraftOf(await as('applicant'), { kind, resourceId })).toMatchObject({
      id: draftId,
      content: { reason: '写到一半' },
      attachments: [{ id: attachmentId }],
    });
    expect(await listed(draftId)).toMatchObject({
      kind,
      attachments: 1,
      resource: { id: resourceId },
      standing: 'open',
    });
    const sent = { resourceId, reason: '业务变化', key: draftId, ...wanted } as never;
    const answers = await Promise.all([submit(await as('applicant'), sent), submit(await as('applicant'), sent)]);
    expect(answers[0].requestId).toBe(answers[1].requestId);
    const { requestId } = answers[0];
    expect(await getDraftOf(await as('applicant'), { kind, resourceId })).toBeNull();
    const request = await getRequest(await as('approver'), { requestId });
    expect(request.attachments.map(({ id }) => id)).toEqual([attachmentId]);
    expect(request.purpose.fundingSource).toBe(kind === 'resize' ? 'special-fund' : null);
    expect(request.purpose.project).toBe(kind === 'extend' ? '智慧药监二期' : null);
    for (const who of ['approver', 'authority', 'technical'])
      expect((await readAttachment(await as(who), { attachmentId })).name).toBe('会议纪要.pdf');
    await expect(readAttachment(await elsewhere(), { attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeAttachment(await as('applicant'), { attachmentId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const again = { draftId, subject: { kind, resourceId }, content: {} };
    await expect(saveDraft(await as('applicant'), again)).rejects.toMatchObject({ code: 'SUBMITTED_BEFORE' });
  });
});

describe('a draft of a resource', () => {
  it('is its writer’s own: no colleague sees it, and another department begins none', async () => {
    const resourceId = await delivered();
    const draftId = await begin('resize', resourceId);
    const other = await colleague();
    expect(await getDraftOf(other, { kind: 'resize', resourceId })).toBeNull();
    expect(await listDrafts(other, undefined)).toEqual([]);
    for (const refused of [
      () => saveDraft(other, { draftId, subject: { kind: 'resize', resourceId }, content: {} }),
      () => dropDraft(other, { draftId }),
      () => addAttachment(other, pdf(draftId)),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(begin('resize', resourceId, await elsewhere())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await begin('resize', resourceId, other);
    await dropDraft(await as('applicant'), { draftId });
    expect(await getDraftOf(other, { kind: 'resize', resourceId })).not.toBeNull();
  });

  it('is one of its kind: another window is told so and loses nothing of the first', async () => {
    const resourceId = await delivered();
    const draftId = await begin('release', resourceId);
    await expect(begin('release', resourceId)).rejects.toMatchObject({ code: 'DRAFT_ELSEWHERE' });
    await begin('extend', resourceId);
    expect(await getDraftOf(await as('applicant'), { kind: 'release', resourceId })).toMatchObject({ id: draftId });
  });

  it('is begun once by two savings at the same time', async () => {
    const resourceId = await delivered();
    const written = { draftId: randomUUID(), subject: { kind: 'resize' as const, resourceId }, content: {} };
    const me = await as('applicant');
    expect(await Promise.all([saveDraft(me, written), saveDraft(me, written)])).toHaveLength(2);
  });

  it('never becomes a draft of something else, nor are its files taken by what it is not', async () => {
    const resourceId = await delivered();
    const draftId = await begin('resize', resourceId);
    const me = await as('applicant');
    await expect(saveDraft(me, { draftId, content: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const release = { resourceId, reason: '系统下线', key: draftId };
    await expect(submitRelease(me, release)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const theirs = await begin('release', resourceId, await colleague());
    await addAttachment(await colleague(), pdf(theirs));
    const { requestId } = await submitRelease(me, { ...release, key: theirs });
    expect((await getRequest(me, { requestId })).attachments).toEqual([]);
  });

  it('says that another request stands before it, that the resource is given back, or that it went to others', async () => {
    const [held, released, given] = [await delivered(), await delivered(), await delivered()];
    const [waits, ended, gone] = [
      await begin('resize', held),
      await begin('extend', released),
      await begin('release', given),
    ];
    const { number } = await submitRelease(await as('applicant'), { resourceId: held, reason: '系统下线' });
    await setResource(released, { state: 'released' });
    await setResource(given, { department_id: province.departments.get('education-bureau')! });
    expect(await listed(waits)).toMatchObject({ standing: 'busy', behind: number });
    expect(await listed(ended)).toMatchObject({ standing: 'ended' });
    const transferred = await listed(gone);
    expect(transferred).toMatchObject({ standing: 'transferred', resource: { id: given } });
    expect(transferred?.resource?.number).toMatch(/^ZY-/);
    await expect(begin('resize', released)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const me = await as('applicant');
    const sent = { resourceId: released, months: 3, reason: '业务继续', key: ended };
    await expect(submitExtend(me, sent)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await getDraftOf(me, { kind: 'extend', resourceId: released })).toMatchObject({ id: ended });
    await dropDraft(me, { draftId: ended });
    await dropDraft(me, { draftId: gone });
  });

  it('says that its lease can be extended no more, and an extension is not begun then', async () => {
    const resourceId = await delivered();
    const draftId = await begin('extend', resourceId);
    expect(await listed(draftId)).toMatchObject({ standing: 'open' });
    await province.within(({ tx }) =>
      tx.updateTable('lease').set({ last_day: '2026-01-31' }).where('resource_id', '=', resourceId).execute(),
    );
    expect(await listed(draftId)).toMatchObject({ standing: 'ended', behind: null });
    await dropDraft(await as('applicant'), { draftId });
    await expect(begin('extend', resourceId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await begin('release', resourceId);
  });

  it('is told of before it ends, with the way back to its form', async () => {
    const resourceId = await delivered();
    const draftId = await begin('extend', resourceId);
    const later = new Date((await as('applicant')).now.getTime() + 80 * DAY);
    await tellDraftEnding(province.job(later), { draftId });
    const { items } = await listNotices(await province.as('applicant', later), { limit: 50 });
    expect(items.map(({ link }) => link)).toContain(`/resources/${resourceId}?form=extend`);
  });
});

describe('an appeal against reclaim', () => {
  const appealed = async (reclaimId: string, who: string) =>
    (await listReclaims(await as(who), { limit: 50 })).items
      .find(({ id }) => id === reclaimId)
      ?.events.find(({ kind }) => kind === 'appealed');

  it('carries its evidence to whoever decides on it, for good, and nobody else sees it', async () => {
    const resourceId = await delivered();
    const reclaimId = await reclaimed(resourceId);
    const approver = await as('approver');
    const key = await begin('appeal', resourceId, approver);
    const { id: attachmentId } = await addAttachment(approver, pdf(key));
    await expect(readAttachment(await as('authority'), { attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const mine = (await listDrafts(approver, undefined)).find(({ id }) => id === key);
    expect(mine).toMatchObject({ kind: 'appeal', standing: 'open', reclaimId, attachments: 1 });
    await appealReclaim(approver, { reclaimId, reason: '系统在灾备中', key });
    expect(await getDraftOf(approver, { kind: 'appeal', resourceId })).toBeNull();
    await expect(begin('appeal', resourceId, approver)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await appealed(reclaimId, 'authority')).toMatchObject({ attachments: [{ id: attachmentId }] });
    const read = await readAttachment(await as('authority'), { attachmentId });
    expect(Buffer.from(read.content).equals(SAMPLE_FILES.pdf)).toBe(true);
    await expect(readAttachment(await elsewhere(), { attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeAttachment(approver, { attachmentId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(
      province.within(({ tx }) => tx.deleteFrom('attachment').where('id', '=', attachmentId).execute()),
    ).rejects.toMatchObject({ code: '42501' });
    const [made] = (await province.audit('reclaim.appealed')).filter((row) => row.object_id === reclaimId);
    expect(made?.detail).toMatchObject({ attachments: 1 });
  });

  it('is not begun again where a colleague’s was refused in the same step', async () => {
    const resourceId = await delivered();
    const reclaimId = await reclaimed(resourceId);
    const mine = await begin('appeal', resourceId);
    expect(await listed(mine)).toMatchObject({ standing: 'open' });
    await appealReclaim(await as('approver'), { reclaimId, reason: '系统在灾备中' });
    await decideAppeal(await as('authority'), { reclaimId, decision: 'refuse', reason: '证据不足' });
    expect(await listed(mine)).toMatchObject({ standing: 'busy', reclaimId });
    const { items } = await listReclaims(await as('applicant'), { reclaimId });
    expect(items.map(({ id, acts }) => ({ id, acts }))).toEqual([{ id: reclaimId, acts: [] }]);
    await dropDraft(await as('applicant'), { draftId: mine });
    await expect(begin('appeal', resourceId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is written only while there is something to appeal against, and an approver begins no change', async () => {
    const resourceId = await delivered();
    await expect(begin('appeal', resourceId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await reclaimed(resourceId);
    const approver = await as('approver');
    await expect(begin('resize', resourceId, approver)).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const mine = await begin('appeal', resourceId);
    expect(await getDraft(await as('applicant'), { draftId: mine })).toMatchObject({ id: mine });
  });
});
