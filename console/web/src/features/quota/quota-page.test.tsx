import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { QuotaPage } from './quota-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const cloud = { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' };
const department = { id: 'd-1', slug: 'drug-regulator', name: '药品监督管理局' };
const figures = { soft: null, oversubscribe: false, given: '0', reserved: '0', booked: '0', takenOver: '0' };
const place = { tier: null, cloud: null, department: null, isOverSoft: false, acts: [] as string[], ...figures };
const NODES = [
  { ...place, key: 'province', parent: null, level: 'province', limit: null, left: null, given: '900', acts: ['set'] },
  { ...place, key: 'tier municipal', parent: 'province', level: 'tier', tier: 'municipal', limit: null, left: null },
  {
    ...{ ...place, key: 'cloud c-1', parent: 'tier municipal', level: 'cloud', tier: 'municipal', cloud },
    ...{ limit: '800', left: '-20', given: '900', oversubscribe: true, acts: ['set'] },
  },
  {
    ...{ ...place, key: 'q-1', parent: 'cloud c-1', level: 'department', cloud, department },
    ...{ limit: '500', left: '40', reserved: '60', booked: '380', takenOver: '20', isOverSoft: true, soft: '400' },
    acts: ['set', 'ask'],
  },
];
const ASK = {
  ...{ id: 'a-1', number: 'PE-2026-000001', cloud, department, dimension: 'vcpu', xinchuang: false },
  ...{ from: '500', units: '600', reason: '新系统上云', state: 'asked', answer: null },
  ...{ asked: { name: '李敏', at: AT }, decided: null, acts: ['decide'] },
};
const CHANGE = {
  ...{ id: 'h-1', level: 'cloud', tier: null, cloudName: cloud.name, departmentName: null },
  ...{
    from: null,
    to: '800',
    soft: null,
    oversubscribe: true,
    reason: '年度核定',
    by: '王建国',
    byTask: false,
    at: AT,
  },
};
const answers = {
  'session.me': meWith('authority-approver'),
  'quota.mine': { items: [] },
  'quota.tree': { nodes: NODES },
  'quota.asks': [ASK],
  'quota.history': [CHANGE],
};
const open = (own: object = {}, path = '/') =>
  renderWithServer(<QuotaPage />, { answers: { ...answers, ...own }, path });
/** The first row that names it: the tree stands above all else. */
const rowOf = async (name: string) => (await screen.findAllByText(name))[0]?.closest('tr') as HTMLElement;

