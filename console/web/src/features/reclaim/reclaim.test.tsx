import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { LeasesPage } from './leases-page.tsx';
import { ReclaimPage } from './reclaim-page.tsx';
import { WorkingDaysPage } from './working-days-page.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const AT = '2026-11-23T02:00:00.000Z';
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const cores = {
  ...{ meter: 'vcpu', by: 'share', held: '8', peak: '0.300000000', peakPpm: '37500', limit: '100000' },
  ...{ coveragePpm: '1000000', shows: 'no-use' },
};
const io = {
  ...{ meter: 'disk-io-gb', by: 'share', held: '200', peak: '0.019000000', peakPpm: '95', limit: '100' },
  ...{ coveragePpm: '900000', shows: 'no-use' },
};
const hangs = {
  ...{ meter: 'attached', by: 'state', held: null, peak: '0.000000000', peakPpm: null, limit: null },
  ...{ coveragePpm: '1000000', shows: 'no-use' },
};
const requests = {
  ...{ meter: 'requests', by: 'quantity', held: null, peak: '1200.000000000', peakPpm: null, limit: '60.000000000' },
  ...{ coveragePpm: '100000', shows: 'use' },
};
const seen = { policyId: 'sample', from: AT, to: AT, basis: [], state: null, why: null, reason: null };
const place = {
  department: { id: 'd', slug: 'd', name: '药品监督管理局' },
  system: { id: 's', slug: 's', name: '药品智慧监管平台' },
  cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
  resource: { id: 'r-1', number: 'ZY-2026-000001', spec: { item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8 } },
};
const paper = {
  id: '0199aaaa-0000-7000-8000-000000000002',
  name: '灾备方案.pdf',
  kind: 'pdf',
  bytes: 2_048,
  sha256: 'ab'.repeat(32),
  addedBy: { id: 'p-1', name: '张伟明' },
  addedAt: AT,
};
const UPHOLD = '申诉成立';
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
  evidence: { ...seen, measures: [cores], verdict: 'idle' } as object,
  policyId: 'sample',
  events: [
    { kind: 'reminded', at: AT, by: null, note: null, attachments: [] },
    { kind: 'urged', at: AT, by: '梁淑仪', note: '连续闲置', attachments: [] },
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
    for (const text of ['系统提醒', '主管部门催办', '连续闲置', /（占持有量 8 的 3.75%）/, '低于 10% 视为闲置'])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });

  it.each([
    [
      { measures: [io, hangs] },
      ['0.019 GB/小时', '（占持有量 200 的 0.0095%）', '低于 0.01% 视为闲置', '一直未挂载', '90.0%'],
    ],
    [{ measures: [requests] }, ['请求数 · 有使用', '1,200 次/小时', '低于 60 次/小时 视为闲置']],
    [{ measures: [], state: 'stopped-throughout' }, ['观察期内主机一直停机']],
    [{ measures: [], why: 'nothing-to-measure', reason: 'protects' }, ['这类服务以随时可用为用途，不按用量判定']],
    [
      { measures: [{ ...cores, peak: null, peakPpm: null, coveragePpm: '0' }], why: 'not-measured' },
      ['未知', /^读数不足/],
    ],
  ])('shows each measure in the item’s own unit, and what the ledger says: %#', async (evidence, texts) => {
    open(
      { 'reclaim.list': page([{ ...reclaim, evidence: { ...seen, ...evidence } }]) },
      ReclaimPage,
      '/reclaim?open=h-1',
    );
    const row = (await screen.findByText('依据的规则')).closest('tr') as HTMLElement;
    for (const text of texts)
      if (typeof text === 'string') expect(row.textContent).toContain(text);
      else expect(within(row).getByText(text)).toBeTruthy();
  });

  it('says of a clock that an appeal stopped what is left of it', async () => {
    open({ 'reclaim.list': page([{ ...reclaim, stage: 'appealed', dueAt: null, due: false, left: 3 }]) });
    expect(await screen.findByText('时钟已停，余 3 个工作日')).toBeTruthy();
  });

  it('shows that the answer to an appeal is overdue, though the clock stands', async () => {
    const waiting = { stage: 'appealed', dueAt: null, due: false, left: 3, answerBy: '2020-01-02T16:00:00.000Z' };
    open({ 'reclaim.list': page([{ ...reclaim, ...waiting }]) });
    const clock = (await screen.findByText('申诉答复')).closest('td') as HTMLElement;
    expect(clock.textContent).toContain('时钟已停，余 3 个工作日');
    expect(within(clock).getByText(/已超期/)).toBeTruthy();
  });

  it('lets the authority order a cut only with a reason and the resource’s number typed', async () => {
    const { asked } = open({
      'reclaim.list': page([{ ...reclaim, acts: ['cut'] }]),
      'reclaim.cut': { operationId: 'o', requestId: null, number: 'CZ-1' },
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

const BANDWIDTH = { resource: { id: 'r-2', number: 'ZY-2026-000002', spec: { item: 'bandwidth', mbps: 10 } } };

/** Orders with the one button of that name, its reason and the number of the resource typed. */
async function order(name: RegExp) {
  fireEvent.click(await screen.findByRole('button', { name }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/平台工程师办结并确认后才停止计费/)).toBeTruthy();
  const [reason, typed] = within(dialog).getAllByRole('textbox');
  await userEvent.type(reason as HTMLElement, '逾期未处置');
  await userEvent.type(typed as HTMLElement, BANDWIDTH.resource.number);
  fireEvent.click(within(dialog).getByRole('button', { name }));
}

describe('a service that people see to', () => {
  const ordered = { operationId: null, requestId: 'q-1', number: 'SQ-2026-000009' };

  it('is cut with a word on who ends and confirms it', async () => {
    const { asked } = open({
      'reclaim.list': page([{ ...reclaim, ...BANDWIDTH, acts: ['cut'] }]),
      'reclaim.cut': ordered,
    });
    await order(/决定回收/);
    await waitFor(() => expect(asked('reclaim.cut')).toEqual([{ reclaimId: 'h-1', reason: '逾期未处置' }]));
    expect(await screen.findByText('已责令收回，等待运营中心办理并确认')).toBeTruthy();
  });

  it('leaves the recycle bin with the same word', async () => {
    const answers = { 'reclaim.leases': page([{ ...lease, ...BANDWIDTH }]), 'reclaim.removeExpired': ordered };
    const { asked } = open(answers, LeasesPage, '/reclaim/leases?show=bin');
    await order(/^清\s?除$/);
    await waitFor(() => expect(asked('reclaim.removeExpired')).toEqual([{ resourceId: 'r-2', reason: '逾期未处置' }]));
  });
});

describe('an appeal', () => {
  const AGAINST = { ...reclaim, acts: ['appeal'] };
  const draft = {
    id: '0199aaaa-0000-4000-8000-000000000001',
    content: { reason: '系统在灾备中' },
    attachments: [paper],
    savedAt: AT,
  };
  const appealing = (more: Record<string, unknown> = {}) =>
    open(
      {
        'session.me': meWith('applicant'),
        'reclaim.list': page([AGAINST]),
        'requests.draftOf': draft,
        'requests.saveDraft': { draftId: draft.id, savedAt: AT },
        'reclaim.appeal': { reclaimId: 'h-1', stage: 'appealed', dueAt: null },
        ...more,
      },
      ReclaimPage,
      '/reclaim?open=h-1&form=appeal',
    );

  it('opens by its address with what was written and attached, and is sent under its draft’s name', async () => {
    const { asked } = appealing();
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('link', { name: /灾备方案\.pdf/ })).toBeTruthy();
    const reason = within(dialog).getByRole('textbox') as HTMLTextAreaElement;
    await waitFor(() => expect(reason.value).toBe('系统在灾备中'));
    fireEvent.click(within(dialog).getByRole('button', { name: /申\s?诉/ }));
    await waitFor(() =>
      expect(asked('reclaim.appeal')).toEqual([{ reclaimId: 'h-1', reason: '系统在灾备中', key: draft.id }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('opens by its address however old it is, when the first page of the list lacks it', async () => {
    const listed = ({ reclaimId }: { readonly reclaimId?: string }) =>
      page([reclaimId === 'h-1' ? AGAINST : { ...reclaim, id: 'h-2', number: 'HS-2026-000002' }]);
    appealing({ 'reclaim.list': listed });
    const dialog = await screen.findByRole('dialog');
    await waitFor(() =>
      expect((within(dialog).getByRole('textbox') as HTMLTextAreaElement).value).toBe('系统在灾备中'),
    );
  });

  it('says where it can’t be made as things are', async () => {
    appealing({ 'reclaim.list': page([{ ...reclaim, acts: [] }]) });
    expect(await screen.findByText(/此回收目前不能申诉/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps what is typed, and holds it here with the way back when the session has ended', async () => {
    const expired = { refuse: 'NOT_SIGNED_IN', sentence: '请重新登录' };
    appealing({ 'requests.draftOf': null, 'requests.saveDraft': expired });
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '正在扩容' } });
    const back = await within(dialog).findByRole('link', { name: /重新登录/ });
    expect(back.getAttribute('href')).toContain(encodeURIComponent('/reclaim?open=h-1&form=appeal'));
    cleanup();
    appealing({ 'requests.draftOf': null });
    const again = within(await screen.findByRole('dialog')).getByRole('textbox') as HTMLTextAreaElement;
    await waitFor(() => expect(again.value).toBe('正在扩容'));
  });

  it('shows its evidence to whoever decides, and holds the words of the decision while they are typed', async () => {
    const event = { kind: 'appealed', at: AT, by: '张伟明', note: '系统在灾备中', attachments: [paper] };
    const appealed = { ...reclaim, stage: 'appealed', dueAt: null, left: 3, events: [event], acts: ['decide'] };
    const decided = { reclaimId: 'h-1', stage: 'ended', dueAt: null };
    const show = () =>
      open({ 'reclaim.list': page([appealed]), 'reclaim.decideAppeal': decided }, ReclaimPage, '/reclaim?open=h-1');
    show();
    const file = await screen.findByRole('link', { name: /灾备方案\.pdf/ });
    expect(file.getAttribute('href')).toBe(`/attachments/${paper.id}`);
    fireEvent.click(screen.getByRole('button', { name: UPHOLD }));
    const words = () => within(screen.getByRole('dialog')).getByRole('textbox') as HTMLTextAreaElement;
    await screen.findByRole('dialog');
    fireEvent.change(words(), { target: { value: '证据充分' } });
    cleanup();
    const { asked } = show();
    fireEvent.click(await screen.findByRole('button', { name: UPHOLD }));
    await screen.findByRole('dialog');
    expect(words().value).toBe('证据充分');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: UPHOLD }));
    await waitFor(() => expect(asked('reclaim.decideAppeal')).toHaveLength(1));
    await waitFor(() => expect(localStorage.length).toBe(0));
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
