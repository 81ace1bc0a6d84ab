import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ContractPage } from './contract-page.tsx';
import { ContractsPage } from './contracts-page.tsx';
import { formOfTerms, ppmOf, shareSum, termsOfForm } from './terms-form-rules.ts';

afterEach(cleanup);

const terms = {
  annualFen: '100000000',
  instalments: [
    { dueOn: '2026-03-31', sharePpm: '300000' },
    { dueOn: '2026-10-01', sharePpm: '700000' },
  ],
  meteredSkus: null,
  monthCapFen: '50000000',
  monthFloorFen: null,
  yearCapFen: null,
  yearFloorFen: null,
  slaPolicy: 'sample-sla-2026' as const,
  coefficientPolicy: 'sample-coefficient-2026' as const,
};
const row = {
  id: 'c-1',
  number: 'HT-2026-000001',
  name: '药监局政务云服务合同',
  state: 'in-force',
  department: { id: 'd-1', name: '药监局' },
  operator: { id: 'o-1', name: '运营中心' },
  supervisor: null,
  authority: { id: 'a-1', name: '政数局' },
  begins: 'fixed',
  notBefore: '2025-12-31T16:00:00Z',
  termMonths: null,
  validFrom: '2025-12-31T16:00:00Z',
  validTo: '2026-12-31T16:00:00Z',
  annualFen: '100000000',
  byInstalments: true,
  slaPolicy: 'sample-sla-2026',
  coefficientPolicy: 'sample-coefficient-2026',
  createdAt: '2026-01-02T00:00:00Z',
};
const penalty = {
  id: 'p-1',
  number: 'WY-2026-000001',
  month: '2026-05',
  amountFen: '1234500',
  ratePpm: null,
  cause: '超时未修复',
  evidence: '工单 GD-1',
  entered: { by: '王芳', at: '2026-05-02T00:00:00Z', byMe: false },
  decision: null,
  decided: null,
};
const detail = {
  ...row,
  versions: [
    {
      version: 1,
      fromMonth: '2026-01',
      terms,
      agreement: null,
      reason: null,
      signedBy: '张伟明',
      signedAt: row.createdAt,
    },
  ],
  schedule: [
    {
      year: 1,
      dueOn: '2026-03-31',
      payBy: '2026-03-31',
      sharePpm: '300000',
      fen: '30000000',
      statement: { id: 's-1', number: 'JS-2026-000003', issued: true },
    },
    { year: 1, dueOn: '2026-10-01', payBy: '2026-10-08', sharePpm: '700000', fen: '70000000', statement: null },
  ],
  yearlyDue: { total: '100000000', settled: '30000000' },
  penalties: [penalty],
  openFrom: '2026-04',
  withdrawn: null,
};
const list = (role: string, items: readonly unknown[] = [row]) =>
  renderWithServer(<ContractsPage />, {
    answers: {
      'session.me': meWith(role),
      'contracts.list': { items, nextCursor: null, total: items.length },
      'contracts.parties': {
        departments: [row.department],
        operators: [row.operator],
        supervisors: [],
        authorities: [],
      },
    },
    path: '/contracts',
    route: '/contracts',
  });
const open = (role: string, contract: object = detail) =>
  renderWithServer(<ContractPage />, {
    answers: {
      'session.me': meWith(role),
      'contracts.get': contract,
      'contracts.withdraw': { contractId: 'c-1', number: row.number },
      'contracts.decidePenalty': { penaltyId: 'p-1', number: penalty.number },
    },
    path: '/contracts/c-1',
    route: '/contracts/:id',
  });