describe('the quota page', () => {
  it('shows every level with what is given, held and left, and what is past its limits by more than colour', async () => {
    open();
    const province = await rowOf('全省');
    expect(within(province).getAllByText('未设')).toHaveLength(2);
    expect(within(province).getByText('不限')).toBeTruthy();
    const own = await rowOf('药品监督管理局');
    for (const text of ['500', '400', '60', '380', '20', '40']) expect(within(own).getByText(text)).toBeTruthy();
    expect(within(own).getByText(/超过预警线/)).toBeTruthy();
    expect(within(await rowOf('广州市政务云')).getByText('900（可超额下达）')).toBeTruthy();
    expect(await screen.findByText('年度核定')).toBeTruthy();
  });

  it('names who set a limit, and a task of the platform by what the audit log calls it', async () => {
    const set = { ...CHANGE, id: 'h-2', by: 'cli-bootstrap', byTask: true };
    open({ 'quota.history': [CHANGE, set] });
    expect(await screen.findByText('王建国')).toBeTruthy();
    expect(screen.getByText('系统任务')).toBeTruthy();
    expect(screen.queryByText('cli-bootstrap')).toBe(null);
  });

  it('asks for the dimension and stack in the address', async () => {
    const page = open({}, '/?dimension=memory-gb&stack=xinchuang');
    const slice = { dimension: 'memory-gb', xinchuang: true };
    await waitFor(() => expect(page.asked('quota.tree')).toEqual([slice]));
    expect(page.asked('quota.history')).toEqual([slice]);
  });

  it('sets a department’s limit, and what a cloud has to give, with a reason', async () => {
    const page = open({ 'quota.set': { set: 1 }, 'quota.setPool': { set: 1 } });
    const fill = async (name: string, limit: string) => {
      fireEvent.click(within(await rowOf(name)).getByRole('button', { name: /下\s?达/ }));
      const dialog = await screen.findByRole('dialog');
      fireEvent.change(within(dialog).getByLabelText('配额'), { target: { value: limit } });
      fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '年中调整' } });
      fireEvent.click(
        within(dialog)
          .getAllByRole('button', { name: /下\s?达/ })
          .at(-1) as HTMLElement,
      );
    };
    await fill('药品监督管理局', '550');
    const own = { departmentId: 'd-1', cloudId: 'c-1', xinchuang: false, limits: { vcpu: '550' } };
    await waitFor(() =>
      expect(page.asked('quota.set')).toEqual([{ ...own, soft: { vcpu: '400' }, reason: '年中调整' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    await fill('全省', '2000');
    const whole = { place: { level: 'province' }, dimension: 'vcpu', xinchuang: false, limit: '2000' };
    await waitFor(() =>
      expect(page.asked('quota.setPool')).toEqual([{ ...whole, soft: null, oversubscribe: false, reason: '年中调整' }]),
    );
  });

  it('offers to sign in again where that is asked for, and keeps the reason and the figure meanwhile', async () => {
    const sentence = '请重新登录后再办理。';
    const said = async (page: ReturnType<typeof open>) => {
      fireEvent.click(within(await rowOf('药品监督管理局')).getByRole('button', { name: /下\s?达/ }));
      return { page, dialog: within(await screen.findByRole('dialog')) };
    };
    const { dialog } = await said(open({ 'quota.set': { refuse: 'STEP_UP_NEEDED', sentence } }));
    fireEvent.change(dialog.getByLabelText('配额'), { target: { value: '560' } });
    fireEvent.change(dialog.getByLabelText('原因'), { target: { value: '年中调整' } });
    fireEvent.click(dialog.getByRole('button', { name: /下\s?达/ }));
    await dialog.findByText(sentence);
    expect(dialog.getByRole('link', { name: '重新登录' }).getAttribute('href')).toContain('/sign-in?again=1');
    // Signing in again leaves the page.
    cleanup();
    const again = await said(open({ 'quota.set': { set: 1 } }));
    expect(again.dialog.getByLabelText('原因')).toHaveProperty('value', '年中调整');
    expect(again.dialog.getByLabelText('配额')).toHaveProperty('value', '560');
    cleanup();
    // Somebody else has set it meanwhile: what was typed over the old figure answers it no more.
    const nodes = NODES.map((node) => (node.key === 'q-1' ? { ...node, limit: '900' } : node));
    const later = await said(open({ 'quota.tree': { nodes } }));
    expect(later.dialog.getByLabelText('配额')).toHaveProperty('value', '900');
    // What was typed and given up is not there the next time, as if it were the limit.
    fireEvent.change(later.dialog.getByLabelText('配额'), { target: { value: '99999' } });
    fireEvent.click(later.dialog.getByRole('button', { name: /返\s?回/ }));
    cleanup();
    const next = await said(open({ 'quota.tree': { nodes } }));
    expect(next.dialog.getByLabelText('配额')).toHaveProperty('value', '900');
  });

  it('asks for more, and answers who asked', async () => {
    const page = open({
      'quota.ask': { askId: 'a-2', number: 'PE-2026-000002' },
      'quota.decideAsk': { askId: 'a-1' },
    });
    fireEvent.click(within(await rowOf('药品监督管理局')).getByRole('button', { name: '申请增加' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('希望达到的配额'), { target: { value: '700' } });
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '扩容' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '申请增加' }));
    const asked = {
      cloudId: 'c-1',
      departmentId: 'd-1',
      dimension: 'vcpu',
      xinchuang: false,
      units: '700',
      reason: '扩容',
    };
    await waitFor(() => expect(page.asked('quota.ask')).toEqual([asked]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    fireEvent.click(within(await rowOf('PE-2026-000001')).getByRole('button', { name: '不同意' }));
    const answer = await screen.findByRole('dialog');
    fireEvent.change(within(answer).getByLabelText('原因'), { target: { value: '先清理闲置' } });
    fireEvent.click(within(answer).getByRole('button', { name: '不同意' }));
    const refused = { askId: 'a-1', decision: 'refused', answer: '先清理闲置' };
    await waitFor(() => expect(page.asked('quota.decideAsk')).toEqual([refused]));
  });
});
