import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { AuditPage } from './audit-page.tsx';

afterEach(cleanup);

const row = {
  id: 'a-1',
  at: '2026-11-23T02:00:00.000Z',
  actor: { kind: 'person', id: 'p-2', name: '张伟明' },
  action: 'provisioning.cancelled',
  outcome: 'done',
  code: null,
  object: { kind: 'operation', id: 'op-1' },
  department: { id: 'd-1', name: '药品监督管理局' },
  detail: {},
  traceId: 'trace-1',
  seal: null,
};

describe('the page of the audit log', () => {
  it('shows a department what the operator did with its things, apart from what its own people did', async () => {
    const answers = {
      'session.me': meWith('department-approver'),
      'audit.list': { items: [row], nextCursor: null, total: 1 },
    };
    const page = renderWithServer(<AuditPage />, { answers, path: '/audit', route: '/audit' });
    expect(await screen.findByText('张伟明')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: '由谁办理' }));
    await userEvent.click(await screen.findByTitle('运营方、主管部门等'));
    await waitFor(() => expect(page.asked('audit.list').at(-1)).toMatchObject({ by: 'others' }));
    expect(page.address()).toBe('/audit?by=others');
    expect(screen.queryByRole('button', { name: '校验审计链' })).toBeNull();
  });

  it.each([
    ['that no anchor was ever kept outside', null, /从未在外部存证/],
    ['when the last anchor was kept', '2026-11-23T02:00:00.000Z', /最近一次外部存证/],
  ])('says with an intact chain %s', async (_, anchoredAt, said) => {
    const answers = {
      'session.me': meWith('auditor'),
      'audit.list': { items: [row], nextCursor: null, total: 1 },
      'audit.verify': { checkedAt: row.at, intact: true, anchoredAt, chains: [], breaks: [] },
    };
    renderWithServer(<AuditPage />, { answers, path: '/audit', route: '/audit' });
    await userEvent.click(await screen.findByRole('button', { name: '校验审计链' }));
    expect(await screen.findByText('审计链完整')).toBeTruthy();
    expect(screen.getByText(said)).toBeTruthy();
  });
});