describe('contracts', () => {
  it('are listed with parties, term and yearly part; a department enters none', async () => {
    list('applicant');
    const table = await screen.findByRole('table', { name: '合同' });
    for (const text of ['HT-2026-000001', '药监局', '运营中心', '履行中', '1,000,000.00', '分期支付'])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '登记合同' })).toBeNull();
  });

  it('say what to do where there is none', async () => {
    list('finance', []);
    expect(await screen.findByText('没有符合条件的合同。')).toBeTruthy();
    expect(screen.getByText('登记一份已签订的合同后，用量即可结算。')).toBeTruthy();
  });

  it('are not entered without parties, and the fields say so', async () => {
    const page = list('finance');
    fireEvent.click((await screen.findAllByRole('button', { name: '登记合同' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '登记合同' }));
    expect((await within(dialog).findAllByText('必填')).length).toBeGreaterThanOrEqual(3);
    expect(page.asked('contracts.sign')).toEqual([]);
  });

  it('are not entered charging chosen items alone while none is chosen; what is consumed can be chosen too', async () => {
    const page = list('finance');
    fireEvent.click((await screen.findAllByRole('button', { name: '登记合同' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByLabelText('只有所选项目'));
    const items = await within(dialog).findByLabelText('所选项目');
    fireEvent.click(within(dialog).getByRole('button', { name: '登记合同' }));
    expect(await within(dialog).findByText(/请至少选择一项/)).toBeTruthy();
    fireEvent.mouseDown(items);
    fireEvent.change(items, { target: { value: 'traffic-gb.x86' } });
    expect((await screen.findAllByText('外网流量 · 非信创')).length).toBeGreaterThan(0);
    expect(page.asked('contracts.sign')).toEqual([]);
  });

  it('show when each instalment is paid and which statement has it', async () => {
    open('applicant');
    const table = await screen.findByRole('table', { name: '分期计划' });
    for (const text of ['2026-10-01', '2026-10-08', '70%', '700,000.00', 'JS-2026-000003', '未到结算'])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(screen.getByText('签订时的条款 · 自 2026-01 起')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '登记补充协议' })).toBeNull();
  });

  it('have a penalty decided by somebody else, with a reason', async () => {
    const page = open('finance');
    fireEvent.click(await screen.findByRole('button', { name: '不同意' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '证据不足' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '不同意' }));
    await waitFor(() => {
      expect(page.asked('contracts.decidePenalty')).toEqual([
        { penaltyId: 'p-1', decision: 'refused', reason: '证据不足' },
      ]);
    });
  });
});

describe('the form of terms', () => {
  it('sends what it was begun with', () => {
    expect(termsOfForm(formOfTerms(terms))).toEqual(terms);
    const some = { ...terms, instalments: null, meteredSkus: ['vcpu.x86' as const] };
    expect(termsOfForm(formOfTerms(some))).toEqual(some);
  });

  it('says what the shares come to', () => {
    const shares = (...percents: readonly string[]) => shareSum(percents.map((percent) => ({ percent })));
    expect(shares('60', '60')).toEqual({ percent: '120', whole: false });
    expect(shares('99.99')).toEqual({ percent: '99.99', whole: false });
    expect(shares('33.3333', '33.3333', '33.3334')).toEqual({ percent: '100', whole: true });
    expect(shares()).toEqual({ percent: '0', whole: false });
    expect([ppmOf('0.0001'), ppmOf('1e2'), ppmOf('-5'), ppmOf('')]).toEqual(['1', null, null, null]);
  });
});

describe('a contract that waits to begin', () => {
  const waiting = {
    ...detail,
    state: 'waiting',
    begins: 'first-delivery',
    validFrom: null,
    validTo: null,
    openFrom: null,
  };
  it('is withdrawn by finance with a reason, and by nobody else', async () => {
    const page = open('finance', waiting);
    fireEvent.click(await screen.findByRole('button', { name: '撤回合同' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: '采购终止' } });
    fireEvent.click(dialog.getByRole('button', { name: '撤回合同' }));
    await waitFor(() => expect(page.asked('contracts.withdraw')).toEqual([{ contractId: 'c-1', reason: '采购终止' }]));
    cleanup();
    open('department-approver', waiting);
    await screen.findByText(row.name);
    expect(screen.queryByRole('button', { name: '撤回合同' })).toBeNull();
  });

  it('says who withdrew it, when and why', async () => {
    const withdrawn = { by: '王芳', at: '2026-01-05T00:00:00.000Z', why: '采购终止' };
    open('finance', { ...waiting, state: 'withdrawn', withdrawn });
    expect(await screen.findByText(/王芳 于 2026-01-05 08:00.* 撤回：采购终止/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤回合同' })).toBeNull();
  });
});
