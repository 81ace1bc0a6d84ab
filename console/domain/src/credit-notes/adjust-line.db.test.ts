import { randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { issueStatement } from '../settlement/issue-statement.ts';
import { reviewStatement } from '../settlement/review-statement.ts';
import { adjustLine } from './adjust-line.ts';
import { approveCreditNote } from './approve-credit-note.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-06T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let statement: Awaited<ReturnType<typeof getStatement>>;
const as = (actor = FINANCE) => sample.as(actor, LATER);
/** Adjusts the line of a kind, of memory, by hand. */
const adjust = (kind: string, amountFen: string) => {
  const line = statement.lines.find((each) => each.kind === kind && each.sku === 'memory-gb.x86');
  const asked = { statementId: statement.id, statementLineId: line?.id ?? '', amountFen };
  return adjustLine(as(), { ...asked, reason: '主机自 1 日起停用', reference: '停用单' });
};

beforeAll(async () => {
  sample = await sampleTenants();
  // All memory is in the yearly part, which is next to nothing.
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '药监局政务云服务合同', annualFen: '1200' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z', meteredSkus: ['vcpu.x86'] },
  });
  const { id: resourceId } = await sample.resource();
  const at = new Date('2026-03-01T00:00:00Z');
  await recordResourceChange(sample.as(JOB, at, sample.worker), {
    ...{ resourceId, kind: 'create', at, amounts: { vcpu: 1n, 'memory-gb': 64n }, instanceUid: 'uid' },
    cause: { kind: 'operation', id: randomUUID() },
  });
  const { statementId } = await draftMonthToDate(as(), { departmentId: SAMPLE.ours, month: '2026-03' });
  await reviewStatement(as(OTHER), { statementId });
  await issueStatement(as(OTHER), { statementId });
  statement = await getStatement(as(), { statementId });
});
afterAll(() => sample.drop());

it('an adjustment by hand takes off no more than the statement came to with its other notes', async () => {
  await expect(adjust('usage', '0')).rejects.toMatchObject({
    ...{ code: 'CREDIT_ABOVE_LINE', facts: { leftFen: statement.payableFen } },
  });
  // What takes it out of the yearly part adds as much, once it is approved.
  const added = await adjust('included', '0');
  await expect(adjust('usage', '0')).rejects.toMatchObject({ code: 'CREDIT_ABOVE_LINE' });
  await approveCreditNote(as(OTHER), { creditNoteId: added.creditNoteId });
  const { totalFen } = await adjust('usage', '0');
  expect(BigInt(totalFen)).toBe(-BigInt(added.totalFen));
});
