import { createHash, randomUUID } from 'node:crypto';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../approvals/read-evidence.ts';
import { findSystem } from '../../tenancy/find-system.ts';
import type { Context } from '../../verb/context.ts';
import { addAttachmentWith } from '../attachments/add-attachment.ts';
import { postgresContent } from '../attachments/content-store.ts';
import { readAttachmentWith } from '../attachments/read-attachment.ts';
import { removeAttachment } from '../attachments/remove-attachment.ts';
import { MOST_ATTACHMENTS, UNSENT_LIMIT_MB } from '../attachments/schemas.ts';
import { getRequest } from '../get-request.ts';
import { submitRequest } from '../submit.ts';
import { dropDraft } from './drop-draft.ts';
import { getDraft } from './get-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { saveDraft } from './save-draft.ts';
import { MOST_DRAFTS } from './schemas.ts';

const addAttachment = addAttachmentWith(postgresContent);
const readAttachment = readAttachmentWith(postgresContent);

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(() => province.drop());

const applicant = () => province.as('applicant');
/** Another applicant of the same department. */
const colleague = async (): Promise<Context> => {
  const mine = await applicant();
  const { id: personId } = (await province.as('approver')).actor as { id: string };
  return { ...mine, actor: { ...mine.actor, id: personId } as typeof mine.actor };
};
const content = { title: '药品追溯扩容', lines: [{}, {}], reason: "'; drop table request; --" };
const begin = async (more: object = {}) => {
  const draftId = randomUUID();
  await saveDraft(await applicant(), { draftId, content: { ...content, ...more } });
  return draftId;
};
const pdf = (draftId: string, name = '立项批复.pdf') => ({ draftId, name, content: SAMPLE_FILES.pdf });
const order = (key: string, more: object = {}) => ({
  key,
  systemId,
  title: '药品追溯扩容',
  reason: '年度上云',
  mlpsGrade: 3 as const,
  lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }],
  ...more,
});
const clear = async () => {
  for (const { id } of await listDrafts(await applicant(), undefined))
    await dropDraft(await applicant(), { draftId: id });
};

