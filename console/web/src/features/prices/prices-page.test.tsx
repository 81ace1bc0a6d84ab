import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { PricesPage } from './prices-page.tsx';
import { PublishPage } from './publish-page.tsx';

afterEach(cleanup);

const bounds = { discountPpm: '0', minimum: null, maximum: null, month: 'calendar' };
const vcpu = {
  sku: 'vcpu.x86',
  dimension: 'vcpu',
  xinchuang: false,
  unit: '核·月',
  unitPrice: '38.500000',
  rule: { ...bounds, model: { kind: 'unit', unitPrice: '38.500000' } },
};
const traffic = {
  sku: 'traffic-gb.x86',
  dimension: 'traffic-gb',
  xinchuang: false,
  unit: 'GB',
  unitPrice: '0.800000',
  rule: {
    ...bounds,
    discountPpm: '125000',
    minimum: '5.000000',
    model: {
      kind: 'graduated',
      tiers: [
        { from: '0.000000000', to: '100.000000000', unitPrice: '0.800000' },
        { from: '100.000000000', to: null, unitPrice: '0.500000' },
      ],
    },
  },
};
const inForce = {
  id: 'v-1',
  number: 'JG-2026-000001',
  name: '2026 年价目',
  sample: true,
  department: null,
  state: 'in-force',
  validFrom: '2025-12-31T16:00:00.000Z',
  validTo: '2026-12-31T16:00:00.000Z',
  createdAt: '2025-12-01T00:00:00.000Z',
  withdrawn: null,
  prices: [
    { ...vcpu, supplement: null },
    {
      ...traffic,
      supplement: { number: 'BJ-2026-000001', reference: '会议纪要 12 号', approvedAt: '2026-08-06T02:00:00.000Z' },
    },
  ],
};
const coming = {
  ...inForce,
  id: 'v-2',
  number: 'JG-2026-000002',
  name: '2027 年价目',
  state: 'to-come',
  validFrom: '2026-12-31T16:00:00.000Z',
  validTo: null,
  prices: [vcpu],
};
const own = {
  ...inForce,
  id: 'v-3',
  number: 'JG-2026-000003',
  department: { id: 'd-1', name: '药监局' },
  prices: [vcpu],
};
const zeros = '0'.repeat(40);
const simulated = {
  month: '2026-10',
  from: '2026-09-30T16:00:00.000Z',
  to: '2026-10-31T16:00:00.000Z',
  total: { inForce: `100.${zeros}`, byDraft: null, difference: null },
  net: { inForceFen: '3800', byDraftFen: '4972', differenceFen: '1172', left: 1 },
  departments: [
    {
      department: { id: 'd-1', name: '药监局' },
      unpriced: { inForce: [], byDraft: ['traffic-gb.x86'] },
      inForce: `60.${zeros}`,
      byDraft: null,
      difference: null,
      net: { inForceFen: '5700', byDraftFen: null, differenceFen: null, unknown: ['no-price', 'availability'] },
    },
    {
      department: { id: 'd-2', name: '教育局' },
      unpriced: { inForce: [], byDraft: [] },
      inForce: `40.${zeros}`,
      byDraft: `52.345${zeros.slice(3)}`,
      difference: `12.345${zeros.slice(3)}`,
      net: { inForceFen: '3800', byDraftFen: '4972', differenceFen: '1172', unknown: [] },
    },
  ],
  items: [
    { sku: 'vcpu.x86', unit: '核·月', inForce: `40.${zeros}`, byDraft: `52.${zeros}`, difference: `12.${zeros}` },
  ],
};
const waiting = {
  id: 's-2',
  number: 'BJ-2026-000002',
  version: { id: 'v-1', number: 'JG-2026-000001', name: '2026 年价目', sample: true },
  sku: 'public-ip.x86',
  unit: '个·月',
  rule: { ...bounds, model: { kind: 'unit', unitPrice: '12.000000' } },
  reason: '发布时漏列',
  reference: '会议纪要 13 号',
  state: 'proposed',
  proposedBy: { id: 'p-2', name: '王芳' },
  proposedAt: '2026-08-06T02:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  note: null,
  mayDecide: true,
};
const answers = (role: string) => ({
  'session.me': meWith(role),
  'pricing.supplements': { items: [waiting], nextCursor: null, total: 1 },
  'pricing.proposeSupplement': { supplementId: 's-3', number: 'BJ-2026-000003' },
  'pricing.decideSupplement': { supplementId: 's-2', number: 'BJ-2026-000002', state: 'approved' },
  'pricing.books': { versions: [coming, inForce, own] },
  'pricing.withdraw': { versionId: 'v-2', number: coming.number },
  'pricing.simulate': simulated,
  'pricing.publish': { versionId: 'v-4', number: 'JG-2026-000004' },
  'budgets.list': { year: 2026, items: [{ department: { id: 'd-1', name: '药监局' } }], nextCursor: null, total: 1 },
});
const open = (role: string) =>
  renderWithServer(<PricesPage />, { answers: answers(role), path: '/prices', route: '/prices' });

