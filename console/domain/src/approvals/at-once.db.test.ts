import { connect } from '@zhengyun/db/connect.ts';
import { approvalStorm, type StormReport } from '@zhengyun/test/support/approval-storm.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let province: SampleProvince;
let report: StormReport;
beforeAll(async () => {
  province = await sampleProvince();
  const db = connect(province.database.appUrl, { applicationName: 'test-storm', maximum: 50 });
  const { organisations, departments } = province;
  const { actor } = await province.as('applicant');
  const applicantId = actor.kind === 'person' ? actor.id : '';
  const ground = { db, now: MONDAY, organisations, departments, applicantId };
  report = await approvalStorm(ground, { batches: 2, seed: 20_261_123 }).finally(() => db.destroy());
});
afterAll(() => province.drop());

describe('fifty people who decide on few requests at once', () => {
  it('lose no decision, make none twice, and hold no more quota than there is', () => {
    expect(report.wrong).toEqual([]);
  });

  it('do meet each other', () => {
    expect(report.attempts).toBe(2 * (50 * 6 + 1));
    expect([...report.refusals.keys()]).toEqual(expect.arrayContaining(['STEP_ALREADY_DECIDED', 'STEP_NOT_OPEN']));
    expect(report.decided).toBeGreaterThan(10);
  });
});
