import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { EnterCount } from './enter-count.tsx';
import { EntriesPage } from './entries-page.tsx';
import { RefusedPage } from './refused-page.tsx';

afterEach(cleanup);

const resource = (n: number) => ({
  id: `r-${n}`,
  number: `ZY-2026-${String(n).padStart(6, '0')}`,
  system: { id: 's-1', slug: 'xt-1', name: '追溯系统' },
  department: { id: 'd-1', slug: 'ours', name: '药监局' },
});

describe('entering a count', () => {
  it('finds its resource among all there are: by what is typed, and part by part', async () => {
    const page = renderWithServer(<EnterCount />, {
      answers: {
        'session.me': meWith('platform-engineer'),
        'resources.list': ({ cursor, search }: { cursor?: string; search?: string }) => {
          if (search) return { items: [resource(7)], nextCursor: null, total: 1 };
          const first = cursor === 'next' ? 51 : 1;
          const items = Array.from({ length: 50 }, (_, n) => resource(first + n));
          return { items, nextCursor: cursor === 'next' ? null : 'next', total: 100 };
        },
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '录入人工服务' }));
    const dialog = await screen.findByRole('dialog');
    const box = within(dialog).getByRole('combobox');
    fireEvent.mouseDown(box);
    fireEvent.click(await screen.findByRole('button', { name: /再显示一些（已显示 50 \/ 100）/ }));
    await waitFor(() => expect(page.asked('resources.list')).toMatchObject([{ limit: 50 }, { cursor: 'next' }]));
    fireEvent.change(box, { target: { value: '追溯' } });
    await waitFor(() => expect(page.asked('resources.list').at(-1)).toMatchObject({ search: '追溯' }));
    fireEvent.click(await screen.findByTitle('ZY-2026-000007 · 追溯系统 · 药监局'));
    expect(within(dialog).getByTitle('ZY-2026-000007 · 追溯系统 · 药监局')).toBeTruthy();
  });
});

describe('what people entered', () => {
  it('is taken back by who proposed it, with a reason, and not decided by them', async () => {
    const entry = {
      ...{
        id: 'e-1',
        kind: 'correction',
        resource: resource(1),
        department: resource(1).department,
        meter: 'egress-gb',
      },
      ...{ unit: 'GB', at: '2026-05-01T00:00:00.000Z', of: null, quantity: '75', reason: '重复计数', evidence: '单 1' },
      ...{ state: 'proposed', proposedBy: { id: 'p-1', name: '张伟明' }, proposedAt: '2026-05-02T00:00:00.000Z' },
      ...{ decidedBy: null, decidedAt: null, note: null, mayDecide: false, mayWithdraw: true },
    };
    const page = renderWithServer(<EntriesPage />, {
      answers: {
        'session.me': meWith('platform-engineer'),
        'metering.entries': { items: [entry], nextCursor: null, total: 1 },
        'metering.withdrawEntry': { entryId: 'e-1', state: 'withdrawn' },
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: /撤\s?回/ }));
    expect(screen.queryByRole('button', { name: '复核通过' })).toBeNull();
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: '小数点错位' } });
    fireEvent.click(dialog.getByRole('button', { name: /撤\s?回/ }));
    await waitFor(() =>
      expect(page.asked('metering.withdrawEntry')).toEqual([{ entryId: 'e-1', reason: '小数点错位' }]),
    );
  });
});

describe('readings that came after the close', () => {
  const refused = {
    ...{ id: 'f-1', resource: resource(1), department: resource(1).department, meter: 'egress-gb', unit: 'GB' },
    ...{ source: 'hypervisor', eventId: 'h-1', thing: null, quantity: '75', at: '2026-05-01T00:00:00.000Z' },
    ...{ refusedAt: '2026-06-09T02:00:00.000Z', times: 3 },
  };
  const said = { at: '2026-06-10T02:00:00.000Z', by: '李会计', why: '已与上报方核实，六月调整' };
  const items = [
    { ...refused, answered: null },
    { ...refused, id: 'f-2', answered: said },
  ];
  const show = (mayAnswer: boolean) =>
    renderWithServer(<RefusedPage />, {
      answers: {
        'session.me': meWith('finance'),
        'metering.refused': { items, nextCursor: null, total: 2, mayAnswer },
        'metering.answerRefused': { month: '2026-05', readings: 1 },
      },
    });

  it('are listed with how often they came and what was said of them', async () => {
    show(false);
    expect(await screen.findAllByText('共上报 3 次')).toHaveLength(2);
    expect(screen.getByText('待处理')).toBeTruthy();
    expect(screen.getByText('已与上报方核实，六月调整')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '写明处理意见' })).toBeNull();
  });

  it('are answered for by finance, of the whole month, with a reason', async () => {
    const page = show(true);
    fireEvent.click(await screen.findByRole('button', { name: '写明处理意见' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: '上报方时钟有误' } });
    fireEvent.click(dialog.getByRole('button', { name: '写明处理意见' }));
    await waitFor(() =>
      expect(page.asked('metering.answerRefused')).toEqual([
        { month: expect.stringMatching(/^20\d\d-\d\d$/), why: '上报方时钟有误' },
      ]),
    );
  });
});

