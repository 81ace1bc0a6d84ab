import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { PeoplePage } from './people-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const held = {
  id: 'g-1',
  role: 'department-approver',
  organisation: { id: 'o-1', name: '药品监督管理局' },
  department: { id: 'd-1', slug: 'drug-regulator', name: '药品监督管理局' },
  cloud: null,
  tier: null,
  lastDay: null,
};
const person = {
  id: 'p-9',
  name: '陈国强',
  subject: 'u-9',
  mail: null,
  disabled: false,
  disabledAt: null,
  createdAt: AT,
  grants: [held],
};
const away = { ...person, id: 'p-8', name: '何秀英', disabled: true, disabledAt: AT, grants: [] };
const choice = { excludedBy: [], heldIn: ['government'], ofDepartment: true, mayEnd: true, ofTier: true };
const choices = {
  roles: [
    { ...choice, role: 'applicant' },
    { ...choice, role: 'finance', excludedBy: ['department-approver'], heldIn: ['finance'], ofDepartment: false },
    { ...choice, role: 'system-admin', heldIn: ['operator'], ofDepartment: false, mayEnd: false, ofTier: false },
  ],
  organisations: [
    { id: 'o-1', name: '药品监督管理局', kind: 'government', cloudId: null },
    { id: 'o-2', name: '财政厅', kind: 'finance', cloudId: null },
    { id: 'o-3', name: '广州运营中心', kind: 'operator', cloudId: 'c-1' },
  ],
  departments: [{ id: 'd-1', name: '药品监督管理局', organisationId: 'o-1' }],
  clouds: [{ id: 'c-1', name: '广州', tier: 'municipal' }],
};
const page = (...items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const open = (role: string, people: unknown, more: Record<string, unknown> = {}) =>
  renderWithServer(<PeoplePage />, {
    answers: { 'session.me': meWith(role), 'people.list': people, ...more },
    path: '/people',
  });

describe('the page of people', () => {
  it('says who serves in which roles, and since when who does not', async () => {
    open('auditor', page(person, away));
    expect(await screen.findByText('陈国强')).toBeTruthy();
    expect(screen.getByText('部门审核人')).toBeTruthy();
    expect(screen.getByText('已离岗')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '办理离岗' })).toBeNull();
    expect(screen.queryByRole('button', { name: '登记公务邮箱' })).toBeNull();
  });

  it('takes a person out of service with a reason, and names the duties that nobody has then', async () => {
    const vacant = [{ role: 'department-approver', place: '药品监督管理局' }];
    const { asked } = open('security-admin', page(person), {
      'people.endService': { personId: 'p-9', sessions: 1, keys: 2, passed: 3, vacant },
    });
    await userEvent.click(await screen.findByRole('button', { name: '办理离岗' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/全部角色撤销/)).toBeTruthy();
    await userEvent.type(within(dialog).getByRole('textbox'), '调离本单位');
    await userEvent.click(within(dialog).getByRole('button', { name: '办理离岗' }));
    await waitFor(() => expect(asked('people.endService')).toEqual([{ personId: 'p-9', reason: '调离本单位' }]));
    expect(await screen.findByText(/已无人在岗/)).toBeTruthy();
  });

  it('shows why it can’t be done', async () => {
    open('security-admin', page(person), {
      'people.endService': { refuse: 'LAST_HOLDER', sentence: '离岗后将没有人担任系统管理员' },
    });
    await userEvent.click(await screen.findByRole('button', { name: '办理离岗' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), '调离本单位');
    await userEvent.click(within(dialog).getByRole('button', { name: '办理离岗' }));
    expect(await within(dialog).findByText('离岗后将没有人担任系统管理员')).toBeTruthy();
  });

  it('lets the security administrator end all sign-ins of somebody else in service, whether or not a session is open', async () => {
    const me = { ...person, id: meWith('security-admin').person.id, name: '本人' };
    const { asked } = open('security-admin', page(person, away, me), { 'session.endAll': { sessions: 0 } });
    await userEvent.click(await screen.findByRole('button', { name: '结束全部登录 陈国强' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/命令行令牌随即作废/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '结束全部登录' }));
    await waitFor(() => expect(asked('session.endAll')).toEqual([{ personId: 'p-9' }]));
    expect(await screen.findByText('已结束 0 个会话，命令行令牌已作废')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^结束全部登录 / })).toHaveLength(1);
  });

  it('puts a person back in service', async () => {
    const { asked } = open('security-admin', page(away), { 'people.resumeService': { personId: 'p-8' } });
    await userEvent.click(await screen.findByRole('button', { name: '恢复在岗' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '恢复在岗' }));
    await waitFor(() => expect(asked('people.resumeService')).toEqual([{ personId: 'p-8' }]));
  });

  it('lets the system administrator add people and enter addresses, and nothing else', async () => {
    const { asked } = open('system-admin', page(person), { 'people.setMail': { personId: 'p-9' } });
    expect(await screen.findByRole('button', { name: '登记人员' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '办理离岗' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '登记公务邮箱' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'chen@example.gov.cn');
    await userEvent.click(within(dialog).getByRole('button', { name: '登记公务邮箱' }));
    await waitFor(() => expect(asked('people.setMail')).toEqual([{ personId: 'p-9', mail: 'chen@example.gov.cn' }]));
  });

  it('lets the security administrator grant a role beside those held: only what can be granted, and why the rest can’t', async () => {
    const { asked } = open('security-admin', page(person, away), {
      'people.grantChoices': choices,
      'people.grant': { grantId: 'g-2', added: true },
    });
    expect(await screen.findByText('恢复在岗后才能授予角色。')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '授予角色 陈国强' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('combobox', { name: '角色' }));
    const shut = await screen.findByTitle('财务人员（与现任“部门审核人”互斥）');
    expect(shut.className).toContain('disabled');
    await userEvent.click(screen.getByTitle('部门申请人'));
    await userEvent.click(within(dialog).getByRole('combobox', { name: '单位' }));
    expect(screen.queryByTitle('财政厅')).toBeNull();
    await userEvent.click(await screen.findByTitle('药品监督管理局'));
    await userEvent.click(within(dialog).getByRole('button', { name: '授予角色' }));
    const granted = { personId: 'p-9', role: 'applicant', organisationId: 'o-1', departmentId: 'd-1' };
    await waitFor(() =>
      expect(asked('people.grant')).toEqual([{ ...granted, cloudId: null, tier: null, lastDay: null }]),
    );
  });

  it('holds a role in a cloud’s own organisation to that cloud, and an administrator’s to no end', async () => {
    const { asked } = open('security-admin', page({ ...person, grants: [] }), {
      'people.grantChoices': { ...choices, roles: choices.roles.map((each) => ({ ...each, excludedBy: [] })) },
      'people.grant': { grantId: 'g-2', added: true },
    });
    await userEvent.click(await screen.findByRole('button', { name: '授予角色 陈国强' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('combobox', { name: '角色' }));
    await userEvent.click(await screen.findByTitle('系统管理员'));
    expect(within(dialog).getByText(/三类管理员不设期限/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('combobox', { name: '单位' }));
    await userEvent.click(await screen.findByTitle('广州运营中心'));
    expect(await within(dialog).findByText(/只属于这一朵云/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '授予角色' }));
    await waitFor(() =>
      expect(asked('people.grant')).toMatchObject([{ organisationId: 'o-3', cloudId: 'c-1', tier: null }]),
    );
  });

  it('grants a role for every cloud of a tier, says that later ones are covered, and names the tier in the list', async () => {
    const ofTier = { ...held, tier: 'municipal' };
    const { asked } = open('security-admin', page({ ...person, grants: [ofTier] }), {
      'people.grantChoices': choices,
      'people.grant': { grantId: 'g-2', added: true },
    });
    expect(await screen.findByText('药品监督管理局 · 全部市级云')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '授予角色 陈国强' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('combobox', { name: '角色' }));
    await userEvent.click(await screen.findByTitle('部门申请人'));
    await userEvent.click(within(dialog).getByRole('combobox', { name: '单位' }));
    await userEvent.click(await screen.findByTitle('药品监督管理局'));
    expect(within(dialog).getByText(/以后新增的同层级云自动包含在内/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('combobox', { name: '适用的云' }));
    await userEvent.click(await screen.findByTitle('全部市级云'));
    await userEvent.click(within(dialog).getByRole('button', { name: '授予角色' }));
    await waitFor(() => expect(asked('people.grant')).toMatchObject([{ cloudId: null, tier: 'municipal' }]));
  });

  it('offers no tier for an administrator’s role', async () => {
    open('security-admin', page({ ...person, grants: [] }), { 'people.grantChoices': choices });
    await userEvent.click(await screen.findByRole('button', { name: '授予角色 陈国强' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('combobox', { name: '角色' }));
    await userEvent.click(await screen.findByTitle('系统管理员'));
    await userEvent.click(within(dialog).getByRole('combobox', { name: '适用的云' }));
    expect(await screen.findByTitle('市级 · 广州')).toBeTruthy();
    expect(screen.queryByTitle('全部市级云')).toBeNull();
  });

  it('says why it is empty, and shows the problem with a way to try again', async () => {
    open('auditor', page());
    expect(await screen.findByText('还没有人员')).toBeTruthy();
    cleanup();
    open('auditor', { refuse: 'ROLE_MISSING', sentence: '您的角色不能做这件事' });
    expect(await screen.findByText('您的角色不能做这件事')).toBeTruthy();
  });
});
