import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { LeasesPage } from './leases-page.tsx';
import { ReclaimPage } from './reclaim-page.tsx';
import { WorkingDaysPage } from './working-days-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const measure = { held: '8', peak: '0.300000000', peakPpm: '37500', coveragePpm: '1000000' };
const place = {
  department: { id: 'd', slug: 'd', name: '药品监督管理局' },
  system: { id: 's', slug: 's', name: '药品智慧监管平台' },
  cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
  resource: { id: 'r-1', number: 'ZY-2026-000001', spec: { item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8 } },
};
const reclaim = {
  id: 'h-1',
  number: 'HS-2026-000001',
  ...place,
  stage: 'urged',
  dueAt: AT,
  due: true,
  left: null,
  openedAt: AT,
  endedAt: null,
  endedBy: null,
  evidence: { policyId: 'sample', from: AT, to: AT, cpu: measure, memory: null, verdict: 'idle', why: null },
  policyId: 'sample',
  events: [
    { kind: 'reminded', at: AT, by: null, note: null },
    { kind: 'urged', at: AT, by: '梁淑仪', note: '连续闲置' },
  ],
  acts: [] as string[],
};
const lease = {
  id: 'l-1',
  ...place,
  begunAt: AT,
  lastDay: '2026-11-30',
  endsAt: AT,
  stage: 'retained',
  until: AT,
  extendableUntil: AT,
  policyId: 'sample',
  judgement: null,
  judgedAt: null,
  acts: ['remove'],
};
const open = (answers: Record<string, unknown>, Page = ReclaimPage, path = '/reclaim') =>
  renderWithServer(<Page />, { answers: { 'session.me': meWith('authority-approver'), ...answers }, path });

describe('the page of reclaims', () => {
  it('says why there is nothing, and when there would be', async () => {
    open({ 'reclaim.list': page([]) });
    expect(await screen.findByText('没有被判为闲置的资源')).toBeTruthy();
  });

  it('shows the evidence as it was seen and every step with who took it', async () => {
    open({ 'reclaim.list': page([reclaim]) }, ReclaimPage, '/reclaim?open=h-1');
    for (const text of ['系统提醒', '主管部门催办', '连续闲置', '3.7%', '不含此项'])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });

  it('says of a clock that an appeal stopped what is left of it', async () => {
    open({ 'reclaim.list': page([{ ...reclaim, stage: 'appealed', dueAt: null, due: false, left: 3 }]) });
    expect(await screen.findByText('时钟已停，余 3 个工作日')).toBeTruthy();
  });

  it('lets the authority order a cut only with a reason and the resource’s number typed', async () => {
    const { asked } = open({
      'reclaim.list': page([{ ...reclaim, acts: ['cut'] }]),
      'reclaim.cut': { operationId: 'o', number: 'CZ-1' },
    });
    fireEvent.click(await screen.findByRole('button', { name: '决定回收' }));
    const dialog = await screen.findByRole('dialog');
    const [reason, typed] = within(dialog).getAllByRole('textbox');
    await userEvent.type(reason as HTMLElement, '逾期未处置');
    fireEvent.click(within(dialog).getByRole('button', { name: '决定回收' }));
    expect(await within(dialog).findByText(/不一致/)).toBeTruthy();
    expect(asked('reclaim.cut')).toEqual([]);
    await userEvent.type(typed as HTMLElement, 'ZY-2026-000001');
    fireEvent.click(within(dialog).getByRole('button', { name: '决定回收' }));
    await waitFor(() => expect(asked('reclaim.cut')).toEqual([{ reclaimId: 'h-1', reason: '逾期未处置' }]));
  });
});

describe('the page of leases', () => {
  it('asks for what the address shows, and offers the way out of the recycle bin', async () => {
    const { asked } = open({ 'reclaim.leases': page([lease]) }, LeasesPage, '/reclaim/leases?show=bin');
    expect(await screen.findByText('保留期')).toBeTruthy();
    expect(screen.getByText('2026-11-30')).toBeTruthy();
    expect(screen.getByText('尚未判定')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^清\s?除$/ })).toBeTruthy();
    expect(asked('reclaim.leases')[0]).toMatchObject({ show: 'bin' });
  });
});

describe('the page of working days', () => {
  const days = { items: [], knownThrough: 2026 };
  it('says up to which year holidays are known, and lets the authority speak', async () => {
    open({ 'reclaim.workingDays': days }, WorkingDaysPage, '/reclaim/calendar');
    expect(await screen.findByText(/内置的放假调休安排到 2026 年/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '调整工作日' })).toBeTruthy();
  });

  it('does not let the authority of one cloud speak for all', async () => {
    const [grant] = meWith('authority-approver').grants;
    const me = { ...meWith(), grants: [{ ...grant, cloud: { id: 'c', slug: 'huizhou', name: '惠州市政务云' } }] };
    open({ 'reclaim.workingDays': days, 'session.me': me }, WorkingDaysPage, '/reclaim/calendar');
    expect(await screen.findByText('没有调整过工作日')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '调整工作日' })).toBeNull();
  });

  it('lets nobody else speak', async () => {
    open({ 'reclaim.workingDays': days, 'session.me': meWith('applicant') }, WorkingDaysPage, '/reclaim/calendar');
    expect(await screen.findByText('没有调整过工作日')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '调整工作日' })).toBeNull();
  });
});
