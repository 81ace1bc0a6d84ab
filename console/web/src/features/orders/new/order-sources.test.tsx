import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Form } from 'antd';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { OrderSources } from './order-sources.tsx';
import { emptyOrder } from './order-values.ts';

afterEach(cleanup);

const bucket = { cloud: 'guangzhou', zone: 'extranet', spec: { item: 'object-bucket', quotaGb: 500 } };

function open(
  answers: object,
  path = '/orders/new',
  { written = emptyOrder(), keep = vi.fn(async () => undefined) } = {},
) {
  const onOrder = vi.fn();
  const page = (
    <Form initialValues={written}>
      <OrderSources departmentId="d" onOrder={onOrder} keep={keep} />
    </Form>
  );
  const server = { 'session.me': meWith('applicant'), 'templates.list': { items: [] }, ...answers };
  return { ...renderWithServer(page, { answers: server, path, route: '/orders/new' }), onOrder };
}

async function upload(container: HTMLElement, text: string): Promise<void> {
  const inputs = container.querySelectorAll('input[type=file]');
  await userEvent.upload(inputs[1] as HTMLInputElement, new File([text], '批量.csv', { type: 'text/csv' }));
}

describe('lines from a spreadsheet', () => {
  it('fill the order when all of them can be read', async () => {
    const { container, onOrder, asked } = open({
      'orderSheets.check': { lines: [bucket, bucket], rows: 2, errors: [], moreErrors: 0 },
    });
    await upload(container, '服务');
    await waitFor(() => expect(onOrder).toHaveBeenCalledWith({ lines: [bucket, bucket] }));
    expect(asked('orderSheets.check')).toEqual([{ name: '批量.csv', content: '5pyN5Yqh' }]);
  });

  it('are listed row by row, with column and cell in words, when any is wrong, and fill in nothing', async () => {
    const errors = [
      { row: 3, cell: 'E3', column: 'vcpu', code: 'SHEET_FORMULA', facts: { cell: 'E3' } },
      { row: 4, cell: null, column: 'zone', code: 'CELL_MISSING', facts: { column: 'zone' } },
    ];
    const { container, onOrder } = open({ 'orderSheets.check': { lines: null, rows: 5, errors, moreErrors: 37 } });
    await upload(container, '服务');
    expect(await screen.findByText(/单元格 E3 是公式/)).toBeTruthy();
    expect(screen.getByText('这一项服务需要的内容没有填写：网络分区。请填写后重新上传。')).toBeTruthy();
    expect(screen.getByText('第 3 行')).toBeTruthy();
    expect(screen.getByText(/另有 37 处/)).toBeTruthy();
    expect(onOrder).not.toHaveBeenCalled();
  });
});

describe('what the address names', () => {
  it('is brought once: the cart’s lines move into the order', async () => {
    const cart = { lines: [{ id: 'l-1', ...bucket, cloud: null, zone: null }], monthFen: '0', yearEndFen: '0' };
    const { onOrder, asked, address } = open({ 'carts.get': cart, 'carts.remove': { removed: 1 } }, '/orders/new?cart');
    await waitFor(() => expect(onOrder).toHaveBeenCalledTimes(1));
    expect(onOrder.mock.lastCall?.[0].lines).toEqual([{ cloud: undefined, zone: undefined, spec: bucket.spec }]);
    await waitFor(() => expect(asked('carts.remove')).toEqual([{ lineIds: ['l-1'] }]));
    expect(address()).toBe('/orders/new');
  });

  it('stays in the cart where the order can’t take so many lines, or its draft can’t be kept', async () => {
    const lines = Array.from({ length: 150 }, (_, n) => ({ id: `l-${n}`, ...bucket }));
    const answers = { 'carts.get': { lines, monthFen: '0', yearEndFen: '0' }, 'carts.remove': { removed: 150 } };
    const written = { ...emptyOrder(), lines: lines.slice(0, 60).map(({ id: _, ...line }) => line) };
    const tooMany = open(answers, '/orders/new?cart', { written: written as never });
    expect(await screen.findByText(/200/)).toBeTruthy();
    expect(tooMany.onOrder).not.toHaveBeenCalled();
    expect(tooMany.asked('carts.remove')).toEqual([]);
    cleanup();
    const keep = vi.fn(async () => Promise.reject(new Error('the server is away')));
    const notKept = open(answers, '/orders/new?cart', { keep });
    await waitFor(() => expect(keep).toHaveBeenCalledTimes(1));
    expect(notKept.onOrder).toHaveBeenCalledTimes(1);
    expect(notKept.asked('carts.remove')).toEqual([]);
  });

  it('may be a template, and says how many of its lines can’t be read any more', async () => {
    const { onOrder } = open({ 'templates.get': { lines: [bucket], lost: 2 } }, '/orders/new?template=t-1');
    await waitFor(() => expect(onOrder).toHaveBeenCalledTimes(1));
    expect(await screen.findByText(/其中 2 项/)).toBeTruthy();
  });

  it('may be an earlier order, whose head comes along', async () => {
    const line = { cloud: { slug: 'guangzhou' }, zone: { code: 'extranet' }, spec: bucket.spec };
    const earlier = { system: { id: 's-1' }, title: '旧的', reason: '存档', mlpsGrade: 3, lines: [line] };
    const { onOrder } = open({ 'requests.get': earlier }, '/orders/new?copy=r-1');
    await waitFor(() => expect(onOrder).toHaveBeenCalledTimes(1));
    expect(onOrder.mock.lastCall?.[0]).toEqual({
      systemId: 's-1',
      title: '旧的',
      reason: '存档',
      mlpsGrade: 3,
      lines: [bucket],
    });
  });
});
