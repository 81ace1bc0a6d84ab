import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { StatementLines } from './statement-lines.tsx';
import type { Statement } from './statement-types.ts';

afterEach(cleanup);

const line = (ordinal: number, amountFen: string) => ({
  ...{ id: `l-${ordinal}`, ordinal, kind: 'usage', resource: null, sku: 'vcpu.x86', unit: 'vCPU·月' },
  ...{ quantity: '8', unitPrice: '50', amountFen, working: { kind: 'usage' } },
});
const statement = (more: object = {}) =>
  ({
    ...{ id: 's-1', department: { id: 'd-1', name: '药监局' }, issuedAt: '2026-10-10T02:00:00.000Z', sample: false },
    steps: { disputeUntil: '2026-10-30T16:00:00.000Z' },
    lines: [line(1, '40000'), line(2, '-500'), line(3, '0')],
    ...more,
  }) as unknown as Statement;
const me = (role: string, departmentId: string) => ({
  ...meWith(role),
  grants: [{ role, organisationId: 'o', department: { id: departmentId, name: '药监局' }, cloud: null }],
});
const show = (of: Statement, who: object, more: object = {}) =>
  renderWithServer(<StatementLines statement={of} onShow={() => {}} page={1} onPage={() => {}} />, {
    answers: { 'session.me': who, ...more },
  });
const buttons = async () => {
  await screen.findByRole('table');
  return screen.queryAllByRole('button', { name: /提出异议/ }).map((button) => button.getAttribute('aria-label'));
};

describe('disputing a line', () => {
  it('is offered on charged lines of an issued statement to the department’s approver alone', async () => {
    const ours = me('department-approver', 'd-1');
    const over = { disputeUntil: null };
    for (const [of, who, offered] of [
      [statement(), ours, ['对第 1 行提出异议']],
      [statement({ steps: over }), ours, []],
      [statement(), me('department-approver', 'd-2'), []],
      [statement(), me('applicant', 'd-1'), []],
      [statement(), me('finance', 'd-1'), []],
    ] as const) {
      show(of, who);
      expect(await buttons()).toEqual(offered);
      cleanup();
    }
  });

  it('asks how much of the line, what is wrong and why, and sends no more than the line', async () => {
    const opened = { disputeId: 'x', number: 'YY-2026-000001', state: 'open' };
    const page = show(statement(), me('department-approver', 'd-1'), { 'disputes.open': opened });
    fireEvent.click(await screen.findByRole('button', { name: '对第 1 行提出异议' }));
    const dialog = within(await screen.findByRole('dialog'));
    const yuan = dialog.getByLabelText('异议金额（元）');
    expect(yuan).toHaveProperty('value', '400.00');
    fireEvent.change(yuan, { target: { value: '400.01' } });
    fireEvent.click(dialog.getByRole('button', { name: '提出异议' }));
    await dialog.findByText('不能超过该行金额');
    expect(await dialog.findAllByText('请填写')).toHaveLength(2);
    fireEvent.change(yuan, { target: { value: '123.4' } });
    fireEvent.mouseDown(dialog.getByRole('combobox'));
    fireEvent.click(await screen.findByTitle('重复计费'));
    fireEvent.change(dialog.getByLabelText('异议内容'), { target: { value: '与第 4 行重复' } });
    expect(page.asked('disputes.open')).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: '提出异议' }));
    await screen.findByText('异议 YY-2026-000001 已提出');
    expect(page.asked('disputes.open')).toEqual([
      {
        ...{ statementId: 's-1', statementLineId: 'l-1', amountFen: '12340' },
        ...{ reasonKind: 'charged-twice', reason: '与第 4 行重复' },
      },
    ]);
  });

  it('says why it is refused, and keeps the dialog', async () => {
    const refusal = { refuse: 'DISPUTE_WINDOW_OVER', sentence: '异议期限已过。' };
    show(statement(), me('department-approver', 'd-1'), { 'disputes.open': refusal });
    fireEvent.click(await screen.findByRole('button', { name: '对第 1 行提出异议' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.mouseDown(dialog.getByRole('combobox'));
    fireEvent.click(await screen.findByTitle('其他'));
    fireEvent.change(dialog.getByLabelText('异议内容'), { target: { value: '不是我们的' } });
    fireEvent.click(dialog.getByRole('button', { name: '提出异议' }));
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('异议期限已过。'));
  });
});
