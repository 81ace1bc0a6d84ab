import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { TransferPage } from './transfer-page.tsx';
import { TransfersPage } from './transfers-page.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const AT = '2026-11-23T02:00:00.000Z';
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const system = { id: 's-1', number: 'XT-2026-000001', slug: 'drug-supervision', name: '药品智慧监管平台' };
const waiting = { seat: null, openedAt: AT, dueAt: AT, decision: null, decidedBy: null };
const step = { ...waiting, onBehalfOf: null, decidedAt: null, reason: null, returnReason: null };
const transfer = {
  id: 'h-1',
  number: 'HZ-2026-000001',
  state: 'receiving-review',
  system,
  from: { id: 'd-1', name: '药品监督管理局' },
  to: { id: 'd-2', name: '教育局' },
  applicant: { id: 'p-1', name: '陈晓琳' },
  reason: '机构改革',
  monthFen: '123456',
  inUse: 2,
  submittedAt: AT,
  endedAt: null,
  steps: [
    { ...step, step: 'giving', decision: 'approve', decidedBy: '黄志强', decidedAt: AT },
    { ...step, step: 'receiving' },
  ],
  mayDecide: [] as string[],
  mayWithdraw: false,
  urged: 0,
  mayUrge: false,
};
const resource = {
  id: 'r-1',
  number: 'ZY-2026-000001',
  item: 'cloud-host',
  state: 'active',
  cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
  zone: 'extranet',
  xinchuang: false,
  tenancy: { id: 't', number: 'ZK-2026-000001', slug: 'zk' },
  monthFen: '123456',
};
const open = (answers: Record<string, unknown>, role: 'applicant' | 'department-approver', path = '/transfers') =>
  renderWithServer(<TransfersPage />, { answers: { 'session.me': meWith(role), ...answers }, path });

describe('the page of transfers', () => {
  it('says why there is nothing, and offers no form to who can’t ask', async () => {
    open({ 'transfers.list': page([]) }, 'department-approver');
    expect(await screen.findByText('没有系统划转')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '发起划转' })).toBeNull();
  });

  it('shows who agreed, who has not yet, and all that goes', async () => {
    const detail = { ...transfer, resources: [resource] };
    const zones = [{ code: 'extranet', name: '政务外网区' }];
    const clouds = { clouds: [{ ...resource.cloud, zones }] };
    const answers = { 'transfers.list': page([transfer]), 'transfers.get': detail, 'clouds.overview': clouds };
    open(answers, 'department-approver', '/transfers?open=h-1');
    const place = '广州市政务云 · 政务外网区';
    for (const text of ['划出单位审核', '接收单位审核', '黄志强', 'ZY-2026-000001', '机构改革', place])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });

  it('says what agreeing means before it is given', async () => {
    const answers = {
      'transfers.list': page([{ ...transfer, mayDecide: ['receiving'] }]),
      'transfers.decide': { transferId: 'h-1', state: 'joint-review' },
    };
    const { asked } = open(answers, 'department-approver');
    fireEvent.click(await screen.findByRole('button', { name: '同意划转' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/及其 2 项在用资源将划转至教育局/)).toBeTruthy();
    expect(asked('transfers.decide')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: '同意划转' }));
    const given = { transferId: 'h-1', step: 'receiving', decision: 'approve' };
    await waitFor(() => expect(asked('transfers.decide')).toEqual([given]));
  });

  it('refuses only with a reason', async () => {
    const answers = {
      'transfers.list': page([{ ...transfer, mayDecide: ['receiving'] }]),
      'transfers.decide': { transferId: 'h-1', state: 'refused' },
    };
    const { asked } = open(answers, 'department-approver');
    fireEvent.click(await screen.findByRole('button', { name: '不同意' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), '无人运维');
    fireEvent.click(within(dialog).getByRole('button', { name: '不同意' }));
    await waitFor(() => expect(asked('transfers.decide')[0]).toMatchObject({ decision: 'refuse', reason: '无人运维' }));
  });

  it('tells the applicant what must be over first, and lets nothing be sent until it is', async () => {
    const foreseen = {
      system,
      from: transfer.from,
      departments: [transfer.to],
      resources: [resource],
      monthFen: '123456',
      blockers: [{ kind: 'request', number: 'SQ-2026-000009' }],
    };
    const systems = page([{ ...system, ownerName: '张', mlpsGrade: 2, department: transfer.from, createdAt: AT }]);
    const answers = { 'transfers.list': page([]), 'tenancy.systems': systems, 'transfers.foresee': foreseen };
    open(answers, 'applicant', '/transfers?system=s-1');
    expect(await screen.findByText('SQ-2026-000009')).toBeTruthy();
    expect(screen.getByText('以下事项办结后才能划转')).toBeTruthy();
    expect(screen.getByRole('button', { name: '提交划转' }).hasAttribute('disabled')).toBe(true);
  });

  it('holds the reason while it is typed, so that it is there again after a new sign-in', async () => {
    const systems = page([{ ...system, ownerName: '张', mlpsGrade: 2, department: transfer.from, createdAt: AT }]);
    const answers = { 'transfers.list': page([]), 'tenancy.systems': systems };
    const reason = async () => (await screen.findByLabelText('划转原因')) as HTMLTextAreaElement;
    open(answers, 'applicant', '/transfers?system=s-1');
    fireEvent.change(await reason(), { target: { value: '机构改革，职责划出' } });
    cleanup();
    open(answers, 'applicant', '/transfers?system=s-1');
    await waitFor(async () => expect((await reason()).value).toBe('机构改革，职责划出'));
  });

  it('holds the reason of each system apart, and takes none before a system is chosen', async () => {
    const other = { ...system, id: 's-2', number: 'XT-2026-000002', name: '执法办案系统' };
    const more = { ownerName: '张', mlpsGrade: 2, department: transfer.from, createdAt: AT };
    const systems = page([system, other].map((each) => ({ ...each, ...more })));
    open({ 'transfers.list': page([]), 'tenancy.systems': systems }, 'applicant');
    await userEvent.click(await screen.findByRole('button', { name: '发起划转' }));
    const reason = () => screen.getByLabelText('划转原因') as HTMLTextAreaElement;
    await waitFor(() => expect(reason().disabled).toBe(true));
    const choose = async (name: RegExp) => {
      await userEvent.click(screen.getByRole('combobox', { name: /系统/ }));
      await userEvent.click(await screen.findByTitle(name));
    };
    await choose(/药品智慧监管平台/);
    fireEvent.change(reason(), { target: { value: '机构改革，职责划出' } });
    await choose(/执法办案系统/);
    await waitFor(() => expect(reason().value).toBe(''));
    await choose(/药品智慧监管平台/);
    await waitFor(() => expect(reason().value).toBe('机构改革，职责划出'));
  });
});

