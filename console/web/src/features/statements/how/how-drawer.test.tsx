import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWithServer } from '../../../testing/render-with-server.tsx';
import { HowButton } from './how-button.tsx';
import { HowDrawer } from './how-drawer.tsx';
import { useHow } from './use-how.ts';

afterEach(cleanup);

const statement = {
  ...{ id: 's-1', number: 'JS-2026-000001', month: '2026-03', department: { id: 'd-1', name: '药监局' } },
  contract: { id: 'c-1', number: 'HT-2026-000001', name: '药监局合同' },
};
const line = (ordinal: number) => ({
  ...{ id: `l-${ordinal}`, ordinal, key: `1/${ordinal}`, kind: 'usage', sku: 'vcpu.x86', amountFen: '1000' },
  resource: { id: 'r-1', number: 'ZY-2026-000001', item: 'cloud-host', cloud: { id: 'c', slug: 'c', name: '省级云' } },
  exact: '10.0000000000000000000000000000000000000000',
});
const usage = (input: unknown) => {
  const { cursor } = input as { cursor: string | null };
  const from = cursor ? 51 : 1;
  return {
    ...{ statement, figure: 'usage', unit: 'yuan', rounding: 'none', terms: [], equal: true },
    value: '510.0000000000000000000000000000000000000000',
    sum: { exact: '510.0000000000000000000000000000000000000000', amountFen: '51000' },
    lines: {
      items: Array.from({ length: cursor ? 1 : 50 }, (_, place) => line(from + place)),
      nextCursor: cursor ? null : 'next',
      total: 51,
    },
  };
};
const payable = {
  ...{ statement, figure: 'payable', unit: 'fen', rounding: 'half-up', equal: false, value: '51000' },
  terms: [
    { sign: '+', figure: 'total', unit: 'yuan', value: '509.9990000000000000000000000000000000000000' },
    { sign: '+', figure: 'rounding', unit: 'yuan', value: '0.0010000000000000000000000000000000000000' },
  ],
  sum: { exact: '509.9990000000000000000000000000000000000000', amountFen: '50999' },
  lines: { items: [], nextCursor: null, total: 0 },
};
const rule = { model: { kind: 'unit', unitPrice: '1.000000' }, discountPpm: '0', minimum: null, maximum: null };
const charge = {
  ...{
    id: 'ch-1',
    kind: 'usage',
    resource: null,
    sku: 'traffic-gb.x86',
    unit: 'GB',
    unitPrice: '1.000000',
    units: null,
  },
  ...{ startsAt: '2026-02-28T16:00:00.000Z', endsAt: '2026-03-31T16:00:00.000Z', seconds: '2678400' },
  ...{ monthSeconds: '2678400', quantity: '10.000000000', amount: '10.000000000000000', events: { readings: 100_000 } },
};
const working = {
  ...{ kind: 'usage', priceVersion: { id: 'v-1', number: 'JG-2026-000001', sample: true } },
  rule: { ...rule, month: 'calendar' },
  charges: [charge],
};
const explainedLine = {
  statement,
  line: { ...line(1), unit: 'GB', quantity: '10.000000000', unitPrice: '1.000000', working },
};
const events = (input: unknown) => {
  const { cursor } = input as { cursor: string | null };
  const reading = (n: number) => ({
    ...{
      kind: 'reading',
      id: `e-${n}`,
      meter: 'egress-gb',
      unit: 'GB',
      source: 'meter',
      eventId: `id-${n}`,
      thing: null,
    },
    ...{ at: '2026-03-02T00:00:00.000Z', receivedAt: '2026-03-02T01:00:00.000Z', original: '1.000000000' },
    counts: n === 1 ? '7.000000000' : '1.000000000',
  });
  return {
    ...{ chargeId: 'ch-1', resource: null, month: '2026-03', pinned: 100_000, total: 99_999 },
    items: cursor ? [reading(2)] : [reading(1)],
    nextCursor: cursor ? null : 'more',
  };
};

function Page() {
  const how = useHow();
  return (
    <>
      <HowButton what="按使用合计" onShow={() => how.showFigure('usage')} />
      <HowDrawer statementId="s-1" of={how} />
    </>
  );
}
const open = (search = '') =>
  renderWithServer(<Page />, {
    answers: {
      'settlement.explain': (input: { figure: string }) => (input.figure === 'payable' ? payable : usage(input)),
      'settlement.explainLine': explainedLine,
      'rating.events': events,
    },
    path: `/statements/s-1${search}`,
    route: '/statements/:id',
  });

describe('how a figure was made', () => {
  it('opens from its button by keyboard, is in the address, and gives the focus back', async () => {
    const page = open();
    const button = await screen.findByRole('button', { name: '这个数怎么来的：按使用合计' });
    button.focus();
    fireEvent.click(button);
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('与已存记录独立合计的结果一致');
    expect(page.address()).toBe('/statements/s-1?how=usage');
    fireEvent.keyDown(drawer, { key: 'Escape', code: 'Escape', keyCode: 27 });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.address()).toBe('/statements/s-1');
    expect(document.activeElement).toBe(button);
  });

  it('turns the pages of its lines, and a line leads to its own working and back', async () => {
    const page = open('?how=usage');
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('第 1–50 条，共 51 条');
    fireEvent.click(within(drawer).getByRole('button', { name: '下一页' }));
    await within(drawer).findByText('第 51–51 条，共 51 条');
    expect(page.asked('settlement.explain')).toMatchObject([{ cursor: null }, { cursor: 'next' }]);
    fireEvent.click(within(drawer).getByRole('button', { name: '这个数怎么来的：#51' }));
    expect(page.address()).toBe('/statements/s-1?how=usage&line=l-51');
    fireEvent.click(await within(drawer).findByRole('button', { name: '返回按使用合计' }));
    expect(page.address()).toBe('/statements/s-1?how=usage');
  });

  it('shows the figures it follows from, and says when the stored rows do not add up to it', async () => {
    open('?how=payable');
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText(/不一致，请联系财务核查/);
    expect(within(drawer).getByText('四舍五入到分', { selector: 'span' })).toBeTruthy();
    const terms = within(drawer).getByRole('table', { name: '由这些数得出' });
    for (const text of ['合计（未舍入）', '509.999', '0.001']) expect(within(terms).getByText(text)).toBeTruthy();
  });

  it('of a line shows price, rule and the events of its charge page by page, and how many are not in sight', async () => {
    const page = open('?line=l-1');
    const drawer = await screen.findByRole('dialog');
    const table = await within(drawer).findByRole('table', { name: '这段区间的计量事件' });
    await within(table).findByText(/id-1/);
    expect(within(table).getByText(/原值 1/)).toBeTruthy();
    expect(within(drawer).getByText(/计费时用到 100000 条，其中 1 条/)).toBeTruthy();
    expect(within(drawer).getByText('JG-2026-000001')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '下一页' }));
    await within(drawer).findByText(/id-2/);
    expect(page.asked('rating.events')).toMatchObject([{ chargeId: 'ch-1' }, { cursor: 'more' }]);
  });

  it('of something that is no figure shows nothing', async () => {
    open('?how=profit');
    await screen.findByRole('button', { name: '这个数怎么来的：按使用合计' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
