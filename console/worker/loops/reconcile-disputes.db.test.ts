import { randomUUID } from 'node:crypto';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { listDisputes } from '@zhengyun/domain/disputes/list-disputes.ts';
import { openDispute } from '@zhengyun/domain/disputes/open-dispute.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { getStatement } from '@zhengyun/domain/settlement/get-statement.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-06T02:00:00.000Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '政务云服务合同', annualFen: '0' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' },
  });
  await recordResourceChange(sample.as(JOB, '2026-03-01T00:00:00Z', sample.worker), {
    ...{ resourceId: (await sample.resource()).id, kind: 'create', at: new Date('2026-03-01T00:00:00Z') },
    ...{ amounts: { vcpu: 8n }, cause: { kind: 'operation', id: randomUUID() }, instanceUid: 'uid' },
  });
});
afterAll(() => sample.drop());

it('takes a dispute that nobody took in time one level up, once, at any hour of the day', async () => {
  const { statementId } = await draftMonthToDate(sample.as(FINANCE, LATER), {
    departmentId: SAMPLE.ours,
    month: '2026-03',
  });
  await reviewStatement(sample.as(OTHER, LATER), { statementId });
  await issueStatement(sample.as(OTHER, LATER), { statementId });
  const { lines } = await getStatement(sample.as(FINANCE, LATER), { statementId });
  const usage = lines.find(({ kind }) => kind === 'usage');
  const { disputeId } = await openDispute(sample.as(person('department-approver', SAMPLE.ours), LATER), {
    ...{ statementId, statementLineId: usage?.id ?? '', amountFen: '1', reasonKind: 'quantity', reason: '已停用' },
  });
  const level = async () => (await listDisputes(sample.as(FINANCE, LATER), { disputeId })).items[0]?.level;
  // One in the morning in Shanghai: before the night's search.
  const turn = (at: string) => reconcile({ db: sample.worker, now: () => new Date(at) });
  await turn('2026-08-06T17:00:00Z');
  expect(await level()).toBe(0);
  await turn('2026-08-10T17:00:00Z');
  expect(await level()).toBe(1);
  await turn('2026-08-10T17:00:15Z');
  expect(await sample.audits('disputes.escalated')).toHaveLength(1);
});
