import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiScopeSchema } from '@zhengyun/domain/api-clients/schemas.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { keys as inEnglish } from '../../i18n/en-US/keys.ts';
import { keys as inChinese } from '../../i18n/zh-CN/keys.ts';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { KeysPage } from './keys-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const department = { id: 'd-1', slug: 'drug-regulator', name: '药品监督管理局' };
const key = {
  id: 'k-1',
  prefix: 'abcdefghijkl',
  scopes: ['requests:read', 'requests:write'],
  standing: 'live',
  createdAt: AT,
  expiresAt: '2027-02-21T02:00:00.000Z',
  lastUsedAt: null,
  lastRefusedAt: null,
  revokedAt: null,
};
const account = {
  id: 'a-1',
  name: '夜间下单程序',
  purpose: '每晚批量下单',
  role: 'applicant',
  department,
  owner: { id: 'p-1', name: '林晓燕' },
  madeBy: { id: 'p-2', name: '陈国强' },
  createdAt: AT,
  stoppedAt: null,
  ownerServes: true,
  mayIssue: true,
  mayEnd: true,
  keys: [key],
};
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const open = (role: string, accounts: unknown, more: Record<string, unknown> = {}) =>
  renderWithServer(<KeysPage />, {
    answers: {
      'session.me': { ...meWith(role), departments: [department] },
      'apiClients.list': accounts,
      ...more,
    },
    path: '/keys',
  });

describe('the page of accounts and keys', () => {
  it('says to whom to turn where there is none, and lets those make one who may', async () => {
    open('applicant', page([]));
    expect(await screen.findByText('还没有服务账号')).toBeTruthy();
    expect(screen.getByText(/请单位审核人或安全管理员建立账号/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '建立服务账号' })).toBeNull();
    cleanup();
    open('security-admin', page([]));
    expect((await screen.findAllByRole('button', { name: '建立服务账号' })).length).toBeGreaterThan(0);
  });

  it('shows the problem with a way to try again', async () => {
    open('applicant', { refuse: 'ROLE_MISSING', sentence: '您的角色不能做这件事' });
    expect(await screen.findByText('您的角色不能做这件事')).toBeTruthy();
  });

  it('shows each account with its keys, what for and until when', async () => {
    open('applicant', page([account]));
    expect(await screen.findByText('夜间下单程序')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /expand row/i }));
    expect(await screen.findByText('zy_abcdefghijkl_…')).toBeTruthy();
    expect(screen.getByText('提交申请、变更、释放和撤回')).toBeTruthy();
    expect(screen.getByRole('button', { name: /作\s?废/ })).toBeTruthy();
  });

  it('offers no key to whom may only end them', async () => {
    open('department-approver', page([{ ...account, mayIssue: false }]));
    expect(await screen.findByText('夜间下单程序')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '签发密钥' })).toBeNull();
    expect(screen.getByRole('button', { name: '停用账号' })).toBeTruthy();
  });

  it('issues a key for the scopes that were chosen, and shows it once', async () => {
    const issued = { keyId: 'k-2', key: `zy_bcdefghijklm_${'s'.repeat(43)}`, expiresAt: AT };
    const { asked } = open('applicant', page([account]), { 'apiClients.issueKey': issued });
    fireEvent.click(await screen.findByRole('button', { name: '签发密钥' }));
    const dialog = await screen.findByRole('dialog');
    const issue = within(dialog).getByRole('button', { name: '签发密钥' });
    fireEvent.click(issue);
    expect(await within(dialog).findByText('请至少选择一项使用范围')).toBeTruthy();
    fireEvent.mouseDown(within(dialog).getByLabelText('使用范围'));
    const [option] = await screen.findAllByText('查看审批依据', { selector: '.ant-select-item-option-content' });
    fireEvent.click(option as HTMLElement);
    fireEvent.click(issue);
    await waitFor(() => expect(asked('apiClients.issueKey')).toHaveLength(1));
    expect(await within(dialog).findByText(issued.key)).toBeTruthy();
    expect(within(dialog).getByText(/只显示这一次/)).toBeTruthy();
    expect(asked('apiClients.issueKey')).toEqual([{ accountId: 'a-1', scopes: ['approvals:read'], days: 90 }]);
  });

  it('revokes a key after asking', async () => {
    const { asked } = open('applicant', page([account]), { 'apiClients.revokeKey': { keyId: 'k-1' } });
    await userEvent.click(await screen.findByRole('button', { name: /expand row/i }));
    await userEvent.click(await screen.findByRole('button', { name: /作\s?废/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/下一次调用起即被拒绝/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: /作\s?废/ }));
    await waitFor(() => expect(asked('apiClients.revokeKey')).toEqual([{ keyId: 'k-1' }]));
  });
});

it.each([
  ['Chinese', inChinese],
  ['English', inEnglish],
])('each scope that a key may have is named in %s', (_, { scope }) => {
  const nameless = apiScopeSchema.options.filter((each) => !(each.replace(':', '-') in scope));
  expect(nameless).toEqual([]);
});
