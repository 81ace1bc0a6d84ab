import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWithServer } from '../../testing/render-with-server.tsx';
import { AutomaticPanel } from './automatic-panel.tsx';

afterEach(cleanup);

const host = { item: 'cloud-host', count: 1, vcpu: 8, memoryGb: 16 };
const explanation = {
  version: 1,
  resource: { id: 'r-1', number: 'ZY-2026-000001' },
  now: host,
  wanted: { ...host, vcpu: 10 },
  growth: [{ dimension: 'vcpu', more: '2', most: '4', departmentBefore: '6', departmentMost: '16' }],
  use: [{ dimension: 'vcpu', held: '8', peak: '7.200000000', peakPpm: '900000', coveragePpm: '950000' }],
  needed: { windowDays: 30, coverageAtLeastPpm: '800000', peakAtLeastPpm: '800000', periodDays: 90 },
  grownBefore: 0,
  yearFen: { now: '100000', after: '150000' },
  yearFenMost: '2000000',
  departmentYearFen: '0',
  departmentYearFenMost: '8000000',
  withinQuota: true,
  poolAfter: [{ dimension: 'vcpu', after: '120' }],
  plan: { hash: 'a'.repeat(64), round: 1, findings: 0, destroyed: 0 },
  steps: ['administrative', 'technical'],
};
const waiting = {
  state: 'waiting',
  policy: 'sample-automatic-2026',
  clause: 'growth',
  refusals: [],
  explanation,
  judgedAt: '2026-11-23T02:00:00Z',
  effectiveAt: '2026-11-23T02:30:00Z',
  endedAt: null,
  calledBackBy: null,
  reason: null,
  mayCallBack: true,
};
const shown = (automatic: unknown) =>
  renderWithServer(<AutomaticPanel requestId="q-1" />, {
    answers: { 'approvals.automatic': automatic, 'approvals.callBack': { requestId: 'q-1', state: 'called-back' } },
  });

describe('what a rule says of a request', () => {
  it('is told with until when, and every figure it saw beside its bound', async () => {
    shown(waiting);
    expect(await screen.findByText('将自动通过')).toBeTruthy();
    expect(screen.getByText('2026-11-23 10:30:00')).toBeTruthy();
    const row = within(screen.getByRole('table', { name: '依据的数字' }))
      .getAllByRole('row')
      .at(-1) as HTMLElement;
    for (const text of ['90.0%', '95.0%', '120']) expect(within(row).getByText(text)).toBeTruthy();
    expect(row.textContent).toContain('2 / 至多 4');
    expect(row.textContent).toContain('6 / 至多 16');
    expect(screen.getByText(/策略发现 0 项/)).toBeTruthy();
  });

  it('is called back with a reason and not without one', async () => {
    const page = shown(waiting);
    const button = await screen.findByRole('button', { name: '撤回自动通过，转人工审批' });
    fireEvent.click(button);
    expect(await screen.findByText('请写明撤回原因，申请人和审批人员都会看到')).toBeTruthy();
    expect(page.asked('approvals.callBack')).toEqual([]);
    fireEvent.change(screen.getByLabelText('撤回原因'), { target: { value: '业务即将下线' } });
    fireEvent.click(button);
    await waitFor(() =>
      expect(page.asked('approvals.callBack')).toEqual([{ requestId: 'q-1', reason: '业务即将下线' }]),
    );
  });

  it('says that use was played by a simulation', async () => {
    const use = explanation.use.map((each) => ({ ...each, simulated: true }));
    shown({ ...waiting, explanation: { ...explanation, use } });
    const table = await screen.findByRole('table', { name: '依据的数字' });
    expect(within(table).getByText('模拟')).toBeTruthy();
  });

  it('says why people decide, and unknown of what nobody measured', async () => {
    const use = [{ dimension: 'vcpu', held: '8', peak: null, peakPpm: null, coveragePpm: '0' }];
    const refused = { state: 'declined', refusals: ['use-unknown'], effectiveAt: null, mayCallBack: false };
    shown({ ...waiting, ...refused, explanation: { ...explanation, use } });
    expect(await screen.findByText('用量不明：测量不足，不能作为依据')).toBeTruthy();
    expect(within(screen.getByRole('table', { name: '依据的数字' })).getByText('未知')).toBeTruthy();
    expect(screen.queryByRole('button')).toBe(null);
  });

  it('names who called it back, and why', async () => {
    const by = { calledBackBy: { id: 'p-1', name: '吴俊杰' }, reason: '业务即将下线' };
    shown({ ...waiting, state: 'called-back', endedAt: '2026-11-23T02:10:00Z', mayCallBack: false, ...by });
    expect(await screen.findByText(/吴俊杰.*业务即将下线/)).toBeTruthy();
  });

  it('is nothing where no rule has looked', async () => {
    const page = shown(null);
    await waitFor(() => expect(page.asked('approvals.automatic')).toHaveLength(1));
    expect(screen.queryByText('自动通过')).toBe(null);
  });
});
