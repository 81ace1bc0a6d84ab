import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNotices } from '../notices/list-notices.ts';
import { findEndingExemptions, REMINDED_DAYS_BEFORE } from './find-ending-exemptions.ts';
import { remindExemption } from './remind-exemption.ts';

const days = (count: number) => new Date(MONDAY.getTime() + count * 86_400_000);
let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province?.drop());

it('who asked for an exemption is reminded a week before its end, once', async () => {
  const id = crypto.randomUUID();
  const idOf = async (who: string) => ((await province.as(who)).actor as { id: string }).id;
  const [asked_by, decided_by] = [await idOf('engineer'), await idOf('secadmin')];
  const asked = { id, number: 'HM-2026-000001', policy: 'p', scope: '{"namespace":"x"}', reason: 'r', until: days(30) };
  const granted = { decision: 'granted', asked_by, asked_at: days(-1), decided_by, decided_at: MONDAY };
  await province.within(({ tx }) =>
    tx
      .insertInto('policy_exemption')
      .values({ ...asked, ...granted })
      .execute(),
  );
  const due = (at: Date) => findEndingExemptions(province.job(at), undefined);
  expect(await due(days(29 - REMINDED_DAYS_BEFORE))).toEqual([]);
  const soon = days(31 - REMINDED_DAYS_BEFORE);
  expect(await due(soon)).toEqual([id]);
  expect(await remindExemption(province.job(soon), { exemptionId: id })).toEqual({ reminded: true });
  expect(await due(soon)).toEqual([]);
  const [notice] = (await listNotices(await province.as('engineer', soon), {})).items;
  expect(notice).toMatchObject({
    kind: 'exemption-ending',
    dueAt: days(30).toISOString(),
    link: '/policies/exemptions',
  });
  await expect(remindExemption(province.job(days(31)), { exemptionId: id })).rejects.toMatchObject({
    code: 'STATE_CONFLICT',
  });
});
