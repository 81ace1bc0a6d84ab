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

  it.each([
    ['an audit administrator', 'audit-admin', false],
    ['an auditor', 'auditor', true],
  ])('lets %s verify what is theirs to verify', async (_, role, statements) => {
    const answers = { 'session.me': meWith(role), 'audit.list': { items: [row], nextCursor: null, total: 1 } };
    renderWithServer(<AuditPage />, { answers, path: '/audit', route: '/audit' });
    expect(await screen.findByRole('button', { name: '校验审计链' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '校验结算单链' }) !== null).toBe(statements);
  });

  it('says up to which entry a chain holds, and which entry of it fails and how', async () => {
    const chain = {
      ...{ chain: 'province', name: 'province', sealed: 12, headSequence: '12', headHash: 'ab'.repeat(32) },
      ...{ sealedAt: row.at, unsealed: 0, oldestUnsealedAt: null },
    };
    const breaks = [{ chain: 'province', sequence: '7', auditId: 'a-7', kind: 'row-changed' }];
    const answers = {
      'session.me': meWith('auditor'),
      'audit.list': { items: [row], nextCursor: null, total: 1 },
      'audit.verify': { checkedAt: row.at, intact: false, anchoredAt: null, chains: [chain], breaks },
    };
    renderWithServer(<AuditPage />, { answers, path: '/audit', route: '/audit' });
    await userEvent.click(await screen.findByRole('button', { name: '校验审计链' }));
    expect(await screen.findByText('第 12 条')).toBeTruthy();
    expect(screen.getByText(/#7: 记录被改动/)).toBeTruthy();
  });

  it('shows the statements’ chain whole, then what is wrong in it, and why it could not be asked', async () => {
    const whole = {
      ...{ checkedAt: row.at, issued: 3, words: 2, headHash: 'cd'.repeat(32), whole: true, faults: [] },
      voided: [{ number: 'JS-2026-000002', reason: '停电' }],
    };
    const faults = [{ fault: 'statement-changed', at: 'JS-2026-000003' }];
    const said: unknown[] = [
      { refuse: 'RATE_LIMITED', sentence: '请稍后再试' },
      { ...whole, whole: false, faults },
      whole,
    ];
    const answers = {
      'session.me': meWith('auditor'),
      'audit.list': { items: [row], nextCursor: null, total: 1 },
      'settlement.verifyChain': () => said.pop(),
    };
    const page = renderWithServer(<AuditPage />, { answers, path: '/audit', route: '/audit' });
    await userEvent.click(await screen.findByRole('button', { name: '校验结算单链' }));
    expect(await screen.findByText('结算单链完整，共 3 张')).toBeTruthy();
    expect(screen.getByText('作废编号 JS-2026-000002：停电')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '重新校验' }));
    expect(await screen.findByText('JS-2026-000003: 结算单内容与出具时不同')).toBeTruthy();
    expect(screen.getByText('结算单链有 1 处不符')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '重新校验' }));
    expect(await screen.findByText(/请稍后再试/)).toBeTruthy();
    expect(page.asked('settlement.verifyChain')).toHaveLength(3);
  });
});