describe('an order that is still being written', () => {
  it('is kept as it is, written on under its name, and listed until it is dropped', async () => {
    await clear();
    const draftId = await begin();
    await saveDraft(await applicant(), { draftId, content: { ...content, title: '改名' } });
    expect(await listDrafts(await applicant(), undefined)).toMatchObject([{ id: draftId, title: '改名', lines: 2 }]);
    expect(await getDraft(await applicant(), { draftId })).toMatchObject({ content: { reason: content.reason } });
    await dropDraft(await applicant(), { draftId });
    expect(await getDraft(await applicant(), { draftId })).toBeNull();
    const begun = (await province.audit('requests.draft-begun')).filter((row) => row.object_id === draftId);
    expect(begun).toHaveLength(1);
  });

  it('is its writer’s own: no colleague, no approver and no auditor sees it or what is attached', async () => {
    const draftId = await begin();
    const { id: attachmentId } = await addAttachment(await applicant(), pdf(draftId));
    const other = await colleague();
    expect(await listDrafts(other, undefined)).toEqual([]);
    expect(await getDraft(other, { draftId })).toBeNull();
    for (const refused of [
      () => dropDraft(other, { draftId }),
      () => saveDraft(other, { draftId, content: {} }),
      () => addAttachment(other, pdf(draftId)),
      () => removeAttachment(other, { attachmentId }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const who of ['approver', 'authority', 'technical', 'auditor', 'sysadmin'])
      await expect(readAttachment(await province.as(who), { attachmentId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    expect((await readAttachment(await applicant(), { attachmentId })).name).toBe('立项批复.pdf');
  });

  it('is kept for those who write any alone, and no more of them than one can oversee', async () => {
    await expect(saveDraft(await province.as('authority'), { draftId: randomUUID(), content })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await clear();
    await Promise.all(Array.from({ length: MOST_DRAFTS }, () => begin()));
    await expect(begin()).rejects.toMatchObject({ code: 'DRAFTS_ENOUGH', facts: { limit: MOST_DRAFTS } });
    await clear();
  });
});

describe('what is attached to a draft', () => {
  it('goes with the order that comes of it, whose draft ends in the same act', async () => {
    const draftId = await begin();
    const added = await addAttachment(await applicant(), pdf(draftId));
    expect(await getDraft(await applicant(), { draftId })).toMatchObject({
      attachments: [{ id: added.id, kind: 'pdf' }],
    });
    const purpose = {
      project: '智慧药监二期',
      fundingSource: 'special-fund' as const,
      goLiveOn: '2027-06-30',
      expectedUsers: 800,
      leaseMonths: 6,
    };
    const { requestId } = await submitRequest(await applicant(), order(draftId, purpose));
    expect(await getDraft(await applicant(), { draftId })).toBeNull();
    const sha256 = createHash('sha256').update(SAMPLE_FILES.pdf).digest('hex');
    const shown = { purpose: { ...purpose, buildFrom: null, buildTo: null }, attachments: [{ id: added.id, sha256 }] };
    expect(await getRequest(await applicant(), { requestId })).toMatchObject(shown);
    for (const who of ['approver', 'authority', 'technical']) {
      // What money it is of is not for the operator to know; the papers are.
      const evidence = who === 'technical' ? { attachments: shown.attachments } : shown;
      expect(await readEvidence(await province.as(who), { requestId })).toMatchObject(evidence);
      const read = await readAttachment(await province.as(who), { attachmentId: added.id });
      expect(Buffer.from(read.content).equals(SAMPLE_FILES.pdf)).toBe(true);
    }
  });

  it('is nobody’s to see in another department, nor an administrator’s', async () => {
    const draftId = await begin();
    const { id: attachmentId } = await addAttachment(await applicant(), pdf(draftId));
    await submitRequest(await applicant(), order(draftId));
    const theirs = await applicant();
    const grants = [
      {
        role: 'applicant',
        organisationId: randomUUID(),
        departmentId: province.departments.get('education-bureau'),
        cloudId: null,
      },
    ];
    const stranger = { ...theirs, actor: { ...theirs.actor, id: randomUUID(), grants } as typeof theirs.actor };
    for (const who of [stranger, await province.as('sysadmin')])
      await expect(readAttachment(who, { attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays as it was sent: neither a verb nor the server’s own role takes it away or changes it', async () => {
    const draftId = await begin();
    const { id: attachmentId } = await addAttachment(await applicant(), pdf(draftId));
    await submitRequest(await applicant(), order(draftId));
    await expect(removeAttachment(await applicant(), { attachmentId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const kept = { code: '42501' };
    await expect(
      province.within(({ tx }) => tx.deleteFrom('attachment').where('id', '=', attachmentId).execute()),
    ).rejects.toMatchObject(kept);
    await expect(
      province.within(({ tx }) =>
        tx.updateTable('attachment').set({ name: 'x' }).where('id', '=', attachmentId).execute(),
      ),
    ).rejects.toMatchObject(kept);
  });

  it('is refused by its name and leaves nothing, and is no more than an approver can read', async () => {
    const draftId = await begin();
    const disguised = { draftId, name: '发票.pdf', content: SAMPLE_FILES.png };
    await expect(addAttachment(await applicant(), disguised)).rejects.toMatchObject({
      code: 'ATTACHMENT_DISGUISED',
      facts: { name: '发票.pdf', found: 'png' },
    });
    expect((await province.audit('requests.attachment-added')).at(-1)).toMatchObject({ outcome: 'refused' });
    for (let n = 0; n < MOST_ATTACHMENTS; n += 1) await addAttachment(await applicant(), pdf(draftId));
    await expect(addAttachment(await applicant(), pdf(draftId))).rejects.toMatchObject({ code: 'ATTACHMENTS_ENOUGH' });
    const [first] = (await getDraft(await applicant(), { draftId }))!.attachments;
    await removeAttachment(await applicant(), { attachmentId: first!.id });
    expect((await getDraft(await applicant(), { draftId }))!.attachments).toHaveLength(MOST_ATTACHMENTS - 1);
  });

  it('is refused where all drafts of its writer would hold more than they may, also when two come at once', async () => {
    await clear();
    const [one, two] = [await begin(), await begin()];
    const { id: held } = await addAttachment(await applicant(), pdf(one));
    const full = UNSENT_LIMIT_MB * 1_048_576 - SAMPLE_FILES.pdf.length;
    await province.owner.transaction().execute(async (tx) => {
      const { id: personId } = (await applicant()).actor as { id: string };
      await sql`select set_config('zhengyun.person', ${personId}, true)`.execute(tx);
      await tx.updateTable('attachment').set({ bytes: full }).where('id', '=', held).execute();
    });
    const both = await Promise.allSettled([
      addAttachment(await applicant(), pdf(one)),
      addAttachment(await applicant(), pdf(two)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ATTACHMENT_SPACE_FULL', facts: { limit: UNSENT_LIMIT_MB } },
    });
    await clear();
    await addAttachment(await applicant(), pdf(await begin()));
  });

  it('is given to nobody when its bytes are not those that were added', async () => {
    const draftId = await begin();
    const { id: attachmentId } = await addAttachment(await applicant(), pdf(draftId));
    const forged = { ...postgresContent, get: async () => Buffer.from('%PDF-1.7 forged %%EOF') };
    await expect(readAttachmentWith(forged)(await applicant(), { attachmentId })).rejects.toThrow('SHA-256');
  });
});

describe('an order that is sent while another window still writes its draft', () => {
  it('is not begun anew by that window, and is sent once however often the button is pressed', async () => {
    const draftId = await begin();
    const both = await Promise.all([
      submitRequest(await applicant(), order(draftId)),
      submitRequest(await applicant(), order(draftId)),
    ]);
    expect(both[0].number).toBe(both[1].number);
    await expect(saveDraft(await applicant(), { draftId, content })).rejects.toMatchObject({
      code: 'SUBMITTED_BEFORE',
      facts: { number: both[0].number },
    });
    expect(await getDraft(await applicant(), { draftId })).toBeNull();
  });
});

describe('days of an order', () => {
  it('that can’t be right are refused at their field', async () => {
    const days = { buildFrom: '2027-03-01', buildTo: '2027-02-01' };
    await expect(submitRequest(await applicant(), order(randomUUID(), days))).rejects.toMatchObject({
      code: 'DAYS_OUT_OF_ORDER',
      facts: { field: 'buildTo' },
    });
  });
});
