import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { DisputesPage } from './disputes-page.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const by = { id: 'p-9', name: '林晓燕' };
const dispute = {
  ...{ id: '00000000-0000-4000-8000-0000000000d1', number: 'YY-2026-000001', state: 'taken' },
  department: { id: 'd', name: '药监局' },
  statement: { id: 's', number: 'JS-2026-000002', month: '2026-09' },
  line: {
    ...{ ordinal: 3, key: 'k', kind: 'usage', resource: 'ZY-2026-000001', sku: 'vcpu.x86', unit: 'vCPU·月' },
    ...{ quantity: '8.000000000', unitPrice: '50.00', amountFen: '40000', broughtFen: '39000' },
  },
  ...{ amountFen: '12345', reasonKind: 'quantity', reason: '九月二十日已释放四核', policyId: 'dispute-2026' },
  opened: { at: '2026-10-12T02:00:00.000Z', by },
  ...{ takeBy: '2026-10-14T16:00:00.000Z', answerBy: '2026-10-16T16:00:00.000Z' },
  ...{ decideBy: '2099-10-26T16:00:00.000Z', level: 1 },
  ...{ taken: { at: '2026-10-13T02:00:00.000Z', by: { id: 'p-1', name: '张伟明' } } },
  ...{ answeredAt: '2026-10-15T02:00:00.000Z', decided: null, endedAt: null },
  words: [
    { id: 'w1', side: 'operator', text: '监测到二十日起只有四核', at: '2026-10-15T02:00:00.000Z', by, files: [] },
    { id: 'w2', side: 'department', text: '请按四核计', at: '2026-10-15T03:00:00.000Z', by, files: [] },
  ],
  acts: ['take', 'say', 'decide', 'withdraw'],
};
const note = {
  ...{ id: '00000000-0000-4000-8000-0000000000c1', number: null, kind: 'credit', state: 'proposed' },
  ...{ department: dispute.department, statement: dispute.statement },
  dispute: { id: dispute.id, number: dispute.number },
  ...{
    totalFen: '-12345',
    reason: '属实',
    reference: dispute.number,
    proposed: { at: '2026-10-16T02:00:00.000Z', by },
  },
  decided: null,
  lines: [{ ...dispute.line, number: 1, act: 'credit', amountFen: '-12345' }],
  ...{
    applied: [],
    leftFen: '0',
    mayDecide: true,
    mayRefuse: true,
    decideBy: '2026-10-27T16:00:00.000Z',
    overdue: false,
  },
};
const page = { nextCursor: null, total: 1 };
const open = (role: string, more: object = {}, search = '') =>
  renderWithServer(<DisputesPage />, {
    answers: {
      'session.me': meWith(role),
      'disputes.list': { ...page, items: [dispute], unended: 1, overdue: 0 },
      'creditNotes.list': { ...page, items: [note] },
      ...more,
    },
    path: `/disputes${search}`,
    route: '/disputes',
  });
const acted = { disputeId: dispute.id, number: dispute.number, state: 'taken' };

/** The drawer of the dispute, opened from the queue by its number. */
async function drawer() {
  fireEvent.click(await screen.findByRole('button', { name: dispute.number }));
  const shown = within(await screen.findByRole('dialog'));
  await shown.findByText('监测到二十日起只有四核');
  return shown;
}

/** The dialog of the decision, which is the last of those on screen. */
async function decision() {
  fireEvent.click((await drawer()).getByRole('button', { name: '作出决定' }));
  await screen.findByLabelText('决定理由');
  return within(screen.getAllByRole('dialog').at(-1) as HTMLElement);
}