describe('price books', () => {
  it('stand on a time line, the rules of the one in force in words', async () => {
    open('applicant');
    const table = await screen.findByRole('table', { name: 'JG-2026-000001 2026 年价目的计价规则' });
    for (const text of [
      '38.50 元 / 核·月',
      '外网流量 · 非信创',
      '0 至不足 100：0.80 元',
      '100 及以上：0.50 元',
      '优惠 12.5%',
      '每月最低 5.00 元',
    ])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(screen.getByText('待生效')).toBeTruthy();
    expect(screen.getByText('2027-01-01 00:00 起')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /撤\s*回|发布价格版本|试\s*算/ })).toBeNull();
  });

  it('let finance withdraw the one to come, with a reason', async () => {
    const page = open('finance');
    fireEvent.click(await screen.findByRole('button', { name: /撤\s*回/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: /撤\s*回/ }));
    expect(await within(dialog).findByText(/请.*原因|请填写/)).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '算错了' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /撤\s*回/ }));
    await waitFor(() => expect(page.asked('pricing.withdraw')).toEqual([{ versionId: 'v-2', reason: '算错了' }]));
  });

  it('show who would have paid what more, and unknown as unknown', async () => {
    open('auditor');
    fireEvent.click(await screen.findByRole('button', { name: /试\s*算/ }));
    const table = await screen.findByRole('table', { name: '按使用单位比较' });
    expect(within(table).getByText('+12.35')).toBeTruthy();
    // What is left to pay, and of whom nobody knows it.
    expect(within(table).getByText('+11.72')).toBeTruthy();
    expect(within(table).getByText('有用量没有价格、可用性未测得，未扣减')).toBeTruthy();
    expect(
      screen.getByText('应付合计：当时价格 38.00 元，该版本 49.72 元，差额 +11.72 元；另有 1 个单位无法算出，未计入'),
    ).toBeTruthy();
    expect(within(table).getByText('缺少价格：外网流量 · 非信创')).toBeTruthy();
    expect(within(table).getAllByText('未知')).toHaveLength(4);
    expect(screen.getByText(/合计：当时价格 100.00 元，该版本 未知 元/)).toBeTruthy();
  });
});

describe('a price that the version in force lacks', () => {
  it('is proposed with its rule, a reason and the paper it rests on', async () => {
    const page = open('authority-approver');
    fireEvent.click(await screen.findByRole('button', { name: '补充价格' }));
    const send = () => fireEvent.click(screen.getByRole('button', { name: /^提\s*交$/ }));
    send();
    expect(await screen.findByText('请选择计费项')).toBeTruthy();
    expect(screen.getByText('请填写依据文件')).toBeTruthy();
    fireEvent.mouseDown(screen.getByLabelText('计费项'));
    fireEvent.click(await screen.findByText('内存 · 非信创'));
    fireEvent.change(screen.getByLabelText('原因'), { target: { value: '发布时漏列' } });
    fireEvent.change(screen.getByLabelText('依据文件'), { target: { value: '会议纪要 14 号' } });
    fireEvent.click(screen.getByRole('button', { name: '填写计价规则' }));
    expect(screen.getByRole('button', { name: '填写计价规则' }).hasAttribute('disabled')).toBe(false);
    fireEvent.change(await screen.findByLabelText('单位', {}, { timeout: 10_000 }), { target: { value: 'GB·月' } });
    fireEvent.change(screen.getByLabelText('价格（元，最多六位小数）'), { target: { value: '12.5' } });
    fireEvent.click(screen.getByText(/^确\s*定$/));
    expect(await screen.findByText('12.50 元 / GB·月')).toBeTruthy();
    send();
    await waitFor(() => expect(page.asked('pricing.proposeSupplement')).toHaveLength(1));
    expect(page.asked('pricing.proposeSupplement')[0]).toMatchObject({
      ...{ versionId: 'v-1', sku: 'memory-gb.x86', unit: 'GB·月', reason: '发布时漏列', reference: '会议纪要 14 号' },
      rule: { model: { kind: 'unit', unitPrice: '12.500000' } },
    });
  }, 60_000);

  it('is approved by a second person, and says in the list that it was added', async () => {
    const page = open('finance');
    const table = await screen.findByRole('table', { name: '补充的价格' });
    expect(await within(table).findByText('会议纪要 13 号')).toBeTruthy();
    fireEvent.click(within(table).getByRole('button', { name: /批\s*准/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '依据齐全' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /批\s*准/ }));
    await waitFor(() =>
      expect(page.asked('pricing.decideSupplement')).toEqual([
        { supplementId: 's-2', decision: 'approve', note: '依据齐全' },
      ]),
    );
    expect(screen.getByText('补充 BJ-2026-000001，依据：会议纪要 12 号')).toBeTruthy();
  });

  it('is nothing that a department can add', async () => {
    const page = open('applicant');
    expect(await screen.findByText('补充 BJ-2026-000001，依据：会议纪要 12 号')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '补充价格' })).toBeNull();
    expect(page.asked('pricing.supplements')).toEqual([]);
  });
});

