import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { StatementsPage } from './statements-page.tsx';

afterEach(cleanup);

const use = {
  department: { id: 'd-1', name: '药监局' },
  resource: { id: 'r-1', number: 'ZY-2026-000001' },
  from: '2026-05-04T16:00:00.000Z',
  to: '2026-05-09T16:00:00.000Z',
  amount: '192.500000000000000',
  unpriced: ['bandwidth-mbps.x86'],
};
const open = (role: 'finance' | 'department-approver', items: readonly unknown[], search = '') =>
  renderWithServer(<StatementsPage />, {
    answers: {
      'session.me': meWith(role),
      'settlement.list': { items: [], nextCursor: null, total: 0 },
      'settlement.uncontracted': { month: '2026-05', asOf: use.to, items },
    },
    path: `/statements${search}`,
    route: '/statements',
  });

describe('the list of statements', () => {
  it('shows finance what was used without a contract: whose, when, at what amount, and what has no price', async () => {
    const page = open('finance', [use], '?month=2026-05');
    const table = await screen.findByRole('table', { name: '无合同用量' });
    const words = ['药监局', 'ZY-2026-000001', '2026-05-05 00:00 – 2026-05-10 00:00', '192.50'];
    for (const word of words) expect(within(table).getByText(word)).toBeTruthy();
    expect(within(table).getByText(/另有未定价：/)).toBeTruthy();
    expect(page.asked('settlement.uncontracted')).toEqual([{ month: '2026-05' }]);
    expect(page.asked('settlement.list')).toMatchObject([{ month: '2026-05' }]);
  });

  it('shows nothing of it where there is none, and asks nothing for a department', async () => {
    open('finance', []);
    await screen.findByText(/还没有结算单/);
    expect(screen.queryByRole('table', { name: '无合同用量' })).toBeNull();
    cleanup();
    const page = open('department-approver', [use]);
    await screen.findByText(/还没有结算单/);
    expect(page.asked('settlement.uncontracted')).toEqual([]);
  });
});
