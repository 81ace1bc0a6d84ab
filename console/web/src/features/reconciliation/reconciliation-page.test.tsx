import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ReconciliationPage } from './reconciliation-page.tsx';

afterEach(cleanup);

const over = { month: '2026-10', period: { from: '2026-09-30T16:00:00.000Z', to: '2026-10-31T16:00:00.000Z' } };
const cloud = { id: '00000000-0000-4000-8000-0000000000c1', slug: 'guangzhou', name: '广州云' };
const chain = {
  ...{ month: '2026-10', statements: 2, states: { issued: 2 }, payableFen: '123456', equal: false },
  steps: [
    { step: 'events', unit: 'unit-seconds', left: '20', right: '20', equal: true },
    { step: 'payable', unit: 'fen', left: '123456', right: '123457', equal: false },
  ],
  broken: [{ id: 's-1', number: 'JS-2026-000002', department: { id: 'd', name: '药监局' }, steps: ['payable'] }],
  without: [{ id: 'e', name: '教育局' }],
};
const stock = {
  ...{ sku: 'vcpu.x86', tier: 'municipal', department: null, opening: '4', opened: '8', reclaimed: '4', resized: '-2' },
  ...{ takenOn: '0', handedOver: '0', closing: '6', ordered: '8', balanced: false },
};
const compared = {
  ...{ cloud, sku: 'vcpu.x86', orderUnits: '8', meterUnits: '6', clusterUnits: null, unseenUnits: '6' },
  ...{ orderQuantity: '8.000000000', meterQuantity: '6.000000000', billQuantity: null },
  ...{ meterOrder: 'differs', meterCluster: 'unknown', meterBill: 'unknown' },
};
const found = {
  ...{
    id: '00000000-0000-4000-8000-0000000000a1',
    number: 'HC-2026-000001',
    code: 'meter-not-order',
    ownerRole: 'platform-engineer',
  },
  ...{
    subject: { kind: 'resource', id: 'r', label: 'ZY-2026-000001' },
    department: { id: 'd', name: '药监局' },
    cloud,
  },
  ...{
    month: '2026-10',
    facts: { meter: 'vcpu 6', order: 'vcpu 8' },
    state: 'open',
    openedAt: '2026-10-20T00:00:00.000Z',
  },
  ...{
    seenAt: '2026-10-21T00:00:00.000Z',
    goneAt: null,
    answerBy: '2026-10-23T16:00:00.000Z',
    closeBy: '2026-11-03T16:00:00.000Z',
  },
  ...{
    level: 1,
    takenBy: null,
    answeredBy: null,
    answeredAt: null,
    answer: null,
    evidence: null,
    closedBy: null,
    closedAt: null,
  },
  ...{ outcome: null, closingReason: null, explainedUntil: null, returnedReason: null, acts: ['take'] },
};
const answers = {
  'reconciliation.chain': chain,
  'reconciliation.balance': { ...over, rows: [stock], faults: 1, differences: 0, balanced: false },
  'reconciliation.movements': { ...over, items: [], total: 0 },
  'reconciliation.comparison': {
    ...over,
    policy: 'p',
    billTolerancePpm: '1000',
    lookCountsHours: 48,
    rows: [compared],
    consumed: [
      {
        cloud,
        sku: 'traffic-gb.x86',
        meterQuantity: '5.000000000',
        billQuantity: '7.000000000',
        meterCluster: 'unknown',
        meterBill: 'differs',
      },
      {
        cloud,
        sku: 'requests-10k.x86',
        meterQuantity: null,
        billQuantity: null,
        meterCluster: 'unknown',
        meterBill: 'unknown',
      },
    ],
  },
  'reconciliation.bills': { items: [] },
  'reconciliation.cases': {
    ...{ items: [found], nextCursor: null, total: 1, open: 1, overdue: 1 },
    lastRun: { day: '2026-10-21', at: '2026-10-20T19:00:00.000Z', findings: 1 },
  },
  'reconciliation.take': { caseId: found.id, number: found.number, state: 'taken' },
  'clouds.overview': { clouds: [cloud] },
};
const open = (role: 'finance' | 'platform-engineer', more = {}) =>
  renderWithServer(<ReconciliationPage />, {
    answers: { 'session.me': meWith(role), ...answers, ...more },
    path: '/reconciliation?month=2026-10',
    route: '/reconciliation',
  });

describe('the books of a month', () => {
  it('say step by step what is equal, and never that what is unknown is', async () => {
    open('finance');
    const steps = await screen.findByRole('table', { name: /资金链/ });
    const [, first, second] = within(steps).getAllByRole('row') as [HTMLElement, HTMLElement, HTMLElement];
    expect(within(first).getByText('相符')).toBeTruthy();
    expect(within(second).getByText('不符')).toBeTruthy();
    expect(screen.getByText(/JS-2026-000002（药监局）/)).toBeTruthy();
    expect(screen.getByText('教育局')).toBeTruthy();
    const four = await screen.findByRole('table', { name: /四方核对/ });
    expect(within(four).getAllByText('未知').length).toBe(4);
    const consumed = await screen.findByRole('table', { name: '按使用计量的计费项' });
    expect(within(consumed).getByText('不符')).toBeTruthy();
    // Never seen on a cluster, both; of the second neither own use nor bill is known.
    expect(within(consumed).getAllByText('未知').length).toBe(5);
    const balance = await screen.findByRole('table', { name: '存量平衡' });
    for (const text of ['−', '8', '6', '-2']) expect(balance.textContent).toContain(text);
    expect(screen.getByText(/台账自身有 1 处错误/)).toBeTruthy();
  });

  it('show the operator no money, and let it take its case', async () => {
    const page = open('platform-engineer');
    fireEvent.click(await screen.findByRole('button', { name: 'HC-2026-000001' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('vcpu 6')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: /认\s?领/ }));
    await waitFor(() => expect(page.asked('reconciliation.take')).toEqual([{ caseId: found.id }]));
    for (const path of ['reconciliation.chain', 'reconciliation.bills']) expect(page.asked(path)).toEqual([]);
  });

  it('take no bill with a wrong row', async () => {
    const errors = [{ row: 2, column: 'quantity', problem: 'number-unreadable', text: 'NaN' }];
    const seen = { rows: 1, version: 1, errors, moreErrors: 0, amountFen: '0', items: [] };
    const page = open('finance', { 'reconciliation.previewBill': seen });
    fireEvent.click(await screen.findByRole('button', { name: '导入账单' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.mouseDown(within(dialog).getByRole('combobox'));
    fireEvent.click(await screen.findByTitle('广州云'));
    const input = dialog.querySelector('input[type=file]') as HTMLInputElement;
    fireEvent.change(input, { target: { files: [new File(['a'], 'bill.csv', { type: 'text/csv' })] } });
    expect(await within(dialog).findByText('不是数字，或小数位、位数过多')).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: '导入账单' }).hasAttribute('disabled')).toBe(true);
    expect(page.asked('reconciliation.previewBill')).toMatchObject([
      { cloudId: cloud.id, month: '2026-10', name: 'bill.csv' },
    ]);
    expect(page.asked('reconciliation.importBill')).toEqual([]);
  });
});
