import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { AssetsPage } from './assets-page.tsx';

afterEach(cleanup);

const asset = {
  id: 'a-1',
  number: 'ZC-2026-000001',
  name: '机架服务器',
  department: { id: 'd-1', slug: 'drug', name: '药监局' },
  acquiredOn: null,
  acquiredFen: null,
  residualFen: null,
  decision: {
    version: 2,
    decision: 'reuse',
    day: '2026-03-01',
    cloud: { id: 'c-1', name: '省级云' },
    costFen: '800000',
  },
  reuse: { version: 2, day: '2026-03-01', cloud: { id: 'c-1', name: '省级云' }, costFen: '800000' },
  price: { version: 1, priceFen: '5000000', pricedOn: '2026-02-20', source: '目录第 3 项' },
  avoidedFen: '4200000',
  unknown: [],
};
const unknown = { ...asset, id: 'a-2', number: 'ZC-2026-000002', price: null, avoidedFen: null, unknown: ['price'] };
const by = { by: '陈志强', at: '2026-03-02T00:00:00.000Z' };
const detail = {
  ...asset,
  registered: by,
  decisions: [{ ...asset.decision, reason: '性能满足', ...by }],
  prices: [{ ...asset.price, ...by }],
};
const group = { cloud: { id: 'c-1', name: '省级云' }, year: 2026, assets: 2, unknown: 1, fen: '4200000' };
const open = (role: string, path = '/savings', answers: object = {}) =>
  renderWithServer(<AssetsPage />, {
    answers: {
      'session.me': meWith(role),
      'assets.list': { items: [asset, unknown], nextCursor: null, total: 2 },
      'assets.avoided': { groups: [group], total: { assets: 2, unknown: 1, fen: '4200000' } },
      'assets.get': detail,
      'assets.price': { assetId: 'a-1', version: 2 },
      ...answers,
    },
    path,
  });

describe('the register of reused assets', () => {
  it('shows what was avoided, and says what is missing where that is unknown', async () => {
    const nobodyKnows = { ...group, year: 2025, assets: 1, fen: '0' };
    open('applicant', '/savings', {
      'assets.avoided': { groups: [group, nobodyKnows], total: { assets: 3, unknown: 2, fen: '4200000' } },
    });
    const table = await screen.findByRole('table', { name: '利旧资产' });
    expect(await within(table).findByText('42,000.00')).toBeTruthy();
    expect(within(table).getByText('未知：缺重置价格')).toBeTruthy();
    const totals = screen.getByRole('table', { name: '节约采购合计' });
    expect(within(totals).getByText('合计（只含已知的）')).toBeTruthy();
    expect(within(totals).getByText('未知')).toBeTruthy();
    expect(within(totals).queryByText('0.00')).toBeNull();
    expect(screen.queryByRole('button', { name: '登记资产' })).toBeNull();
  });

  it('opens the assets behind a total, and how one figure was made', async () => {
    const { asked } = open('finance');
    fireEvent.click(await screen.findByRole('button', { name: '查看 2026 年省级云的利旧资产' }));
    await waitFor(() =>
      expect(asked('assets.list').at(-1)).toMatchObject({
        year: 2026,
        cloudId: 'c-1',
        standing: 'reused',
      }),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'ZC-2026-000001' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('重置价格 50,000.00 元（第 1 版，2026-02-20，目录第 3 项）')).toBeTruthy();
    expect(within(drawer).getByText('利旧费用 8,000.00 元（第 2 次决定）')).toBeTruthy();
    expect(within(drawer).queryByRole('button', { name: '更改处置' })).toBeNull();
  });

  it('enters a newer price on the version that was looked at', async () => {
    const { asked } = open('finance', '/savings?asset=a-1');
    fireEvent.click(await screen.findByRole('button', { name: '更新重置价格' }));
    await screen.findByLabelText('重置价格（元）');
    const dialog = screen.getAllByRole('dialog').at(-1) as HTMLElement;
    fireEvent.change(within(dialog).getByLabelText('重置价格（元）'), { target: { value: '60000.5' } });
    fireEvent.change(within(dialog).getByLabelText('价格来源'), { target: { value: '报价单 7' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '录入重置价格' }));
    await waitFor(() =>
      expect(asked('assets.price')[0]).toMatchObject({
        assetId: 'a-1',
        priceFen: '6000050',
        source: '报价单 7',
        basedOn: 1,
      }),
    );
  });

  it('says why it is empty, and what went wrong', async () => {
    open('authority-approver', '/savings', {
      'assets.list': { items: [], nextCursor: null, total: 0 },
      'assets.avoided': { groups: [], total: { assets: 0, unknown: 0, fen: '0' } },
    });
    expect(await screen.findByText('您可见的范围内没有登记资产。')).toBeTruthy();
    expect(screen.getByText('还没有利旧的资产。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '登记资产' })).toBeTruthy();
    cleanup();
    open('auditor', '/savings', { 'assets.list': { refuse: 'FAULT', sentence: '系统故障' } });
    expect(await screen.findByRole('button', { name: /重\s*试/ })).toBeTruthy();
  });
});
