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
  blockNew: false,
};
const unset = {
  ...row,
  id: 'd-2',
  department: { ...department, id: 'd-2', name: '教育局' },
  budgetFen: null,
  version: null,
  leftFen: null,
  state: 'unset',
};
const outlook = {
  year: 2026,
  department: { id: 'd-1', name: '药监局' },
  whole: row,
  forecast: {
    usedFen: '81000000',
    fen: '90000000',
    why: null,
    lowFen: null,
    highFen: null,
    paceOf: '2026-11',
    ratedDays: 7,
    judgedMonths: 1,
    neededMonths: 3,
    worstPpm: '100000',
  },
  months: [{ month: '2026-11', billedFen: '1', ratedFen: '2', committedFen: '3', forecastFen: '4' }],
  policyId: 'sample-budget-2026',
  usedPercent: [50, 80, 100],
  forecastPercent: [80, 100],
  projects: [
    {
      ...row,
      project: '智慧监管',
      fundingSource: 'special-fund',
      budgetFen: null,
      leftFen: null,
      state: 'unset',
      blockNew: true,
      usedFen: '100',
      forecastFen: null,
    },
  ],
};
const alert = {
  id: 'a-1',
  project: null,
  fundingSource: null,
  version: 1,
  inForce: true,
  basis: 'used',
  percent: 80,
  figureFen: '81000000',
  budgetFen: '100000000',
  foundAt: '2026-11-20T00:00:00.000Z',
  told: true,
  answer: null,
};
const judged = { madeAt: '2026-09-30T16:00:00.000Z', issuedFen: '100', errorPpm: '100000' };
const open = (role: 'finance' | 'applicant', path = '/budget', more: object = {}) =>
  renderWithServer(<BudgetPage />, {
    answers: {
      'session.me': meWith(role),
      'budgets.list': { year: 2026, items: path === '/budget' ? [row, unset] : [row], nextCursor: null, total: 2 },
      'budgets.outlook': outlook,
      'budgets.alerts': { year: 2026, items: [alert, { ...alert, id: 'a-2', percent: 50, told: false }] },
      'budgets.answerAlert': { alertId: 'a-1', answeredAt: '2026-11-23T00:00:00.000Z' },
      'budgets.forecastErrors': {
        months: [{ ...judged, month: '2026-10', forecastFen: '110' }],
        own: { ppm: '100000', months: 1 },
        all: { ppm: '100000', months: 1, departments: 1 },
      },
      'budgets.history': { versions: [] },
      'budgets.set': { departmentId: 'd-2', year: 2026, version: 1 },
      ...more,
    },
    path,
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
        {
          departmentId: 'd-2',
          year: 2026,
          amountFen: '123450',
          blockNew: false,
          basedOn: 0,
          reason: '年初批复',
        },
      ]);
    });
  });

  it('open what the year comes to: interval, months, projects, alerts and how far forecasts were off', async () => {
    const page = open('finance', '/budget?department=d-1');
    expect(await screen.findByText('900,000.00')).toBeTruthy();
    expect(screen.getByText(/用量类项目按 2026-11 的速度推算/)).toBeTruthy();
    expect(screen.getByText('未知：已核对误差的月份 1 个，满 3 个才给出区间')).toBeTruthy();
    const projects = screen.getByRole('table', { name: '药监局 2026 年项目预算' });
    for (const text of ['智慧监管', '信息化专项资金', '未设置', '不再受理新申请'])
      expect(within(projects).getAllByText(text).length).toBeGreaterThan(0);
    const errors = await screen.findByRole('table', { name: '药监局 逐月预测与实际' });
    expect(within(errors).getByText('10.00%')).toBeTruthy();
    expect(screen.getByText(/本单位平均误差 10.00%（1 个月）/)).toBeTruthy();
    const alerts = await screen.findByRole('table', { name: '药监局 2026 年预算预警' });
    expect(within(alerts).getByText('已用达到 80%')).toBeTruthy();
    expect(within(alerts).getByText('同时达到更高的线，只通知更高的')).toBeTruthy();
    fireEvent.click(within(alerts).getByRole('button', { name: '说明处理办法' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '释放闲置主机' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '说明处理办法' }));
    await waitFor(() => {
      expect(page.asked('budgets.answerAlert')).toEqual([{ alertId: 'a-1', reason: '释放闲置主机' }]);
    });
    expect(page.asked('budgets.list')).toEqual([{ year: 2026, departmentId: 'd-1', cursor: null }]);
  });

  it('say how a month’s billed figure was made: its statements, each leading on to how that was made', async () => {
    const item = { id: 's-1', number: 'JS-2026-000009', state: 'issued', payableFen: '1' };
    const page = open('finance', '/budget?department=d-1', {
      'settlement.list': { items: [item], nextCursor: null, total: 1 },
    });
    fireEvent.click(await screen.findByText('逐月数字'));
    fireEvent.click(await screen.findByRole('button', { name: '这个数怎么来的：2026-11 已出账' }));
    const drawer = await screen.findByRole('dialog');
    const link = (await within(drawer).findByTitle('这个数怎么来的：JS-2026-000009')).closest('a');
    expect(link?.getAttribute('href')).toBe('/statements/s-1?how=payable');
    expect(page.asked('settlement.list')).toEqual([{ departmentId: 'd-1', month: '2026-11', limit: 200 }]);
  });

  it('say of an unknown forecast why it is unknown, and take a project’s budget by name', async () => {
    const forecast = { ...outlook.forecast, fen: null, why: 'short-history', paceOf: null };
    const page = open('finance', '/budget?department=d-1', { 'budgets.outlook': { ...outlook, forecast } });
    expect(await screen.findByText('未知：还没有哪个月计费满 7 天')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '新增项目预算' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('预算金额（元）'), { target: { value: '5' } });
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '专项' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '新增项目预算' }));
    expect(await within(dialog).findByText('请填写项目名称')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('项目'), { target: { value: '数据共享' } });
    fireEvent.click(within(dialog).getByLabelText('超出预算的新申请不予受理'));
    fireEvent.click(within(dialog).getByRole('button', { name: '新增项目预算' }));
    const set = { departmentId: 'd-1', year: 2026, project: '数据共享', amountFen: '500', blockNew: true };
    await waitFor(() => {
      expect(page.asked('budgets.set')).toEqual([{ ...set, basedOn: 0, reason: '专项' }]);
    });
  });
});