describe('a version in the making', () => {
  const make = () =>
    renderWithServer(<PublishPage />, { answers: answers('finance'), path: '/prices/new', route: '/prices/new' });

  it('begins with the newest one, and tells at the field why a rule can’t be taken over', async () => {
    make();
    fireEvent.click(await screen.findByRole('button', { name: '修改vCPU · 非信创的计价规则' }));
    const price = await screen.findByLabelText('价格（元，最多六位小数）');
    fireEvent.change(price, { target: { value: '-1' } });
    fireEvent.click(screen.getByText(/^确\s*定$/));
    expect(await screen.findByText('价格不能为负')).toBeTruthy();
    fireEvent.change(price, { target: { value: '40.5' } });
    fireEvent.click(screen.getByText(/^确\s*定$/));
    expect(await screen.findByText('40.50 元 / 核·月')).toBeTruthy();
    expect(screen.getByText('已改动')).toBeTruthy();
  });

  it('is published under a name, after a second look', async () => {
    const page = make();
    await screen.findByLabelText('名称');
    const lastPublish = () => screen.getAllByText('发布价格版本').at(-1) ?? document.body;
    fireEvent.click(lastPublish());
    expect(await screen.findByText('请填写名称')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '新价' } });
    fireEvent.click(lastPublish());
    expect((await screen.findAllByText('发布“新价”？')).length).toBeGreaterThan(0);
    fireEvent.click(lastPublish());
    await waitFor(() => expect(page.asked('pricing.publish')).toHaveLength(1));
    expect(page.asked('pricing.publish')[0]).toMatchObject({
      name: '新价',
      departmentId: null,
      prices: [{ sku: 'vcpu.x86', unit: '核·月', rule: { model: { kind: 'unit', unitPrice: '38.500000' } } }],
    });
  }, 60_000);

  it('is refused without what is in use, by the names of the items', async () => {
    const facts = { sku: ['traffic-gb.x86'], resource: ['ZY-2026-000001'] };
    const refuse = { refuse: 'PRICE_STILL_NEEDED', sentence: '以下计费项仍在使用', facts };
    renderWithServer(<PublishPage />, {
      answers: { ...answers('finance'), 'pricing.publish': refuse },
      path: '/prices/new',
      route: '/prices/new',
    });
    fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '新价' } });
    const lastPublish = () => screen.getAllByText('发布价格版本').at(-1) ?? document.body;
    fireEvent.click(lastPublish());
    expect((await screen.findAllByText('发布“新价”？')).length).toBeGreaterThan(0);
    fireEvent.click(lastPublish());
    const items = await screen.findByRole('list', { name: '仍在使用、不能缺少价格的计费项：' });
    expect(within(items).getByText('外网流量 · 非信创')).toBeTruthy();
    expect(screen.getByText('以下计费项仍在使用')).toBeTruthy();
  }, 60_000);

  it('may be for any department, also of a later page of them', async () => {
    const pageOf = (input: unknown) => {
      const first = (input as { cursor?: string | null }).cursor !== 'next';
      const department = first ? { id: 'd-1', name: '药监局' } : { id: 'd-201', name: '地震局' };
      return { year: 2026, items: [{ department }], nextCursor: first ? 'next' : null, total: 201 };
    };
    renderWithServer(<PublishPage />, {
      answers: { ...answers('finance'), 'budgets.list': pageOf },
      path: '/prices/new',
      route: '/prices/new',
    });
    fireEvent.mouseDown(await screen.findByLabelText('价目册'));
    expect((await screen.findAllByText(/地震局/)).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/药监局/).length).toBeGreaterThan(0);
  });
});
