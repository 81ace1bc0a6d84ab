import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { StatementPayments } from './statement-payments.tsx';
import type { Statement } from './statement-types.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const statement = { id: 's-1', payableFen: '100000', steps: { paidFen: '0' } } as Statement;
const stepUp = { refuse: 'STEP_UP_NEEDED', sentence: '请重新登录后再办理。' };
const open = (answer: unknown) =>
  renderWithServer(<PayDialog statement={statement} />, {
    answers: { 'session.me': meWith('finance'), 'settlement.recordPayment': answer },
  });
async function dialog() {
  fireEvent.click(await screen.findByRole('button', { name: '登记付款' }));
  return within(await screen.findByRole('dialog'));
}

describe('recording a payment', () => {
  it('keeps what was typed while its person signs in again, and forgets it once it is recorded', async () => {
    open(stepUp);
    const first = await dialog();
    fireEvent.change(first.getByLabelText('付款金额（元）'), { target: { value: '12.50' } });
    fireEvent.change(first.getByLabelText('凭证号或银行流水号'), { target: { value: '凭证-7' } });
    fireEvent.click(first.getByRole('button', { name: '登记付款' }));
    await screen.findByText(stepUp.sentence);
    // Signing in again leaves the page.
    cleanup();
    const page = open({ statementId: 's-1', state: 'confirmed', paidFen: '1250', leftFen: '98750' });
    const again = await dialog();
    expect(again.getByLabelText('付款金额（元）')).toHaveProperty('value', '12.50');
    expect(again.getByLabelText('凭证号或银行流水号')).toHaveProperty('value', '凭证-7');
    fireEvent.click(again.getByRole('button', { name: '登记付款' }));
    await screen.findByText('付款已登记');
    expect(page.asked('settlement.recordPayment')).toMatchObject([{ amountFen: '1250', reference: '凭证-7' }]);
    cleanup();
    open(stepUp);
    expect((await dialog()).getByLabelText('凭证号或银行流水号')).toHaveProperty('value', '');
  });
});

describe('payments of a statement', () => {
  const payment = (more: object) => ({
    id: 'p-1',
    amountFen: '100000',
    reference: '凭证-7',
    paidOn: '2026-08-20',
    recordedBy: '周敏',
    recordedAt: '2026-08-20T02:00:00.000Z',
    reversed: null,
    reversible: false,
    ...more,
  });
  it('offer a reversal, with its reason, to who may; say of a reversed one who, when and why', async () => {
    const reversed = { at: '2026-08-21T02:00:00.000Z', by: '郑洁', reason: '记错了结算单' };
    const payments = [payment({ reversible: true }), payment({ id: 'p-2', reference: '凭证-8', reversed })];
    const page = renderWithServer(<StatementPayments payments={payments} />, {
      answers: {
        'session.me': meWith('finance'),
        'settlement.reversePayment': { statementId: 's-1', paymentId: 'p-1', state: 'confirmed' },
      },
    });
    expect(await screen.findByText(/郑洁 于 2026-08-21 10:00.* 冲销：记错了结算单/)).toBeTruthy();
    const [button, ...others] = screen.getAllByRole('button', { name: '冲 销' });
    expect(others).toEqual([]);
    if (button) fireEvent.click(button);
    const asked = within(await screen.findByRole('dialog'));
    fireEvent.change(asked.getByRole('textbox'), { target: { value: '金额多记一位' } });
    fireEvent.click(asked.getByRole('button', { name: '冲 销' }));
    await screen.findByText('付款登记已冲销');
    expect(page.asked('settlement.reversePayment')).toEqual([{ paymentId: 'p-1', reason: '金额多记一位' }]);
  });
});
