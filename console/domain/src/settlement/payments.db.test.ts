import { randomUUID } from 'node:crypto';
import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { confirmStatement } from './confirm-statement.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';
import { issueStatement } from './issue-statement.ts';
import { recordPayment } from './record-payment.ts';
import { reversePayment } from './reverse-payment.ts';
import { reviewStatement } from './review-statement.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-20T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  for (const departmentId of [SAMPLE.ours, SAMPLE.theirs])
    await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      validFrom: '2025-12-31T16:00:00Z',
      validTo: '2026-12-31T16:00:00Z',
      departmentId,
      name: '政务云服务合同',
      annualFen: '1200000',
    });
});
afterAll(() => sample.drop());

/** A statement of `month` that its department has confirmed; it comes to 1,000 yuan. */
async function confirmed(month: string, departmentId: string = SAMPLE.ours) {
  const { statementId } = await draftMonthToDate(sample.as(FINANCE, LATER), { departmentId, month });
  await reviewStatement(sample.as(OTHER, LATER), { statementId });
  const { number } = await issueStatement(sample.as(OTHER, LATER), { statementId });
  await confirmStatement(sample.as(person('department-approver', departmentId), LATER), { statementId });
  return { statementId, number };
}
const pay = (statementId: string, reference: string, amountFen = '100000') =>
  recordPayment(sample.as(FINANCE, LATER), { statementId, amountFen, reference, paidOn: '2026-08-20' });
const reverse = (paymentId: string, actor = OTHER, reason = '登记错了结算单') =>
  reversePayment(sample.as(actor, LATER), { paymentId, reason });
const get = (statementId: string, actor = OTHER) => getStatement(sample.as(actor, LATER), { statementId });
async function paymentOf(statementId: string, reference: string) {
  const { steps } = await get(statementId);
  return steps.payments.find((payment) => payment.reference === reference && payment.reversed === null)?.id ?? '';
}

describe('a payment that was recorded wrongly', () => {
  it('is reversed by another person with a reason; the statement it had paid is confirmed again with what is left', async () => {
    const { statementId, number } = await confirmed('2026-01');
    await pay(statementId, '凭证-1', '60000');
    expect(await pay(statementId, '凭证-2', '40000')).toMatchObject({ state: 'paid' });
    const paymentId = await paymentOf(statementId, '凭证-2');
    await expect(reverse(paymentId, FINANCE)).rejects.toMatchObject({ code: 'RECORDER_REVERSES' });
    const approver = person('department-approver', SAMPLE.ours);
    await expect(reverse(paymentId, approver)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(reverse(paymentId, OTHER, ' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(reverse(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await get(statementId)).steps.payments.map(({ reversible }) => reversible)).toEqual([true, true]);
    expect((await get(statementId, FINANCE)).steps.payments.map(({ reversible }) => reversible)).toEqual([
      false,
      false,
    ]);

    expect(await reverse(paymentId)).toMatchObject({ state: 'confirmed', paidFen: '60000', leftFen: '40000' });
    const { state, steps } = await get(statementId);
    expect(state).toBe('confirmed');
    expect(steps).toMatchObject({ paidFen: '60000', paidAt: null, open: ['pay'] });
    expect(steps.payments.map(({ reversed }) => reversed)).toEqual([
      null,
      { at: LATER, by: expect.any(String), reason: '登记错了结算单' },
    ]);
    const { rows } = await sample.owner.query(
      `select action, object_id, detail from audit_row where action = 'settlement.payment-reversed' and outcome = 'done'`,
    );
    expect(rows).toMatchObject([
      { object_id: statementId, detail: { number, amountFen: '40000', reference: '凭证-2', reason: '登记错了结算单' } },
    ]);
    await expect(reverse(paymentId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    // The right one is recorded anew, also under the same voucher.
    expect(await pay(statementId, '凭证-2', '40000')).toMatchObject({ state: 'paid', leftFen: '0' });
  });

  it('of two who reverse it at once is reversed once', async () => {
    const { statementId } = await confirmed('2026-02');
    await pay(statementId, '凭证-3');
    const paymentId = await paymentOf(statementId, '凭证-3');
    const tries = await Promise.allSettled([reverse(paymentId), reverse(paymentId)]);
    expect(tries.map((each) => (each.status === 'rejected' ? each.reason.code : each.value.state)).toSorted()).toEqual([
      'STATE_CONFLICT',
      'confirmed',
    ]);
    expect((await get(statementId)).steps.paidFen).toBe('0');
  });

  it('is kept by the database: no reversal by its recorder, none changed, no paid statement taken back without one', async () => {
    const { statementId } = await confirmed('2026-03');
    await pay(statementId, '凭证-4');
    const paymentId = await paymentOf(statementId, '凭证-4');
    const { id } = FINANCE as { id: string };
    const byHand = sample.owner.query(
      `insert into statement_payment_reversal values ($1, $2, $3, $3, now(), '自己冲销')`,
      [paymentId, SAMPLE.ours, id],
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'recorder_never_reverses' });
    const back = `update statement set state = 'confirmed', paid_at = null where id = $1`;
    await expect(sample.owner.query(back, [statementId])).rejects.toMatchObject({ code: 'ZY002' });
    await reverse(paymentId);
    for (const sql of [
      'update statement_payment_reversal set reason = $$x$$',
      'delete from statement_payment_reversal',
    ])
      await expect(sample.owner.query(sql), sql).rejects.toMatchObject({ code: 'ZY001' });
  });
});

describe('a voucher', () => {
  it('pays one statement between a payer and a payee, however its number is written, and the refusal says which', async () => {
    const first = await confirmed('2026-04');
    const second = await confirmed('2026-05');
    await pay(first.statementId, 'YH-2026-88', '1000');
    for (const written of ['YH-2026-88', ' yh-2026-88', 'ＹＨ－２０２６－８８', 'YH-2026- 88'])
      await expect(pay(second.statementId, written), written).rejects.toMatchObject({
        code: 'VOUCHER_USED',
        facts: { number: first.number },
      });
    // Another department's voucher of that number is another voucher.
    const theirs = await confirmed('2026-05', SAMPLE.theirs);
    expect(await pay(theirs.statementId, 'YH-2026-88')).toMatchObject({ state: 'paid' });
    // Reversed where it was recorded by mistake, it may be recorded where it belongs.
    await reverse(await paymentOf(first.statementId, 'YH-2026-88'));
    expect(await pay(second.statementId, 'YH-2026-88')).toMatchObject({ state: 'paid' });
  });

  it('recorded for two statements at once is taken for one of them, and past the verbs the database refuses it', async () => {
    const first = await confirmed('2026-06');
    const second = await confirmed('2026-07');
    const tries = await Promise.allSettled([pay(first.statementId, 'YH-99'), pay(second.statementId, 'YH-99')]);
    expect(tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'paid')).toSorted()).toEqual([
      'VOUCHER_USED',
      'paid',
    ]);
    const byHand = sample.owner.query(
      `insert into statement_payment select gen_random_uuid(), $1, department_id, 1, reference, paid_on, recorded_by, recorded_at
       from statement_payment where reference = 'YH-99'`,
      [second.statementId],
    );
    await expect(byHand).rejects.toMatchObject({ code: 'ZY002' });
  });
});
