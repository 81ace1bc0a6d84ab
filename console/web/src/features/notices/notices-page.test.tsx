import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NoticeBell } from '../../app/frame/notice-bell.tsx';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { NoticesPage } from './notices-page.tsx';

afterEach(cleanup);

const waiting = {
  id: 'n-1',
  kind: 'approval-waiting',
  facts: { number: 'SQ-2026-000001', title: '药品追溯', step: 'department' },
  link: '/approvals?open=q-1',
  at: '2026-11-23T02:00:00.000Z',
  dueAt: '2126-11-24T16:00:00.000Z',
  readAt: null,
  todo: true,
  doneAt: null,
};
const issued = {
  ...waiting,
  id: 'n-2',
  kind: 'statement-issued',
  facts: { number: 'JS-2026-000001', month: '2026-10' },
  link: '/statements/s-1',
  dueAt: null,
  readAt: '2026-11-23T03:00:00.000Z',
  todo: false,
};
const pageOf = (...items: unknown[]) => ({ items, nextCursor: null, total: items.length });
const open = (list: unknown, path = '/notices') =>
  renderWithServer(<NoticesPage />, {
    answers: { 'session.me': meWith('department-approver'), 'notices.list': list, 'notices.markRead': { read: 1 } },
    path,
    route: '/notices',
  });

describe('the inbox', () => {
  it('says of each notice what it is and what to do by when, and leads to where that is done', async () => {
    const page = open(pageOf(waiting, issued));
    fireEvent.click(await screen.findByRole('link', { name: '待您审批：药品追溯（SQ-2026-000001，部门审核）' }));
    await waitFor(() => expect(page.address()).toBe('/approvals?open=q-1'));
    expect(page.asked('notices.markRead')).toEqual([{ noticeIds: ['n-1'] }]);
  });

  it('tells what is open from what is done and what was read, in words', async () => {
    open(pageOf(waiting, { ...waiting, id: 'n-3', doneAt: issued.readAt }, issued));
    const table = await screen.findByRole('table', { name: '通知' });
    for (const word of ['待办', '已办结', '已读']) expect(await within(table).findByText(word)).toBeTruthy();
    expect(within(table).getAllByText(/在 2126年11月24日 24:00 前查看方案/)).toHaveLength(2);
  });

  it('marks as read what is on the page, and nothing that came since', async () => {
    const page = open(pageOf(waiting, issued));
    await screen.findByRole('link', { name: /药品追溯/ });
    fireEvent.click(screen.getByRole('button', { name: '全部标为已读' }));
    await waitFor(() => expect(page.asked('notices.markRead')).toEqual([{ upTo: waiting.at }]));
  });

  it('asks by what the address filters by', async () => {
    const page = open(pageOf(), '/notices?show=open');
    expect(await screen.findByText('没有符合筛选条件的记录')).toBeTruthy();
    expect(page.asked('notices.list')[0]).toMatchObject({ show: 'open' });
  });

  it('says why it is empty, and shows the problem with a way to try again', async () => {
    open(pageOf());
    expect(await screen.findByText('还没有通知')).toBeTruthy();
    cleanup();
    open({ refuse: 'NOT_SIGNED_IN', sentence: '请重新登录' });
    expect(await screen.findByText('请重新登录')).toBeTruthy();
  });
});

describe('how a person is told by mail', () => {
  const openWith = (preference: object) =>
    renderWithServer(<NoticesPage />, {
      answers: {
        'session.me': meWith('department-approver'),
        'notices.list': pageOf(),
        'notices.preference': { mail: 'digest', weighty: [], ...preference },
        'notices.setPreference': { mail: 'at-once' },
      },
      path: '/notices',
      route: '/notices',
    });

  it('is chosen on the page', async () => {
    const page = openWith({ address: 'chen@example.gov.cn' });
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: '邮件通知' }));
    fireEvent.click(await screen.findByText('全部即时发送'));
    await waitFor(() => expect(page.asked('notices.setPreference')).toEqual([{ mail: 'at-once' }]));
  });

  it('says that no mail comes where there is no address', async () => {
    openWith({ address: null });
    expect(await screen.findByText(/没有通知邮箱/)).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: '邮件通知' })).toBe(null);
  });
});

describe('the bell', () => {
  const ring = (count: unknown, list: unknown) =>
    renderWithServer(<NoticeBell />, { answers: { 'notices.count': count, 'notices.list': list } });

  it('says how much is to do and unread, and opens what is to do first', async () => {
    const page = ring({ unread: 2, open: 1 }, pageOf(waiting));
    fireEvent.click(await screen.findByRole('button', { name: '通知：待办 1 条，未读 2 条' }));
    expect(await screen.findByRole('link', { name: /药品追溯/ })).toBeTruthy();
    expect(page.asked('notices.list')[0]).toMatchObject({ show: 'open' });
    expect(screen.getByRole('link', { name: '全部通知' })).toBeTruthy();
  });

  it('says that there is nothing', async () => {
    ring({ unread: 0, open: 0 }, pageOf());
    fireEvent.click(await screen.findByRole('button', { name: '通知：没有待办，也没有未读' }));
    expect(await screen.findByText('没有待办和未读的通知')).toBeTruthy();
  });
});