describe('the page of one transfer', () => {
  const effect = {
    cloud: resource.cloud,
    dimension: 'vcpu',
    xinchuang: false,
    limit: '100',
    before: '10',
    takes: '8',
    after: '2',
  };
  const evidence = {
    yearEndFen: '456789',
    quota: {
      giving: null,
      receiving: [effect, { ...effect, dimension: 'memory-gb', limit: null, before: null, after: null }],
    },
    contract: { number: null, validTo: null },
    budget: null,
  };
  const show = (answers: Record<string, unknown>, over: object = {}) =>
    renderWithServer(<TransferPage />, {
      answers: {
        'session.me': meWith('department-approver'),
        'transfers.get': { ...transfer, resources: [resource], ...over },
        'transfers.evidence': evidence,
        ...answers,
      },
      path: '/transfers/h-1',
      route: '/transfers/:id',
    });

  it('says what it would do to the department that takes it on, and what stands against it', async () => {
    show({});
    expect(await screen.findByText('没有生效的合同，不能执行')).toBeTruthy();
    expect(screen.getByText('4,567.89')).toBeTruthy();
    expect(screen.getByText('没有该项配额')).toBeTruthy();
    expect(screen.getAllByText(/接收单位 · 教育局/).length).toBeGreaterThan(0);
    expect(screen.queryByText(/划出单位 · 药品监督管理局/)).toBeNull();
    expect(screen.getByText('ZY-2026-000001')).toBeTruthy();
  });

  it('says that the budget is out of sight, which is neither none nor zero', async () => {
    show({ 'transfers.evidence': { ...evidence, contract: null, budget: { hidden: true } } });
    expect(await screen.findByText('无权查看')).toBeTruthy();
    expect(screen.getByText(/合同与预算只有该单位、主管部门与财务可见/)).toBeTruthy();
  });

  it('foresees nothing of one that has ended, and names who decided in whose name and why', async () => {
    const back = {
      ...step,
      step: 'giving',
      decision: 'return',
      decidedBy: '李四',
      onBehalfOf: '黄志强',
      decidedAt: AT,
    };
    const steps = [{ ...back, reason: '请附批文', returnReason: 'material-missing' }];
    const { asked } = show({}, { state: 'returned', endedAt: AT, steps });
    for (const text of ['代 黄志强 办理', '请附批文', '材料不全']) expect(await screen.findByText(text)).toBeTruthy();
    expect(asked('transfers.evidence')).toEqual([]);
  });

  it('sends it back with the reason that is counted', async () => {
    const { asked } = show(
      { 'transfers.decide': { transferId: 'h-1', state: 'returned' } },
      { mayDecide: ['receiving'] },
    );
    fireEvent.click(await screen.findByRole('button', { name: /^退\s?回$/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('原因'), '请附批文');
    fireEvent.click(within(dialog).getByRole('button', { name: /^退\s?回$/ }));
    expect(await within(dialog).findByText('退回须选择原因')).toBeTruthy();
    expect(asked('transfers.decide')).toEqual([]);
    await userEvent.click(within(dialog).getByLabelText('退回原因'));
    fireEvent.click(await screen.findByText('材料不全', { selector: '.ant-select-item-option-content' }));
    fireEvent.click(within(dialog).getByRole('button', { name: /^退\s?回$/ }));
    const sent = { transferId: 'h-1', step: 'receiving', decision: 'return', returnReason: 'material-missing' };
    await waitFor(() => expect(asked('transfers.decide')).toEqual([{ ...sent, reason: '请附批文' }]));
  });

  it('urges those whose step is open', async () => {
    const { asked } = show({ 'transfers.urge': { transferId: 'h-1', urged: 1 } }, { mayUrge: true });
    fireEvent.click(await screen.findByRole('button', { name: /^催\s?办$/ }));
    await waitFor(() => expect(asked('transfers.urge')).toEqual([{ transferId: 'h-1' }]));
  });
});
