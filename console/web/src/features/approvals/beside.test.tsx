import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { BackgroundPanel } from './background-panel.tsx';
import { DelegationsPage } from './delegations-page.tsx';
import { FiguresPage } from './figures-page.tsx';

afterEach(cleanup);

const cloud = { id: 'c-1', slug: 'province', name: '省级政务云' };
const system = { id: 's-1', slug: 'drug', name: '药品监管系统' };

describe('what a decision is weighed by', () => {
  it('says unknown of what nobody measured, and how many like systems are out of sight', async () => {
    const background = {
      days: 30,
      use: [
        { cloud, dimension: 'vcpu', held: '8', meanMilli: '1500', usePpm: '187500', coveragePpm: '900000' },
        { cloud, dimension: 'memory-gb', held: '16', meanMilli: null, usePpm: null, coveragePpm: '0' },
      ],
      budget: {
        year: 2026,
        version: null,
        budgetFen: null,
        billedFen: '0',
        committedFen: '0',
        waitingFen: '0',
        leftFen: null,
        state: 'unset',
      },
      yearEndFen: '100',
      duplicates: { systems: [{ system, number: 'XT-2026-000001', department: '教育局' }], hidden: 2 },
      idle: [],
    };
    renderWithServer(<BackgroundPanel requestId="r-1" />, { answers: { 'approvals.background': background } });
    expect(await screen.findByText('尚未设置预算')).toBeTruthy();
    const table = screen.getAllByRole('table').at(-1) as HTMLElement;
    const rows = within(table).getAllByRole('row');
    const [vcpu, memory] = rows.slice(1) as [HTMLElement, HTMLElement];
    expect(within(vcpu).getByText('1.5')).toBeTruthy();
    expect(within(vcpu).getByText('18.7%')).toBeTruthy();
    expect(within(memory).getAllByText('未知')).toHaveLength(2);
    expect(screen.getByText(/其他部门另有 2 个名称相近的系统/)).toBeTruthy();
    expect(screen.getByText('本部门没有闲置、待回收或已关机的同类资源')).toBeTruthy();
  });
});

describe('how approval went', () => {
  it('is shown with what the share counts beside it', async () => {
    const figures = {
      month: '2026-11',
      approved: 3,
      returned: 1,
      refused: 0,
      noReturnPpm: '750000',
      returns: [{ reason: 'funding-missing', count: 1 }],
      delivery: [{ band: '1-3', count: 2 }],
      steps: [{ step: 'finance', count: 4, medianSeconds: 3_600, ninetiethSeconds: 90_000, late: 1 }],
      promises: {
        byItem: [
          {
            item: 'bandwidth',
            cloud: { id: 'c-1', slug: 'gz', name: '广州市政务云' },
            promised: 5,
            late: 2,
            unknown: 1,
          },
        ],
        waitedFor: [
          { party: 'technical', count: 1 },
          { party: 'provisioning', count: 1 },
        ],
      },
    };
    renderWithServer(<FiguresPage />, { answers: { 'approvals.figures': figures } });
    expect(await screen.findByText('75.00%')).toBeTruthy();
    expect(screen.getByText(/一次办结率 = 本月批准/)).toBeTruthy();
    expect(screen.getByText('财政会审')).toBeTruthy();
    expect(screen.getByText('资金来源未落实')).toBeTruthy();
    expect(screen.getByText('1–3 天')).toBeTruthy();
    const row = screen.getByText('广州市政务云').closest('tr');
    expect([...(row?.cells ?? [])].map(({ textContent }) => textContent)).toEqual([
      '互联网带宽',
      '广州市政务云',
      '5',
      '2',
      '1',
    ]);
    expect(screen.getByText(/等待最久的环节：技术审批 1 · 平台开通与核验 1/)).toBeTruthy();
  });
});

describe('delegations', () => {
  it('name both people and their days, and are ended by either', async () => {
    const item = {
      id: 'd-1',
      role: 'technical-reviewer',
      department: null,
      holder: { id: 'p-1', name: '吴俊杰' },
      delegate: { id: 'p-2', name: '张伟明' },
      fromDay: '2026-11-23',
      untilDay: '2026-11-27',
      reason: '出差',
      madeAt: '2026-11-22T01:00:00Z',
      endedAt: null,
      standing: 'in-force',
      mayEnd: true,
    };
    const page = renderWithServer(<DelegationsPage />, {
      answers: {
        'session.me': meWith('platform-engineer'),
        'approvals.delegations': { items: [item] },
        'approvals.endDelegation': { delegationId: 'd-1' },
      },
    });
    expect(await screen.findByText('吴俊杰')).toBeTruthy();
    expect(screen.getByText('2026-11-23 – 2026-11-27')).toBeTruthy();
    expect(screen.queryByText('新的委托'), 'who approves nothing lends nothing').toBe(null);
    fireEvent.click(screen.getByRole('button', { name: '结束委托' }));
    await waitFor(() => expect(page.asked('approvals.endDelegation')).toEqual([{ delegationId: 'd-1' }]));
  });

  it('say before they are made what they lend, and what not', async () => {
    const answers = {
      'session.me': meWith('authority-approver'),
      'approvals.delegations': { items: [] },
      'approvals.delegates': { roles: [] },
    };
    renderWithServer(<DelegationsPage />, { answers });
    expect(await screen.findByText(/委托的是申请和系统划转的审批。回收申诉、配额申请.*不随委托/)).toBeTruthy();
  });
});
