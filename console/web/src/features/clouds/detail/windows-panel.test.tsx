import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { WindowsPanel } from './windows-panel.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const DIGEST = 'ab12'.repeat(16);
const run = {
  id: 'r-1',
  stacks: ['guangzhou'],
  command: 'pulumi stack export',
  bytes: 19,
  digest: DIGEST,
  cut: false,
  startedAt: AT,
  endedAt: AT,
  outcome: 'completed',
  exitCode: 3,
  signal: null,
};
const window = {
  id: 'w-1',
  number: 'YJ-2026-000001',
  cloud: { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' },
  reason: '状态锁死',
  minutes: 60,
  extendsNumber: null,
  state: 'open',
  asked: { name: '张伟明', at: AT },
  decided: { name: '谢婉婷', at: AT },
  startsAt: AT,
  endsAt: AT,
  endedAt: null,
  runs: [run],
  acts: ['extend', 'end'],
};
const open = (windows: unknown, role = 'platform-engineer', more: Record<string, unknown> = {}) =>
  renderWithServer(<WindowsPanel cloudId="c-1" />, {
    answers: { 'session.me': meWith(role), 'breakGlass.list': windows, ...more },
  });
const expand = async () => fireEvent.click(await screen.findByRole('button', { name: /expand row/i }));

describe('break-glass of a cloud', () => {
  it('says why there is none, and who asks and who grants', async () => {
    open([]);
    expect(await screen.findByText('没有应急直连记录')).toBeTruthy();
    expect(screen.getByText(/由平台工程师申请，安全管理员或主管部门批准/)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'ROLE_MISSING', sentence: '您没有查看权限' } : [window]));
    expect(await screen.findByText('您没有查看权限')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('YJ-2026-000001')).toBeTruthy();
  });

  it('shows who asked, why, who granted, and in words how each window stands', async () => {
    open([
      window,
      {
        ...window,
        id: 'w-2',
        number: 'YJ-2026-000002',
        extendsNumber: 'YJ-2026-000001',
        state: 'asked',
        startsAt: null,
        decided: null,
        acts: [],
      },
    ]);
    for (const text of ['YJ-2026-000001', '状态锁死', '谢婉婷', '开放中', '待批准', '延长 YJ-2026-000001'])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });

  it('shows every command that was run in it, how it ended, and nothing as ended that is not known to have', async () => {
    const runs = [
      { ...run, id: 'r-4', outcome: null, endedAt: null, exitCode: null },
      { ...run, id: 'r-3', outcome: 'lost', exitCode: null },
      { ...run, id: 'r-2', outcome: 'window-ended', exitCode: null, signal: 'SIGKILL' },
      run,
    ];
    open([{ ...window, runs }]);
    await expand();
    const table = await screen
      .findByRole('table', { name: '执行过的命令' })
      .catch(() => screen.getByLabelText('执行过的命令'));
    for (const text of ['执行中，或尚未报告结束', '去向不明', '随时段结束而中止', '被信号 SIGKILL 结束', '退出码 3'])
      expect(within(table).getByText(text)).toBeTruthy();
  });

  it('says of a command that it was cut, with the digest of the whole', async () => {
    open([{ ...window, runs: [{ ...run, cut: true, command: 'x'.repeat(40), bytes: 20_000 }] }]);
    await expand();
    expect(await screen.findByText(/只保留前 40 个字符；全文 20000 字节/)).toBeTruthy();
    expect(screen.getByText(DIGEST.slice(0, 12))).toBeTruthy();
  });

  it('says that nothing was run in it', async () => {
    open([{ ...window, runs: [] }]);
    await expand();
    expect(await screen.findByText('这个时段里没有执行过命令')).toBeTruthy();
  });
});

describe('what one may do about break-glass', () => {
  it('is asked for with the keyboard alone: a reason and the minutes, or nothing after Escape', async () => {
    const user = userEvent.setup();
    const page = open([], 'platform-engineer', { 'breakGlass.ask': { windowId: 'w-9', number: 'YJ-2026-000009' } });
    await screen.findByText('没有应急直连记录');
    await user.tab();
    expect(document.activeElement?.textContent).toBe('申请应急直连');
    await user.keyboard('{Enter}');
    await screen.findByLabelText('原因');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText('原因')).toBe(null));
    expect(page.asked('breakGlass.ask')).toEqual([]);
    screen.getByRole('button', { name: '申请应急直连' }).focus();
    await user.keyboard('{Enter}');
    const reason = await screen.findByLabelText('原因');
    const minutes = screen.getByLabelText(/时长/);
    minutes.focus();
    await user.keyboard('{Control>}a{/Control}30{Tab}');
    expect(document.activeElement).toBe(reason);
    await user.keyboard('状态锁死{Tab}{Tab}{Enter}');
    await waitFor(() =>
      expect(page.asked('breakGlass.ask')).toEqual([{ cloudId: 'c-1', reason: '状态锁死', minutes: 30 }]),
    );
  });

  it('is extended as what it is, and the refusal is shown where it was asked', async () => {
    const refusal = { refuse: 'WINDOW_TOO_LONG', sentence: '应急直连时段最长 4 小时' };
    const page = open([window], 'platform-engineer', { 'breakGlass.ask': refusal });
    fireEvent.click(await screen.findByRole('button', { name: /延\s?长/ }));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '还没修好' } });
    fireEvent.click(screen.getAllByRole('button', { name: /延\s?长/ }).at(-1) as HTMLElement);
    expect(await screen.findByText('应急直连时段最长 4 小时')).toBeTruthy();
    expect(page.asked('breakGlass.ask')).toEqual([{ cloudId: 'c-1', reason: '还没修好', minutes: 60, extends: 'w-1' }]);
  });

  it('is ended only after one was told that commands under way are stopped', async () => {
    const page = open([window], 'platform-engineer', { 'breakGlass.end': { windowId: 'w-1' } });
    fireEvent.click(await screen.findByRole('button', { name: '立即结束' }));
    expect(await screen.findByText(/正在执行的命令会在几秒内被中断/)).toBeTruthy();
    expect(page.asked('breakGlass.end')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    await waitFor(() => expect(page.asked('breakGlass.end')).toEqual([{ windowId: 'w-1' }]));
  });

  it('is granted or refused by who may decide, who can’t ask', async () => {
    const asked = { ...window, state: 'asked', startsAt: null, endsAt: null, acts: ['decide'], runs: [] };
    const page = open([asked], 'security-admin', { 'breakGlass.decide': { windowId: 'w-1', until: AT } });
    fireEvent.click(await screen.findByRole('button', { name: /批\s?准/ }));
    await waitFor(() => expect(page.asked('breakGlass.decide')).toEqual([{ windowId: 'w-1', decision: 'grant' }]));
    fireEvent.click(screen.getByRole('button', { name: /拒\s?绝/ }));
    await waitFor(() =>
      expect(page.asked('breakGlass.decide')).toContainEqual({ windowId: 'w-1', decision: 'refuse' }),
    );
    expect(screen.queryByRole('button', { name: '申请应急直连' })).toBe(null);
  });

  it('is only looked at by an auditor', async () => {
    open([{ ...window, acts: [] }], 'auditor');
    expect(await screen.findByText('YJ-2026-000001')).toBeTruthy();
    for (const name of ['申请应急直连', '立即结束', /延\s?长/, /批\s?准/])
      expect(screen.queryByRole('button', { name })).toBe(null);
  });
});
