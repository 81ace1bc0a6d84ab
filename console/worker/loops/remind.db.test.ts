import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { setWorkingDay } from '@zhengyun/domain/reclaim/set-working-day.ts';
import { addAttachmentWith } from '@zhengyun/domain/requests/attachments/add-attachment.ts';
import { postgresContent } from '@zhengyun/domain/requests/attachments/content-store.ts';
import { dropUnwrittenDraft } from '@zhengyun/domain/requests/drafts/drop-unwritten-draft.ts';
import { findUnwrittenDrafts } from '@zhengyun/domain/requests/drafts/find-unwritten-drafts.ts';
import { getDraft } from '@zhengyun/domain/requests/drafts/get-draft.ts';
import { listDrafts } from '@zhengyun/domain/requests/drafts/list-drafts.ts';
import { saveDraft } from '@zhengyun/domain/requests/drafts/save-draft.ts';
import { HOLIDAYS_KNOWN_THROUGH } from '@zhengyun/rulebook/working-days.ts';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remind } from './remind.ts';

let province: SampleProvince;
let db: Database;
beforeAll(async () => {
  province = await sampleProvince();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await province?.drop();
});

const at = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const applicant = (days: number) => province.as('applicant', at(days));
/** What the worker's loop does at that time. */
const turn = (days: number) => remind({ db, now: () => at(days) });
const write = async (draftId: string, days: number, title = '药品追溯') =>
  saveDraft(await applicant(days), { draftId, content: { title, lines: [] } });
const told = async (draftId: string, days: number) =>
  (await listNotices(await applicant(days), {})).items.filter(({ link }) => link.endsWith(draftId));

describe('a year of which nobody knows the holidays', () => {
  it('is asked of the authority of every cloud once, until a day of it is declared', async () => {
    const year = HOLIDAYS_KNOWN_THROUGH + 1;
    const november = new Date(`${HOLIDAYS_KNOWN_THROUGH}-11-23T02:00:00Z`);
    const look = () => remind({ db, now: () => november });
    const asked = async (who: string, show: 'all' | 'open' = 'all') =>
      (await listNotices(await province.as(who, november), { show, limit: 200 })).items.filter(
        ({ kind }) => kind === 'working-days-unknown',
      );
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:one-cloud', realName: '单云' });
    const { id: cloudId } = await getCloud(province.job(), { slug: 'huizhou' });
    const organisationId = province.organisations.get('data-authority')!;
    await grantRole(province.job(), { personId, role: 'authority-approver', organisationId, cloudId });
    const rows = async () => (await province.audit('notices.told')).length;
    await look();
    const once = await rows();
    await look();
    expect(await rows(), 'what was told leaves no row again').toBe(once);
    expect(await asked('authority', 'open')).toMatchObject([
      { facts: { year }, link: '/reclaim/calendar', todo: true },
    ]);
    expect((await asked('authority'))[0]!.dueAt).not.toBeNull();
    for (const who of ['one-cloud', 'finance', 'engineer']) expect(await asked(who), who).toEqual([]);
    const declare = async (day: string) =>
      setWorkingDay(await province.as('authority', november), { day, worked: false, reason: '国务院放假通知' });
    await declare(`${year - 1}-12-24`);
    expect(await asked('authority', 'open'), 'a day of this year').toHaveLength(1);
    await declare(`${year}-10-04`);
    expect(await asked('authority', 'open')).toEqual([]);
    await look();
    expect(await asked('authority')).toHaveLength(1);
  });
});

describe('a draft that nobody writes on', () => {
  it('is told of to its writer two weeks before, once, and dropped with its files when they pass', async () => {
    const draftId = randomUUID();
    await write(draftId, 0);
    const pdf = { draftId, name: 'a.pdf', content: SAMPLE_FILES.pdf };
    const { id: attachmentId } = await addAttachmentWith(postgresContent)(await applicant(0), pdf);
    await turn(75);
    expect(await told(draftId, 75)).toEqual([]);
    await turn(76);
    await turn(80);
    expect(await told(draftId, 80)).toMatchObject([
      {
        kind: 'draft-ending',
        facts: { title: '药品追溯' },
        dueAt: at(90).toISOString(),
        link: `/orders/new?draft=${draftId}`,
      },
    ]);
    await turn(89);
    expect(await getDraft(await applicant(89), { draftId })).toMatchObject({ id: draftId });
    await turn(90);
    expect(await getDraft(await applicant(90), { draftId })).toBeNull();
    const files = await province.owner.selectFrom('attachment_content').select('attachment_id').execute();
    expect(files.map((row) => row.attachment_id)).not.toContain(attachmentId);
    const dropped = (await province.audit('requests.draft-dropped')).filter((row) => row.object_id === draftId);
    expect(dropped).toMatchObject([{ outcome: 'done', actor_kind: 'job', detail: { why: 'unwritten' } }]);
  });

  it('is kept where its writer writes on, and told of anew after that', async () => {
    const draftId = randomUUID();
    await write(draftId, 100);
    await turn(180);
    expect(await told(draftId, 180)).toHaveLength(1);
    await write(draftId, 185);
    await turn(200);
    await expect(dropUnwrittenDraft(province.job(at(200)), { draftId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect((await listDrafts(await applicant(200), undefined)).map(({ id }) => id)).toContain(draftId);
    await turn(262);
    expect(await told(draftId, 262)).toHaveLength(2);
    await turn(276);
    expect(await getDraft(await applicant(276), { draftId })).toBeNull();
  });

  it('of who is out of service is told to nobody, as nobody else may see it, and dropped too', async () => {
    const draftId = randomUUID();
    await write(draftId, 300);
    const { id: personId } = (await applicant(300)).actor as { id: string };
    const close = (when: Date | null) =>
      province.owner.updateTable('person').set({ disabled_at: when }).where('id', '=', personId).execute();
    await close(at(310));
    await turn(376);
    await turn(390);
    await close(null);
    expect(await told(draftId, 391)).toEqual([]);
    expect(await getDraft(await applicant(391), { draftId })).toBeNull();
  });

  it('is seen by no person’s scope but its writer’s, however wide', async () => {
    await write(randomUUID(), 400);
    for (const who of ['authority', 'finance', 'auditor', 'engineer'])
      await expect(findUnwrittenDrafts(await province.as(who, at(500)), undefined)).rejects.toMatchObject({
        code: 'ROLE_MISSING',
      });
    const { id: personId } = (await province.as('authority', at(400))).actor as { id: string };
    const seen = await province.app.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.scope', 'all', true), set_config('zhengyun.person', ${personId}, true)`.execute(
        tx,
      );
      return tx.selectFrom('order_draft').select('id').execute();
    });
    expect(seen).toEqual([]);
  });
});
