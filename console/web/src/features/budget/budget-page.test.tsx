import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { BudgetPage } from './budget-page.tsx';

afterEach(cleanup);

const department = { id: 'd-1', slug: 'drug', name: '药监局' };
const row = {
  id: 'd-1',
  department,
  year: 2026,
  version: 1,
  budgetFen: '100000000',
  billedFen: '30000000',
  committedFen: '40000000',
  waitingFen: '0',
  leftFen: '30000000',
  state: 'within',
};
const unset = {
  ...row,
  id: 'd-2',
  department: { ...department, id: 'd-2', name: '教育局' },
  budgetFen: null,
  leftFen: null,
  state: 'unset',
};
const open = (role: 'finance' | 'applicant') =>
  renderWithServer(<BudgetPage />, {
    answers: {
      'session.me': meWith(role),
      'budgets.list': { year: 2026, items: [row, unset], nextCursor: null, total: 2 },
      'budgets.set': { departmentId: 'd-2', year: 2026, version: 1 },
    },
    path: '/budget',
    route: '/budget',
  });

describe('budgets of the year', () => {
  it('show what is left, and say where none is set', async () => {
    open('applicant');
    const table = await screen.findByRole('table', { name: '年度预算' });
    const [, first, second] = within(table).getAllByRole('row') as [HTMLElement, HTMLElement, HTMLElement];
    for (const text of ['药监局', '预算内', '1,000,000.00', '400,000.00'])
      expect(within(first).getByText(text)).toBeTruthy();
    expect(within(first).getAllByText('300,000.00')).toHaveLength(2);
    expect(within(second).getByText('尚未设置预算')).toBeTruthy();
    expect(within(second).getAllByText('未设置')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: /设置预算|调整预算/ })).toBeNull();
  });

  it('are set by finance in yuan, with a reason', async () => {
    const page = open('finance');
    fireEvent.click(await screen.findByRole('button', { name: '设置预算' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '年初批复' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '设置预算' }));
    expect(await within(dialog).findByText('请填写金额，最多两位小数')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('预算金额（元）'), { target: { value: '1234.5' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '设置预算' }));
    await waitFor(() => {
      expect(page.asked('budgets.set')).toEqual([
        { departmentId: 'd-2', year: 2026, amountFen: '123450', reason: '年初批复' },
      ]);
    });
  });
});
