import { connect } from '@zhengyun/db/connect.ts';
import { approvalRaces, type RacesReport } from '@zhengyun/test/support/approval-races.ts';
import { RACE_ACTS } from '@zhengyun/test/support/race-books.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RACES = 256;
let province: SampleProvince;
let report: RacesReport;
beforeAll(async () => {
  province = await sampleProvince();
  const db = connect(province.database.appUrl, { applicationName: 'test-races', maximum: 32 });
  const { organisations, departments } = province;
  const { actor } = await province.as('applicant');
  const applicantId = actor.kind === 'person' ? actor.id : '';
  const ground = { db, now: MONDAY, organisations, departments, applicantId };
  report = await approvalRaces(ground, { races: RACES, seed: 20_261_123 }).finally(() => db.destroy());
}, 180_000);
afterAll(() => province.drop());

describe('two to four acts at once upon one request', () => {
  it('lose nothing, book nothing twice, and leave one decision to a step and one end to a request', () => {
    expect(report.wrong).toEqual([]);
  });

  it('are of every kind, and some of them come second', () => {
    expect(report.races).toBe(RACES);
    expect(report.acts).toBeGreaterThanOrEqual(2 * RACES);
    expect([...report.done.keys()].toSorted()).toEqual(RACE_ACTS.toSorted());
    expect([...report.refusals.keys()]).toEqual(
      expect.arrayContaining(['STEP_ALREADY_DECIDED', 'STATE_CONFLICT', 'QUOTA_EXCEEDED', 'QUOTA_POOL_EXCEEDED']),
    );
  });
});
