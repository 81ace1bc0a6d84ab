import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { SessionsPage } from './sessions-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const session = {
  id: 's-1',
  person: { id: 'p-1', name: '张伟明' },
  createdAt: AT,
  lastSeenAt: AT,
  expiresAt: AT,
  authenticatedAt: AT,
  userAgent: 'Firefox 147',
  current: true,
};
const elsewhere = { ...session, id: 's-2', userAgent: 'Edge 150', current: false, authenticatedAt: null };
const open = (role: string, answers: Record<string, unknown>) =>
  renderWithServer(<SessionsPage />, { answers: { 'session.me': meWith(role), ...answers }, path: '/sessions' });

describe('the page of sessions', () => {
  it('shows one’s own, tells the one in use, and ends another one after asking', async () => {
    const { asked } = open('applicant', { 'session.list': [session, elsewhere], 'session.end': { sessionId: 's-2' } });
    expect(await screen.findByText('Edge 150')).toBeTruthy();
    expect(screen.getByText('当前会话')).toBeTruthy();
    expect(screen.getByText('身份认证未说明')).toBeTruthy();
    expect(screen.queryByRole('radio', { name: '全部人员' })).toBeNull();
    const [end, ...others] = screen.getAllByRole('button', { name: /结束会话/ });
    expect(others).toEqual([]);
    await userEvent.click(end as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '结束会话' }));
    await waitFor(() => expect(asked('session.end')).toEqual([{ sessionId: 's-2' }]));
  });

  it('shows the security administrator everyone’s', async () => {
    const other = { ...elsewhere, id: 's-3', person: { id: 'p-2', name: '林晓燕' } };
    open('security-admin', {
      'session.list': [session],
      'session.open': { items: [session, other], nextCursor: null, total: 2 },
    });
    await userEvent.click(await screen.findByText('全部人员'));
    expect(await screen.findByText('林晓燕')).toBeTruthy();
  });

  it('lets the security administrator end all sign-ins of one person', async () => {
    const other = { ...elsewhere, id: 's-3', person: { id: 'p-2', name: '林晓燕' } };
    const { asked } = open('security-admin', {
      'session.list': [session],
      'session.open': { items: [session, other], nextCursor: null, total: 2 },
      'session.endAll': { sessions: 2 },
    });
    await userEvent.click(await screen.findByText('全部人员'));
    await userEvent.click(await screen.findByRole('button', { name: '结束全部 林晓燕' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/命令行令牌随即作废/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '结束全部' }));
    await waitFor(() => expect(asked('session.endAll')).toEqual([{ personId: 'p-2' }]));
  });

  it('ends all one’s other sign-ins, tokens of the command line too', async () => {
    const { asked } = open('applicant', { 'session.list': [session], 'session.endAll': { sessions: 0 } });
    await userEvent.click(await screen.findByRole('button', { name: '结束全部其他登录' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '结束全部其他登录' }));
    await waitFor(() => expect(asked('session.endAll')).toEqual([{ personId: null }]));
    expect(await screen.findByText(/命令行令牌已作废/)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    open('applicant', { 'session.list': { refuse: 'NOT_SIGNED_IN', sentence: '请重新登录' } });
    expect(await screen.findByText('请重新登录')).toBeTruthy();
  });
});