describe('files of use that people brought', () => {
  const file = {
    ...{ id: 'i-1', source: 'partner', format: 'csv', mode: 'good', rows: 3, stored: 2, repeated: 0, wrong: 1 },
    errors: [{ line: 3, column: 'unit', code: 'UNIT_MISMATCH', facts: {} }],
    ...{ state: 'proposed', proposedBy: { id: 'p-2', name: '王芳' }, proposedAt: '2026-11-02T00:00:00.000Z' },
    ...{ decidedBy: null, decidedAt: null, note: null, mayWithdraw: false, mayDecide: true },
  };
  const open = (role: string, more: object = {}) =>
    renderWithServer(<EntriesPage />, {
      answers: {
        'session.me': meWith(role),
        'metering.entries': { items: [], nextCursor: null, total: 0 },
        'metering.imports': { items: [{ ...file, ...more }], nextCursor: null, total: 1 },
        'metering.importFile': {
          ...{ source: 'partner', format: 'csv', wrongLines: [] },
          content: Buffer.from('标识,数量\n').toString('base64'),
        },
        'metering.decideImport': { importId: 'i-1', state: 'confirmed', stored: 2, repeated: 0 },
        'metering.withdrawImport': { importId: 'i-1', state: 'withdrawn' },
      },
      path: '/usage/entries',
      route: '/usage/entries',
    });

  it('count by a second engineer’s word, with a note', async () => {
    const page = open('platform-engineer');
    const table = await screen.findByRole('table', { name: '导入的文件' });
    expect(within(table).getByText('共 3 行：可导入 2 行，已存在 0 行，有误 1 行')).toBeTruthy();
    fireEvent.click(within(table).getByRole('button', { name: '复核通过' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/王芳 提交的 partner 共 2 条/)).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '与账单一致' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '复核通过' }));
    const sent = { importId: 'i-1', decision: 'confirm', note: '与账单一致' };
    await waitFor(() => expect(page.asked('metering.decideImport')).toEqual([sent]));
  });

  it('can be read whole by whoever is to confirm them; those that wait come first', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (given) => {
      saved.push(given as Blob);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => undefined;
    const names: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    const page = open('platform-engineer');
    const table = await screen.findByRole('table', { name: '导入的文件' });
    fireEvent.click(within(table).getByRole('button', { name: '下载原文件' }));
    await waitFor(() => expect(page.asked('metering.importFile')).toEqual([{ importId: 'i-1' }]));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(await saved[0]?.text()).toBe('标识,数量\n');
    HTMLAnchorElement.prototype.click = click;
    // A wrong row may hold a formula: no spreadsheet opens it by itself.
    expect(names).toEqual(['partner.csv.txt']);
    expect(page.asked('metering.imports')).toContainEqual({ state: 'proposed', limit: 200 });
  });

  it('are taken back by who brought them, and no department sees them', async () => {
    const page = open('platform-engineer', { mayWithdraw: true, mayDecide: false });
    const table = await screen.findByRole('table', { name: '导入的文件' });
    expect(within(table).queryByRole('button', { name: '复核通过' })).toBeNull();
    fireEvent.click(within(table).getByRole('button', { name: /撤\s*回/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '发错了' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /撤\s*回/ }));
    await waitFor(() => expect(page.asked('metering.withdrawImport')).toEqual([{ importId: 'i-1', reason: '发错了' }]));
    cleanup();
    const other = open('department-approver');
    expect(await screen.findByText('没有人工录入或更正。')).toBeTruthy();
    expect(other.asked('metering.imports')).toEqual([]);
  });
});
