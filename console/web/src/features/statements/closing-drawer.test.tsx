import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ClosingDrawer } from './closing-drawer.tsx';
import { lookAgainAfter } from './use-closing-progress.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const none = { total: 0, waiting: 0, running: 0, done: 0, failed: 0, secondsLeft: null };
const half = { total: 4, waiting: 1, running: 1, done: 2, failed: 0, secondsLeft: 90 };
const whole = { total: 4, waiting: 0, running: 0, done: 4, failed: 0, secondsLeft: null };
const period = {
  ...{ month: '2026-07', state: 'closing', policyId: 'settlement-2026', freezesAt: '2026-08-05T16:00:00.000Z' },
  ...{ begun: { at: '2026-08-06T02:00:00.000Z', by: '李美玲' }, closed: null, drafting: half, issuing: none },
  ...{ failures: [], blockers: [], uncontracted: 0, statements: { count: 4, issued: 0, payableFen: '100' } },
  ...{ mayBegin: false, mayClose: false },
};
const open = (progress: () => unknown, known: () => unknown = () => period) =>
  renderWithServer(<ClosingDrawer month="2026-07" onClose={() => undefined} />, {
    answers: {
      'session.me': meWith('finance'),
      'settlement.period': known,
      'settlement.closingProgress': progress,
    },
  });

describe('a closing that is watched', () => {
  it.each([
    [0, 2_000],
    [20_000, 2_000],
    [50_000, 5_000],
    [100_000, 10_000],
    [3_600_000, 10_000],
  ])('for %i ms is looked at again after %i ms', (watched, next) => {
    expect(lookAgainAfter(watched)).toBe(next);
  });

  it('asks for its counts while work goes on, for the whole month once it has ended, and then for nothing', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let drafting: unknown = half;
    const page = open(
      () => ({ drafting, issuing: none }),
      () => ({ ...period, drafting }),
    );
    expect(await screen.findByText(/完成 2 · 失败 0 · 剩余 2 · 约需/)).toBeTruthy();
    const counts = () => page.asked('settlement.closingProgress').length;
    await act(() => vi.advanceTimersByTimeAsync(2_100));
    await waitFor(() => expect(counts()).toBeGreaterThanOrEqual(2));
    expect(page.asked('settlement.period')).toHaveLength(1);
    drafting = whole;
    await act(() => vi.advanceTimersByTimeAsync(2_100));
    await waitFor(() => expect(page.asked('settlement.period')).toHaveLength(2));
    expect(await screen.findByText(/完成 4 · 失败 0 · 剩余 0/)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(2_100));
    const asked = counts();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(counts()).toBe(asked);
    expect(page.asked('settlement.period')).toHaveLength(2);
  }, 60_000);

  it('is not watched where no work goes on', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const ended = { drafting: whole, issuing: none };
    const page = open(
      () => ended,
      () => ({ ...period, ...ended }),
    );
    await waitFor(() => expect(page.asked('settlement.closingProgress')).toHaveLength(1));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(page.asked('settlement.closingProgress')).toHaveLength(1);
  }, 60_000);

  it('that ended between two questions is known to have ended, and a piece that failed is shown while the rest goes on', async () => {
    // The month was asked just before its last piece ended, the counts just after.
    let known: unknown = { ...period, drafting: half };
    let counts: unknown = { drafting: whole, issuing: none };
    const page = open(
      () => counts,
      () => {
        const answer = known;
        known = { ...period, drafting: whole };
        return answer;
      },
    );
    await waitFor(() => expect(page.asked('settlement.period')).toHaveLength(2));
    cleanup();
    counts = { drafting: { ...half, done: 1, failed: 1 }, issuing: none };
    const other = open(() => counts);
    await waitFor(() => expect(other.asked('settlement.period')).toHaveLength(2));
  });
});
