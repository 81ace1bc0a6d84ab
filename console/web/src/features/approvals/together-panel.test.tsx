import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWithServer } from '../../testing/render-with-server.tsx';
import { TogetherPanel } from './together-panel.tsx';

afterEach(cleanup);

const beside = {
  id: 'r-1',
  number: 'SQ-2026-000001',
  title: '链路',
  kind: 'order' as const,
  state: 'joint-review' as const,
  submittedAt: '2026-11-22T08:00:00.000Z',
  monthFen: '6300000',
  amounts: [{ dimension: 'bandwidth-mbps' as const, units: '1400' }],
};
const together = { days: 30, monthFen: '12600000', financeAboveFen: '10000000', requests: [beside] };

describe('what a request is weighed with', () => {
  it('is the sum beside finance’s limit and every request in it, each leading to its page', () => {
    renderWithServer(<TogetherPanel together={together} />, { answers: {} });
    expect(screen.getByText('126,000.00')).toBeTruthy();
    expect(screen.getByText('100,000.00')).toBeTruthy();
    const row = within(screen.getByRole('table')).getByRole('link', { name: 'SQ-2026-000001' });
    expect(row.getAttribute('href')).toBe('/orders/r-1');
    expect(screen.getByText('63,000.00')).toBeTruthy();
    expect(screen.getByText(/1,400/)).toBeTruthy();
  });

  it('says where there is nothing else', () => {
    renderWithServer(<TogetherPanel together={{ ...together, requests: [] }} />, { answers: {} });
    expect(screen.getByText('30 天内该系统没有其他申请或扩容。')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