describe('disputes', () => {
  it('stand in a queue with what is in question, and say what they wait for and how long', async () => {
    const seen = open('finance');
    const table = await screen.findByRole('table', { name: '结算异议' });
    for (const text of ['JS-2026-000002', '药监局', '123.45', '用量不对', '办理中'])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(within(table).getByText(/^#3 · .*vCPU.* · ZY-2026-000001$/)).toBeTruthy();
    expect(within(table).getByText(/剩/)).toBeTruthy();
    expect(screen.getByText('未办结 1 项，其中超期 0 项。')).toBeTruthy();
    expect(seen.asked('disputes.list')).toMatchObject([{ state: 'unended' }]);
  });

  it('show both sides’ words, and take another', async () => {
    const seen = open('finance', { 'disputes.say': acted, 'disputes.take': acted });
    const shown = await drawer();
    expect(shown.getByText('九月二十日已释放四核')).toBeTruthy();
    expect(shown.getByText('请按四核计')).toBeTruthy();
    expect(seen.asked('disputes.list')).toContainEqual({ disputeId: dispute.id });
    fireEvent.change(shown.getByLabelText('补充说明'), { target: { value: '请提供释放单' } });
    fireEvent.click(shown.getByRole('button', { name: '提交说明' }));
    await waitFor(() => expect(seen.asked('disputes.say')).toEqual([{ disputeId: dispute.id, text: '请提供释放单' }]));
    fireEvent.click(shown.getByRole('button', { name: /接\s?手/ }));
    await waitFor(() => expect(seen.asked('disputes.take')).toEqual([{ disputeId: dispute.id }]));
  });

  it('take evidence as it is, and say which file was refused and why', async () => {
    open('department-approver');
    const shown = await drawer();
    const sent: string[] = [];
    const asked = globalThis.fetch;
    globalThis.fetch = (async (address: string, init: RequestInit) => {
      if (!`${address}`.startsWith('/attachments')) return asked(address, init);
      sent.push(decodeURIComponent(`${address}`));
      const { name } = init.body as File;
      if (name === '坏.pdf')
        return Response.json({ code: 'ATTACHMENT_NOT_ADMITTED', message: '不接收“坏.pdf”。' }, { status: 400 });
      return Response.json({ name });
    }) as typeof fetch;
    try {
      const field = document.querySelector('input[type=file]') as HTMLInputElement;
      const files = ['停用单.pdf', '坏.pdf'].map((name) => new File(['%PDF-'], name));
      fireEvent.change(field, { target: { files } });
      await shown.findByText('不接收“坏.pdf”。');
      await screen.findByText('停用单.pdf 已上传');
      expect(sent).toEqual(['停用单.pdf', '坏.pdf'].map((name) => `/attachments?dispute=${dispute.id}&name=${name}`));
    } finally {
      globalThis.fetch = asked;
    }
  });

  it('are withdrawn only after asking once more', async () => {
    const seen = open('department-approver', { 'disputes.withdraw': acted });
    fireEvent.click((await drawer()).getByRole('button', { name: '撤回异议' }));
    await screen.findByText(/撤回后该行按结算单所列不变/);
    expect(seen.asked('disputes.withdraw')).toEqual([]);
    const asked = screen.getAllByRole('button', { name: '撤回异议' }).at(-1);
    if (asked) fireEvent.click(asked);
    await waitFor(() => expect(seen.asked('disputes.withdraw')).toEqual([{ disputeId: dispute.id }]));
  });

  it('offer no act to whose turn it is not', async () => {
    const idle = { ...page, items: [{ ...dispute, acts: [] }], unended: 1, overdue: 0 };
    open('auditor', { 'disputes.list': idle });
    const shown = await drawer();
    for (const act of [/接\s?手/, '作出决定', '撤回异议', '提交说明'])
      expect(shown.queryByRole('button', { name: act })).toBeNull();
  });

  it('say why there is nothing, and what went wrong', async () => {
    open('finance', { 'disputes.list': { items: [], nextCursor: null, total: 0, unended: 0, overdue: 0 } });
    await screen.findByText('没有未办结的异议。');
    cleanup();
    open('finance', { 'disputes.list': { refuse: 'NOT_YOURS', sentence: '您不能查看。' } });
    expect((await screen.findByRole('alert')).textContent).toContain('您不能查看。');
  });

  it('lead to the next page', async () => {
    const more = { items: [dispute], nextCursor: 'c-2', total: 2, unended: 2, overdue: 0 };
    const seen = open('finance', { 'disputes.list': more });
    fireEvent.click(await screen.findByRole('button', { name: '下一页' }));
    await waitFor(() => expect(seen.asked('disputes.list')).toMatchObject([{ cursor: null }, { cursor: 'c-2' }]));
  });
});

describe('a decision', () => {
  it('chooses nothing beforehand, and grants no more than what is in question', async () => {
    const seen = open('finance', { 'disputes.decide': { ...acted, state: 'granted', creditNoteId: note.id } });
    const asked = await decision();
    fireEvent.change(asked.getByLabelText('决定理由'), { target: { value: '属实' } });
    fireEvent.click(asked.getByRole('button', { name: '作出决定' }));
    await asked.findByText('请填写');
    fireEvent.click(asked.getByRole('radio', { name: '支持' }));
    const yuan = await asked.findByLabelText('支持金额（元）');
    expect(yuan).toHaveProperty('value', '123.45');
    for (const [typed, said] of [
      ['123.46', '不能超过异议金额'],
      ['0', '请填写大于零的金额，最多两位小数'],
      ['1.234', '请填写大于零的金额，最多两位小数'],
    ] as const) {
      fireEvent.change(yuan, { target: { value: typed } });
      await asked.findByText(said);
    }
    fireEvent.click(asked.getByRole('button', { name: '作出决定' }));
    fireEvent.change(yuan, { target: { value: '100.5' } });
    fireEvent.click(asked.getByRole('button', { name: '作出决定' }));
    await waitFor(() =>
      expect(seen.asked('disputes.decide')).toEqual([{ disputeId: dispute.id, grantedFen: '10050', reason: '属实' }]),
    );
  });

  it('keeps what was typed while its person signs in again; a rejection grants nothing', async () => {
    const sentence = '请重新登录后再办理。';
    open('finance', { 'disputes.decide': { refuse: 'STEP_UP_NEEDED', sentence } });
    const first = await decision();
    fireEvent.click(first.getByRole('radio', { name: '不支持' }));
    fireEvent.change(first.getByLabelText('决定理由'), { target: { value: '计量无误' } });
    fireEvent.click(first.getByRole('button', { name: '作出决定' }));
    await first.findByText(sentence);
    // Signing in again leaves the page.
    cleanup();
    const seen = open('finance', { 'disputes.decide': { ...acted, state: 'rejected', creditNoteId: null } });
    const again = await decision();
    expect(again.getByLabelText('决定理由')).toHaveProperty('value', '计量无误');
    fireEvent.click(again.getByRole('button', { name: '作出决定' }));
    await waitFor(() =>
      expect(seen.asked('disputes.decide')).toEqual([{ disputeId: dispute.id, grantedFen: null, reason: '计量无误' }]),
    );
  });
});

describe('credit notes', () => {
  it('are approved after asking once more, by who may', async () => {
    const done = { creditNoteId: note.id, number: 'CJ-2026-000001', state: 'approved', totalFen: '-12345' };
    const seen = open('finance', { 'creditNotes.approve': done }, `?show=notes&open=${note.id}`);
    const shown = within(await screen.findByRole('dialog'));
    expect(await shown.findByText(/^#3 · /)).toBeTruthy();
    fireEvent.click(shown.getByRole('button', { name: /批\s?准/ }));
    await screen.findByText(/批准后编号，内容不能修改/);
    expect(seen.asked('creditNotes.approve')).toEqual([]);
    const asked = screen.getAllByRole('button', { name: /^批\s?准$/ }).at(-1);
    if (asked) fireEvent.click(asked);
    await waitFor(() => expect(seen.asked('creditNotes.approve')).toEqual([{ creditNoteId: note.id }]));
  });

  it('are refused with a reason, and taken back, never approved, by who proposed them', async () => {
    const done = { creditNoteId: note.id, number: null, state: 'refused', totalFen: '-12345' };
    const seen = open('finance', { 'creditNotes.refuse': done }, `?show=notes&open=${note.id}`);
    const shown = within(await screen.findByRole('dialog'));
    fireEvent.click(await shown.findByRole('button', { name: /退\s?回/ }));
    const asked = within(screen.getAllByRole('dialog').at(-1) as HTMLElement);
    fireEvent.change(await asked.findByRole('textbox'), { target: { value: '金额有误' } });
    fireEvent.click(asked.getByRole('button', { name: /退\s?回/ }));
    await waitFor(() =>
      expect(seen.asked('creditNotes.refuse')).toEqual([{ creditNoteId: note.id, reason: '金额有误' }]),
    );
    cleanup();
    const own = { 'creditNotes.list': { ...page, items: [{ ...note, mayDecide: false }] }, 'creditNotes.refuse': done };
    const mine = open('finance', own, `?show=notes&open=${note.id}`);
    const other = within(await screen.findByRole('dialog'));
    await other.findByText(/^#3 · /);
    expect(other.queryByRole('button', { name: /批\s?准/ })).toBeNull();
    expect(other.queryByRole('button', { name: /退\s?回/ })).toBeNull();
    fireEvent.click(other.getByRole('button', { name: /撤\s?回/ }));
    const back = within(screen.getAllByRole('dialog').at(-1) as HTMLElement);
    fireEvent.change(await back.findByRole('textbox'), { target: { value: '多填一个零' } });
    fireEvent.click(back.getByRole('button', { name: /撤\s?回/ }));
    await waitFor(() =>
      expect(mine.asked('creditNotes.refuse')).toEqual([{ creditNoteId: note.id, reason: '多填一个零' }]),
    );
  });

  it('are not shown to the operator, and nothing is asked of them', async () => {
    const seen = open('platform-engineer', {}, '?show=notes');
    await screen.findByRole('button', { name: dispute.number });
    expect(screen.queryByRole('tab')).toBeNull();
    expect(seen.asked('creditNotes.list')).toEqual([]);
  });
});

const late = {
  ...{ id: '00000000-0000-4000-8000-0000000000f1', state: 'open', department: dispute.department },
  ...{ statement: dispute.statement, differenceFen: '5000', gap: null },
  ...{ foundAt: '2026-10-20T02:00:00.000Z', seenAt: '2026-10-21T02:00:00.000Z' },
  lines: [
    { ...dispute.line, number: 1, act: 'reversal', amountFen: '-40000' },
    { ...dispute.line, number: 2, act: 'renewed', amountFen: '45000' },
  ],
  ...{ creditNoteId: null, dismissed: null },
};
const openLate = (role: string, more: object = {}, search = '?show=late') =>
  open(role, { 'creditNotes.lateFacts': { ...page, items: [late] }, ...more }, search);

describe('late facts', () => {
  it('stand with their difference, those that wait first', async () => {
    const seen = openLate('auditor');
    const table = await screen.findByRole('table', { name: '迟到的事实' });
    for (const text of ['JS-2026-000002', '药监局', '50.00', '待处理'])
      expect(within(table).getByText(text)).toBeTruthy();
    expect(seen.asked('creditNotes.lateFacts')).toMatchObject([{ state: 'open' }]);
    fireEvent.click(within(table).getByRole('button', { name: 'JS-2026-000002' }));
    const shown = within(await screen.findByRole('dialog'));
    await shown.findByText('原行冲回');
    expect(shown.getByText('-400.00')).toBeTruthy();
    // Who supervises looks on.
    expect(shown.queryByRole('button', { name: '提出调整' })).toBeNull();
    expect(shown.queryByRole('button', { name: '不予调整' })).toBeNull();
  });

  it('are adjusted by finance with a reason and where they come from', async () => {
    const done = { creditNoteId: note.id, number: null, state: 'proposed', totalFen: '5000' };
    const seen = openLate('finance', { 'creditNotes.proposeAdjustment': done }, `?show=late&open=${late.id}`);
    const shown = within(await screen.findByRole('dialog'));
    fireEvent.click(await shown.findByRole('button', { name: '提出调整' }));
    const asked = within(screen.getAllByRole('dialog').at(-1) as HTMLElement);
    fireEvent.change(await asked.findByLabelText('理由'), { target: { value: '补报九月流量' } });
    fireEvent.click(asked.getByRole('button', { name: '提出调整' }));
    await asked.findByText('请填写');
    expect(seen.asked('creditNotes.proposeAdjustment')).toEqual([]);
    fireEvent.change(asked.getByLabelText('依据'), { target: { value: '粤数〔2026〕12 号' } });
    fireEvent.click(asked.getByRole('button', { name: '提出调整' }));
    const told = { lateFactId: late.id, reason: '补报九月流量', reference: '粤数〔2026〕12 号' };
    await waitFor(() => expect(seen.asked('creditNotes.proposeAdjustment')).toEqual([told]));
  });

  it('that have no price say so, and can’t be adjusted', async () => {
    const gap = { sku: 'vcpu.xinchuang', from: '2026-09-03T02:00:00.000Z', resource: 'ZY-2026-000007' };
    const items = [{ ...late, differenceFen: '0', lines: [], gap }];
    openLate('finance', { 'creditNotes.lateFacts': { ...page, items } }, `?show=late&open=${late.id}`);
    const shown = within(await screen.findByRole('dialog'));
    expect((await shown.findByRole('alert')).textContent).toContain('ZY-2026-000007 的 vCPU · 信创');
    expect(shown.queryByRole('button', { name: '提出调整' })).toBeNull();
    expect(shown.getByRole('button', { name: '不予调整' })).toBeTruthy();
  });

  it('are left alone with a reason, and then offer nothing more', async () => {
    const done = { lateFactId: late.id, state: 'dismissed' };
    const seen = openLate('finance', { 'creditNotes.dismissLateFact': done }, `?show=late&open=${late.id}`);
    const shown = within(await screen.findByRole('dialog'));
    fireEvent.click(await shown.findByRole('button', { name: '不予调整' }));
    const asked = within(screen.getAllByRole('dialog').at(-1) as HTMLElement);
    fireEvent.change(await asked.findByRole('textbox'), { target: { value: '金额过小' } });
    fireEvent.click(asked.getByRole('button', { name: '不予调整' }));
    await waitFor(() =>
      expect(seen.asked('creditNotes.dismissLateFact')).toEqual([{ lateFactId: late.id, why: '金额过小' }]),
    );
    cleanup();
    const dismissed = { at: '2026-10-22T02:00:00.000Z', by, why: '金额过小' };
    const over = { ...page, items: [{ ...late, state: 'dismissed', dismissed }] };
    openLate('finance', { 'creditNotes.lateFacts': over }, `?show=late&open=${late.id}`);
    const after = within(await screen.findByRole('dialog'));
    expect(await after.findByText('金额过小')).toBeTruthy();
    expect(after.queryByRole('button', { name: '提出调整' })).toBeNull();
  });

  it('are not the department’s, and nothing is asked of them', async () => {
    const seen = openLate('applicant');
    await screen.findByRole('button', { name: dispute.number });
    expect(screen.queryByRole('tab', { name: '迟到的事实' })).toBeNull();
    expect(seen.asked('creditNotes.lateFacts')).toEqual([]);
  });
});
