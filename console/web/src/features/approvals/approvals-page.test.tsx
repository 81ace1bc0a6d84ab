import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ApprovalsPage } from './approvals-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const system = { id: 's-1', number: 'XT-2026-000001', slug: 'portal', name: '门户' };
const clock = { openedAt: AT, dueAt: AT, overdue: false };
const transfer = {
  id: 'h-1',
  number: 'HZ-2026-000001',
  system,
  from: { id: 'd-1', name: '药监局' },
  to: { id: 'd-2', name: '教育局' },
  monthFen: '123456',
};
const request = {
  id: 'q-1',
  number: 'SQ-2026-000001',
  title: '扩容',
  kind: 'resize',
  system,
  department: { id: 'd-1', slug: 'd', name: '药监局' },
  monthFen: '100',
};
const items = [
  { kind: 'request', request, step: 'technical', round: 1, ...clock },
  { kind: 'request', request, step: 'security', round: 1, ...clock },
  { kind: 'transfer', transfer, step: 'technical', ...clock },
];
const show = () =>
  renderWithServer(<ApprovalsPage />, {
    answers: {
      'session.me': meWith('technical-reviewer'),
      'approvals.inbox': { items, total: 3, atLeast: false, nextCursor: null },
    },
    path: '/approvals',
    route: '/approvals',
  });

describe('the queue of approvals', () => {
  it('shows every step of a request and the transfers beside them, with what each is', async () => {
    show();
    expect(await screen.findAllByText('扩容')).toHaveLength(2);
    expect(screen.getByText(/HZ-2026-000001 · 系统划转/)).toBeTruthy();
    expect(screen.getByText('药监局 → 教育局')).toBeTruthy();
  });

  it('is narrowed to one kind', async () => {
    const { asked, address } = show();
    await screen.findAllByText('扩容');
    fireEvent.click(screen.getByRole('radio', { name: '系统划转' }));
    await waitFor(() => expect(asked('approvals.inbox')).toContainEqual(expect.objectContaining({ kind: 'transfer' })));
    expect(address()).toBe('/approvals?kind=transfer');
  });

  it('opens a transfer on its own page', async () => {
    const { address } = show();
    fireEvent.click(await screen.findByRole('button', { name: /HZ-2026-000001/ }));
    await waitFor(() => expect(address()).toBe('/transfers/h-1'));
  });
});
