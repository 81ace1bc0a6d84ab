import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CartLine } from '@zhengyun/domain/carts/schemas.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { CartPage } from './cart-page.tsx';

afterEach(cleanup);

const line = (change: Partial<CartLine>): CartLine => ({
  id: '0190a1b2-0000-7000-8000-000000000001',
  cloud: 'guangzhou',
  zone: 'extranet',
  spec: { item: 'object-bucket', quotaGb: 500 },
  addedAt: '2026-11-20T02:00:00Z',
  complete: true,
  monthFenThen: '10000',
  monthFen: '12000',
  yearEndFen: '15000',
  itemVersionThen: 1,
  itemVersion: 2,
  changes: ['price-up', 'terms'],
  trouble: null,
  ...change,
});
const open = (lines: readonly CartLine[], role = 'applicant') =>
  renderWithServer(<CartPage />, {
    answers: {
      'session.me': meWith(role),
      'carts.get': { priceVersion: null, lines, monthFen: '12000', yearEndFen: '15000' },
      'carts.remove': { removed: 1 },
    },
    path: '/cart',
  });

describe('the cart', () => {
  it('tells of each line what has changed, and why it can’t be had', async () => {
    const gone = { code: 'ITEM_NOT_OFFERED' as const, facts: { term: 'onSale', version: 3 } };
    open([
      line({}),
      line({
        id: '0190a1b2-0000-7000-8000-000000000002',
        monthFen: null,
        yearEndFen: null,
        changes: [],
        trouble: gone,
      }),
      line({ id: '0190a1b2-0000-7000-8000-000000000003', cloud: null, zone: null, complete: false, changes: [] }),
    ]);
    expect(await screen.findByText('价格上涨')).toBeTruthy();
    expect(screen.getByText('目录条款已更新')).toBeTruthy();
    expect(screen.getByText(/该项目已下架/)).toBeTruthy();
    expect(screen.getByText('还没有填写完整，去申请时补齐')).toBeTruthy();
    expect(screen.getByRole('link', { name: '去申请' }).getAttribute('href')).toBe('/orders/new?cart');
  });

  it('knows no sum while no line has a price, and tells a host whose operating system is still open', async () => {
    const bare = { item: 'cloud-host', count: 1, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] };
    const host = { ...bare, operatingSystem: { image: '', sshKeys: [] } } as unknown as CartLine['spec'];
    open([
      line({ spec: host, cloud: null, zone: null, complete: false, monthFen: null, yearEndFen: null, changes: [] }),
    ]);
    expect(await screen.findByText(/4 核 8 GB/)).toBeTruthy();
    const sum = screen.getByText('合计（可计价的明细）').closest('tr') as HTMLElement;
    expect(sum.textContent).toBe('合计（可计价的明细）––');
  });

  it('takes out the lines that are ticked, and no others', async () => {
    const { asked } = open([line({}), line({ id: '0190a1b2-0000-7000-8000-000000000002' })]);
    const boxes = await screen.findAllByRole('checkbox');
    await userEvent.click(boxes[2] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: '移除所选（1）' }));
    expect(asked('carts.remove')).toEqual([{ lineIds: ['0190a1b2-0000-7000-8000-000000000002'] }]);
  });

  it('is ordered by applicants alone, and leads to the catalogue when it is empty', async () => {
    open([line({})], 'department-approver');
    await screen.findByText('价格上涨');
    expect(screen.queryByRole('link', { name: '去申请' })).toBeNull();
  });
});
