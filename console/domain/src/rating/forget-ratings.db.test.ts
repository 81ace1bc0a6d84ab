import { randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { issueStatement } from '../settlement/issue-statement.ts';
import { reviewStatement } from '../settlement/review-statement.ts';
import { forgetRatings } from './forget-ratings.ts';
import { rateMonth } from './rate-month.ts';

const [FINANCE, OTHER] = [person('finance'), colleague('finance')];
const NOW = '2026-08-20T02:00:00.000Z';
const month = { departmentId: SAMPLE.ours, month: '2026-07' };
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let host: { readonly id: string };
beforeAll(async () => {
  sample = await sampleTenants();
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    departmentId: SAMPLE.ours,
    name: '政务云服务合同',
    annualFen: '0',
  });
  host = await sample.resource();
  await hold('create', '2026-07-02T00:00:00Z', 2n);
});
afterAll(() => sample.drop());

const hold = (kind: 'create' | 'resize', at: string, vcpu: bigint) =>
  recordResourceChange(sample.as(JOB, NOW, sample.worker), {
    ...{ resourceId: host.id, kind, at: new Date(at), amounts: { vcpu } },
    ...{ cause: { kind: 'operation', id: randomUUID() }, instanceUid: 'uid' },
  });
const forget = (most?: number) => forgetRatings(sample.as(JOB, NOW, sample.worker), most ? { most } : {});
const kept = async () => {
  const { rows } = await sample.owner.query(
    `select r.current, exists (select from statement s where s.rating_id = r.id) as named, (select count(*)::int from charge c where c.rating_id = r.id) as charges
     from rated_month r order by r.rated_at, r.id`,
  );
  return rows as { current: boolean; named: boolean; charges: number }[];
};

it('a rating that nothing names any more goes, one that a statement names and the newest stay', async () => {
  const draft = () => draftMonthToDate(sample.as(FINANCE, NOW), month);
  await draft();
  await hold('resize', '2026-07-10T00:00:00Z', 4n);
  await rateMonth(sample.as(JOB, NOW, sample.worker), month);
  // The draft still names the one before.
  expect(await kept()).toMatchObject([{ named: true }, { current: true, named: false }]);
  expect(await forget()).toEqual({ more: false, ratings: 0 });
  expect(await kept()).toHaveLength(2);
  const { statementId } = await draft();
  expect(await kept()).toMatchObject([
    { current: false, named: false },
    { current: true, named: true },
  ]);
  const tries = await Promise.all([forget(), forget(), forget(1)]);
  expect(tries.reduce((sum, { ratings }) => sum + ratings, 0)).toBe(1);
  expect(await kept()).toMatchObject([{ current: true, named: true, charges: 2 }]);
  expect(await sample.audits('rating.ratings-forgotten')).toMatchObject([
    { outcome: 'done', detail: { ratings: 1, charges: 1 } },
  ]);
  await reviewStatement(sample.as(OTHER, NOW), { statementId });
  await issueStatement(sample.as(OTHER, NOW), { statementId });
  expect(await forget()).toEqual({ more: false, ratings: 0 });
  expect(await kept()).toMatchObject([{ named: true, charges: 2 }]);
});
