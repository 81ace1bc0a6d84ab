import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderSteps } from './order-steps.tsx';
import type { Order } from './order-types.ts';

afterEach(cleanup);

const AT = '2027-02-20T02:00:00.000Z';
const REASON = '链路由两个系统共用';
const line = {
  id: 'l-1',
  ordinal: 1,
  spec: { item: 'bandwidth', mbps: 10 },
  delivered: { item: 'bandwidth', mbps: 10 },
  fulfilment: 'counted',
  state: 'open',
  cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
  zone: { code: 'extranet', name: '政务外网区' },
  xinchuang: false,
  resource: { id: 'r-2', number: 'ZY-2026-000002', state: 'active' },
  itemVersion: 1,
  monthFen: '0',
  yearEndFen: '0',
  leaseUntil: null,
};
/** A release of bandwidth that the authority ordered, waiting for an engineer. */
const ordered = {
  id: 'q-1',
  number: 'SQ-2027-000001',
  kind: 'release',
  state: 'provisioning',
  ordered: true,
  title: '收回互联网带宽 ZY-2026-000002',
  department: { id: 'd', slug: 'd', name: '药品监督管理局' },
  system: { id: 's', slug: 's', name: '药品门户' },
  applicant: { id: 'p', name: '梁淑仪' },
  mlpsGrade: 2,
  round: 1,
  monthFen: '0',
  yearEndFen: '0',
  submittedAt: AT,
  deliveredAt: null,
  promise: { standing: 'none', workingDays: null, by: null },
  reason: '逾期未处置',
  planHash: null,
  priceVersion: null,
  lines: [line],
  steps: [],
  operations: [],
  timeline: [],
  furtherAhead: [],
} as unknown as Order;

const show = (answers: Record<string, unknown> = {}, role = 'platform-engineer') =>
  renderWithServer(
    <>
      <OrderSteps order={ordered} />
      <OrderFacts order={ordered} />
      <OrderLines order={ordered} />
    </>,
    { answers: { 'session.me': meWith(role), ...answers } },
  );

/** Opens the act of that name, writes `words` and does it. */
async function act(name: string, says: RegExp, words: string) {
  fireEvent.click(await screen.findByRole('button', { name }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(says)).toBeTruthy();
  await userEvent.type(within(dialog).getByRole('textbox'), words);
  fireEvent.click(within(dialog).getByRole('button', { name }));
}

describe('a release that the authority ordered', () => {
  it('says who ordered it and what it waits for, and nothing of approval or acceptance', async () => {
    show({}, 'applicant');
    for (const text of ['责令人', '责令收回', '停止服务', '释放 · 主管部门责令'])
      expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getAllByText('梁淑仪')).toHaveLength(2);
    expect(screen.getByText(/等待运营方人工办理并确认/)).toBeTruthy();
    expect(screen.queryByText('申请人')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is confirmed by an engineer, who is told that charging stops', async () => {
    const { asked } = show({ 'provisioning.confirmFulfilment': { deliveryNote: 'JF-2027-000001' } });
    await act('确认办理完成', /计费止于确认时刻/, '已关闭端口');
    await waitFor(() =>
      expect(asked('provisioning.confirmFulfilment')).toEqual([{ lineId: 'l-1', note: '已关闭端口' }]),
    );
    expect(await screen.findByText('已确认停止，不再计费')).toBeTruthy();
  });

  it('is given back with the reason for the authority', async () => {
    const { asked } = show({ 'provisioning.declineFulfilment': { requestId: 'q-1' } });
    await act('无法办理', /是否再次收回由主管部门决定/, REASON);
    await waitFor(() => expect(asked('provisioning.declineFulfilment')).toEqual([{ lineId: 'l-1', reason: REASON }]));
  });
});
