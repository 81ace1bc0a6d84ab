import { connect } from '@zhengyun/db/connect.ts';
import { listCases } from '@zhengyun/domain/reconciliation/list-cases.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';

let province: SampleProvince;
let worker: ReturnType<typeof connect>;
beforeAll(async () => {
  province = await sampleProvince();
  worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 4 });
});
afterAll(async () => {
  await worker?.destroy();
  await province?.drop();
});

it('searches once a day from three in the morning in Shanghai, by however many workers', async () => {
  const turn = (at: string) => reconcile({ db: worker, now: () => new Date(at) });
  const last = async () => (await listCases(await province.as('auditor', MONDAY), {})).lastRun;
  await turn('2026-11-22T18:59:59Z');
  expect(await last()).toBeNull();
  await Promise.all([turn('2026-11-22T19:00:00Z'), turn('2026-11-22T19:00:01Z')]);
  expect(await last()).toMatchObject({ day: '2026-11-23', findings: 0 });
  await turn('2026-11-23T15:00:00Z');
  expect(await province.audit('reconciliation.night-run')).toHaveLength(1);
  expect(await province.audit('reconciliation.cases-escalated')).toEqual([]);
});
