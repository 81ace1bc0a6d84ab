import { randomUUID } from 'node:crypto';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackground } from '../approvals/background/read-background.ts';
import { readEvidence } from '../approvals/read-evidence.ts';
import { listAudit } from '../audit/list-audit.ts';
import { accept } from '../evaluation/accept.ts';
import { sheet } from '../evaluation/sheet.ts';
import { appealReclaim } from '../reclaim/appeal-reclaim.ts';
import { listReclaims } from '../reclaim/list-reclaims.ts';
import { openReclaim } from '../reclaim/open-reclaim.ts';
import { addAttachmentWith } from '../requests/attachments/add-attachment.ts';
import { postgresContent } from '../requests/attachments/content-store.ts';
import { readAttachmentWith } from '../requests/attachments/read-attachment.ts';
import { saveDraft } from '../requests/drafts/save-draft.ts';
import { getRequest } from '../requests/get-request.ts';
import { listRequests } from '../requests/list-requests.ts';
import { submitRequest } from '../requests/submit.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { HIDDEN } from './hidden.ts';

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

const as = (who: string) => province.as(who);
const OPERATORS = ['technical', 'engineer'] as const;
const WEIGH_MONEY = ['applicant', 'approver', 'authority', 'finance', 'auditor'] as const;
const HEAR_APPEALS = ['applicant', 'approver', 'authority', 'auditor'] as const;

describe('project and money of a request', () => {
  const PROJECT = '智慧药监二期';
  let requestId: string;
  beforeAll(async () => {
    const { id: systemId } = await findSystem(await as('applicant'), { reference: 'drug-portal' });
    const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 1 } }];
    const about = { project: PROJECT, fundingSource: 'special-bond' as const };
    const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines, ...about };
    ({ requestId } = await submitRequest(await as('applicant'), order));
  });

  it('are seen by the department and by who weighs money, on the order and in the evidence', async () => {
    for (const who of WEIGH_MONEY) {
      const seen = { purpose: { project: PROJECT, fundingSource: 'special-bond' } };
      expect(await getRequest(await as(who), { requestId }), who).toMatchObject(seen);
      expect(await readEvidence(await as(who), { requestId }), who).toMatchObject(seen);
      expect((await readBackground(await as(who), { requestId })).budget, who).not.toEqual(HIDDEN);
    }
  });

  it('are said to be hidden from the operator, wherever it looks, and the rest of the purpose is not', async () => {
    for (const who of OPERATORS) {
      const order = await getRequest(await as(who), { requestId });
      const evidence = await readEvidence(await as(who), { requestId });
      const background = await readBackground(await as(who), { requestId });
      for (const { purpose } of [order, evidence])
        expect(purpose, who).toMatchObject({ project: HIDDEN, fundingSource: HIDDEN, expectedUsers: null });
      expect(background.budget, who).toEqual(HIDDEN);
      const all = JSON.stringify([order, evidence, background, await listRequests(await as(who), {})]);
      expect(all, who).not.toContain(PROJECT);
      expect(all, who).not.toContain('special-bond');
    }
  });

  it('are found by no search', async () => {
    for (const who of [...OPERATORS, 'applicant'])
      expect((await listRequests(await as(who), { search: PROJECT })).items, who).toEqual([]);
  });
});

describe('who rated a delivery', () => {
  it('is seen by the department and the authority, and by the rated operator nowhere', async () => {
    const { requestId, operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    const rater = await as('approver');
    await accept(rater, { requestId, score: 2, reason: '交付迟，文档不全' });
    const { name } = rater.actor as { name: string };
    const departmentId = province.departments.get('drug-regulator')!;
    const raterOf = async (who: string) => {
      const context = await province.as(who, new Date(MONDAY.getTime() + 3_600_000));
      const { ratings } = await sheet(context, { departmentId, month: '2026-11' });
      const { timeline } = await getRequest(context, { requestId });
      const accepted = timeline.find(({ action }) => action === 'evaluation.accepted');
      return [ratings[0]?.ratedBy, accepted?.actor, ratings[0]?.reason];
    };
    for (const who of HEAR_APPEALS)
      expect(await raterOf(who), who).toEqual([name, { kind: 'person', name }, '交付迟，文档不全']);
    // The log is no place to hide in: who audits reads there whose act it was.
    const { items } = await listAudit(await as('auditadmin'), { action: 'evaluation.accepted' });
    expect(items.map(({ actor }) => actor.name)).toEqual([name]);
    for (const who of OPERATORS) expect(await raterOf(who), who).toEqual([HIDDEN, HIDDEN, '交付迟，文档不全']);
  });
});

describe('what is said in an appeal, and given in evidence with it', () => {
  it('is for the department and for who decides', async () => {
    const { requestId, operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    const resourceId = (await flow.request(requestId)).lines[0]!.resource.id;
    const departmentId = province.departments.get('drug-regulator');
    const span = { from: '2026-10-24T00:00:00.000Z', to: MONDAY.toISOString() };
    const seen = { measures: [], basis: [], state: null, reason: null, verdict: 'idle', why: null };
    const evidence = { policyId: 'sample-reclaim-2026', ...span, ...seen };
    const begun = { resourceId, departmentId, evidence } as never;
    const { reclaimId } = await province.within((scope) => openReclaim.within(scope, begun));
    const approver = await as('approver');
    const key = randomUUID();
    const content = { reason: '写到一半' };
    await saveDraft(approver, { draftId: key, subject: { kind: 'appeal', resourceId }, content });
    const file = { draftId: key, name: '灾备方案.pdf', content: SAMPLE_FILES.pdf };
    const { id: attachmentId } = await addAttachmentWith(postgresContent)(approver, file);
    await appealReclaim(approver, { reclaimId, reason: '系统在灾备中', key });

    const read = readAttachmentWith(postgresContent);
    const appealed = async (who: string) =>
      (await listReclaims(await as(who), {})).items
        .find(({ id }) => id === reclaimId)
        ?.events.find(({ kind }) => kind === 'appealed');
    for (const who of HEAR_APPEALS) {
      expect(await appealed(who), who).toMatchObject({ note: '系统在灾备中', attachments: [{ id: attachmentId }] });
      expect(await read(await as(who), { attachmentId }), who).toMatchObject({ name: '灾备方案.pdf' });
    }
    for (const who of ['auditadmin', 'auditor']) {
      const { items } = await listAudit(await as(who), { objectId: reclaimId });
      expect(
        items.map(({ action }) => action),
        who,
      ).toContain('reclaim.appealed');
      expect(JSON.stringify(items), who).not.toContain('灾备');
    }
    expect((await listReclaims(await as('auditadmin'), {})).items).toEqual([]);
    await expect(read(await as('auditadmin'), { attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const who of [...OPERATORS, 'finance']) {
      expect(await appealed(who), who).toMatchObject({ kind: 'appealed', note: HIDDEN, attachments: HIDDEN });
      const page = JSON.stringify(await listReclaims(await as(who), {}));
      expect(page, who).not.toContain('灾备');
      await expect(read(await as(who), { attachmentId }), who).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
