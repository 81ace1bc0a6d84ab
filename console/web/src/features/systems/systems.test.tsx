import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { SystemsPage } from './systems-page.tsx';

afterEach(cleanup);

const department = { id: 'd-1', slug: 'education-bureau', name: '教育局' };
const row = {
  ...{ id: 's-1', number: 'XT-2026-000007', slug: 'school-roll', name: '学籍<b>平台</b>', ownerName: '何思敏' },
  ...{ mlpsGrade: 3, department, createdAt: '2026-11-22T08:00:00.000Z' },
};
const meAs = (role: string) => ({
  ...meWith(role),
  departments: [department],
  grants: [{ role, department, organisation: null, cloud: null, tier: null }],
});
const none = { systems: [], hidden: 0 };
const open = (role: string, items: readonly unknown[] = [row], more: object = {}) =>
  renderWithServer(<SystemsPage />, {
    answers: {
      'session.me': meAs(role),
      'tenancy.systems': { items, nextCursor: null, total: items.length },
      'tenancy.alikeSystems': none,
      ...more,
    },
    path: '/systems',
    route: '/systems',
  });
const BUTTON = { name: '登记业务系统' };
const dialogOf = async () => {
  fireEvent.click((await screen.findAllByRole('button', BUTTON))[0] as HTMLElement);
  return within(await screen.findByRole('dialog'));
};
const write = (dialog: Awaited<ReturnType<typeof dialogOf>>, label: string, value: string) =>
  fireEvent.change(dialog.getByLabelText(label), { target: { value } });

describe('business systems', () => {
  it.each(['applicant', 'authority-approver', 'auditor'])('are listed to the %s, who registers none', async (role) => {
    open(role);
    const table = await screen.findByRole('table', { name: '业务系统' });
    for (const text of ['XT-2026-000007', 'school-roll', '学籍<b>平台</b>', '何思敏', '3 级', '教育局'])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', BUTTON)).toBeNull();
  });

  it('that are none say what to do, each to whom it concerns', async () => {
    open('department-approver', []);
    expect(await screen.findByText('登记一个业务系统后，本部门即可提交申请。')).toBeTruthy();
    cleanup();
    open('applicant', []);
    expect(await screen.findByText('业务系统由所属部门的审核人登记。')).toBeTruthy();
  });

  it('are looked for by number or name', async () => {
    const page = open('auditor');
    const field = await screen.findByLabelText('编号或系统名称');
    fireEvent.change(field, { target: { value: ' 学籍 ' } });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(page.asked('tenancy.systems').at(-1)).toMatchObject({ search: '学籍' }));
  });
});

describe('registering a business system', () => {
  it('sends what was written for the approver’s own department, and no identifier where none was given', async () => {
    const page = open('department-approver', [row], {
      'tenancy.createSystem': { id: 's-2', number: 'XT-2026-000008', slug: 'xt-2026-000008' },
    });
    const dialog = await dialogOf();
    write(dialog, '系统名称', '招生平台');
    write(dialog, '负责人', '何思敏');
    fireEvent.click(dialog.getByLabelText('2 级'));
    expect(dialog.queryByLabelText('4 级')).toBeNull();
    expect(dialog.getByText(/等保四级及以上、涉密系统不得上政务云/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', BUTTON));
    const sent = { name: '招生平台', ownerName: '何思敏', mlpsGrade: 2, departmentId: 'd-1' };
    await waitFor(() => expect(page.asked('tenancy.createSystem')).toEqual([sent]));
    expect(await screen.findByText('业务系统 XT-2026-000008 已登记，可以用它提交申请')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('names what is missing or malformed at its field, and sends nothing', async () => {
    const page = open('department-approver');
    const dialog = await dialogOf();
    write(dialog, '标识', 'No Slug');
    fireEvent.click(dialog.getByRole('button', BUTTON));
    for (const said of ['请填写系统名称', '请填写负责人的真实姓名', '请选择等保级别', /以小写字母开头/])
      expect(await dialog.findByText(said)).toBeTruthy();
    expect(page.asked('tenancy.createSystem')).toEqual([]);
  });

  it('shows systems of a like name while the name is written, and how many are out of sight', async () => {
    const found = { systems: [{ system: row, number: row.number, department: '教育局' }], hidden: 2 };
    const page = open('department-approver', [], { 'tenancy.alikeSystems': found });
    const dialog = await dialogOf();
    write(dialog, '系统名称', '学籍系统');
    expect(await dialog.findByText(/请先核对，避免重复登记/)).toBeTruthy();
    expect(dialog.getByText('XT-2026-000007')).toBeTruthy();
    expect(dialog.getByText(/另有 2 个名称相近的系统/)).toBeTruthy();
    expect(page.asked('tenancy.alikeSystems')).toEqual([{ name: '学籍系统' }]);
  });

  it('says why the server refused, and keeps what was written', async () => {
    const refused = { refuse: 'SLUG_TAKEN', sentence: '标识已被占用' };
    open('department-approver', [], { 'tenancy.createSystem': refused });
    const dialog = await dialogOf();
    write(dialog, '系统名称', '招生平台');
    write(dialog, '负责人', '何思敏');
    write(dialog, '标识', 'school-roll');
    fireEvent.click(dialog.getByLabelText('1 级'));
    fireEvent.click(dialog.getByRole('button', BUTTON));
    expect(await dialog.findByText(/标识已被占用/)).toBeTruthy();
    expect((dialog.getByLabelText('系统名称') as HTMLInputElement).value).toBe('招生平台');
  });
});
