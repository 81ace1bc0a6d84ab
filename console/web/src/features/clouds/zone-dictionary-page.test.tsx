import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ZoneDictionaryPage } from './zone-dictionary-page.tsx';

afterEach(cleanup);

const extranet = {
  code: 'extranet',
  nameZh: '政务外网区',
  nameEn: 'Government extranet zone',
  maximumMlps: 3,
  publicAddress: false,
  clouds: 24,
  retiredAt: null,
};
const old = { ...extranet, code: 'old-line', nameZh: '旧专线区', clouds: 1, retiredAt: '2026-11-01T00:00:00.000Z' };
const open = (entries: unknown, role = 'authority-approver', more: Record<string, unknown> = {}) =>
  renderWithServer(<ZoneDictionaryPage />, {
    answers: { 'session.me': meWith(role), 'clouds.zoneEntries': entries, ...more },
  });
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: /保\s?存/ }));

describe('the dictionary of zones', () => {
  it('says why it is empty and who fills it', async () => {
    open([], 'platform-engineer');
    expect(await screen.findByText('字典里还没有网络分区')).toBeTruthy();
    expect(screen.getByText(/主管部门登记后/)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'INPUT_INVALID', sentence: '服务暂时不可用' } : [extranet]));
    expect(await screen.findByText('服务暂时不可用')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('政务外网区')).toBeTruthy();
  });

  it('shows each zone with how many clouds have it, and in words whether new ones may take it', async () => {
    open([extranet, old]);
    for (const text of ['政务外网区', '24', '在用', '旧专线区', '已停用'])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
    expect(screen.getAllByRole('button', { name: /停\s?用/ })).toHaveLength(1);
  });

  it('is kept by the authority alone: others see neither the form nor a way to retire', async () => {
    open([extranet], 'platform-engineer');
    expect(await screen.findByText('政务外网区')).toBeTruthy();
    expect(screen.queryByText('登记或修改分区')).toBe(null);
    expect(screen.queryByRole('button', { name: /停\s?用/ })).toBe(null);
  });

  it('takes a new zone, and clears the form for the next', async () => {
    const page = open([], 'authority-approver', { 'clouds.defineZoneEntry': { code: 'metro' } });
    await screen.findByText('登记或修改分区');
    fill('分区代码', 'metro');
    fill('中文名称', '城域网区');
    fill('英文名称', 'Metro zone');
    save();
    const entry = { code: 'metro', nameZh: '城域网区', nameEn: 'Metro zone', maximumMlps: 3, publicAddress: false };
    await waitFor(() => expect(page.asked('clouds.defineZoneEntry')).toEqual([entry]));
    await waitFor(() => expect(screen.getByLabelText('分区代码')).toHaveProperty('value', ''));
  });

  it('says at the field what is wrong with a code, and sends nothing', async () => {
    const page = open([]);
    await screen.findByText('登记或修改分区');
    fill('分区代码', 'Metro Zone');
    save();
    expect(await screen.findByText('小写字母开头，只含小写字母、数字和连字符')).toBeTruthy();
    expect(page.asked('clouds.defineZoneEntry')).toEqual([]);
  });

  it('shows a refusal in its words and keeps what was typed', async () => {
    const refusal = { refuse: 'INPUT_INVALID', sentence: '等保级别高于在用分区' };
    open([], 'authority-approver', { 'clouds.defineZoneEntry': refusal });
    await screen.findByText('登记或修改分区');
    fill('分区代码', 'metro');
    fill('中文名称', '城域网区');
    fill('英文名称', 'Metro zone');
    save();
    expect(await screen.findByText('等保级别高于在用分区')).toBeTruthy();
    expect(screen.getByLabelText('中文名称')).toHaveProperty('value', '城域网区');
  });

  it('retires a zone with the keyboard alone, after asking once more', async () => {
    const user = userEvent.setup();
    const page = open([extranet], 'authority-approver', { 'clouds.retireZoneEntry': { code: 'extranet' } });
    const retire = await screen.findByRole('button', { name: /停\s?用/ });
    await user.tab();
    expect(document.activeElement).toBe(retire);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('停用后不能再被新的云选用，确定吗？')).toBeTruthy();
    expect(page.asked('clouds.retireZoneEntry')).toEqual([]);
    screen.getByRole('button', { name: 'OK' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(page.asked('clouds.retireZoneEntry')).toEqual([{ code: 'extranet' }]));
  });
});
