import { describe, expect, it } from 'vitest';
import { enUS } from './en-US.ts';
import { LOCALES } from './message.ts';
import { deadlineText, type NoticeMessageKind, noticeMessage } from './notice-message.ts';
import { zhCN } from './zh-CN.ts';

const KINDS = Object.keys(zhCN.noticeTitle) as NoticeMessageKind[];
const placeholders = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([match]) => match).toSorted();

describe('notices', () => {
  it('say of every kind what it is and what to do, with the same facts in both languages', () => {
    for (const kind of KINDS)
      for (const namespace of ['noticeTitle', 'noticeAct'] as const)
        expect(placeholders(enUS[namespace][kind]), `${namespace} ${kind}`).toEqual(
          placeholders(zhCN[namespace][kind]),
        );
  });

  it('say what to do in whole sentences, whatever facts are missing', () => {
    for (const kind of KINDS)
      for (const locale of LOCALES) {
        const { act } = noticeMessage(locale, kind, { facts: {}, dueAt: null });
        expect(act, kind).toMatch(locale === 'zh-CN' ? /。$/ : /\.$/);
        expect(act, kind).not.toMatch(/[{}[\]]/);
      }
  });

  it('name the deadline where there is one', () => {
    const facts = { title: '门户', number: 'SQ-2026-000001', step: 'department' };
    expect(noticeMessage('zh-CN', 'approval-waiting', { facts, dueAt: new Date('2026-11-24T16:00:00Z') })).toEqual({
      title: '待您审批：门户（SQ-2026-000001，部门审核）',
      act: '请在 2026年11月24日 24:00 前查看方案、价格和依据，作出同意、退回或不予批准的决定。',
    });
    expect(noticeMessage('en-US', 'approval-waiting', { facts, dueAt: null }).act).toBe(
      'Look at plan, price and evidence, then approve, return or refuse.',
    );
  });

  it('never advise to stop what is idle because it is off', () => {
    const said = (by?: string) =>
      noticeMessage('zh-CN', 'reclaim-reminded', { facts: by ? { by } : {}, dueAt: null }).act;
    expect(said('readings')).toBe(
      '请处置（释放、缩减至少一半，或停机并保持整个观察期）；确需保留的，请提出申诉并说明原因。',
    );
    expect(said('stopped-throughout')).toContain('启用并投入使用、缩减至少一半或释放');
    expect(said('stopped-throughout')).toContain('再停机不算处置');
    expect(said('stopped-throughout')).not.toContain('停机并保持');
    expect(said()).toBe('请处置；确需保留的，请提出申诉并说明原因。');
  });

  it('never run a reader’s text as a template', () => {
    const facts = { title: '{number} [x]', number: 'SQ-1', step: 'department' };
    expect(noticeMessage('zh-CN', 'approval-waiting', { facts, dueAt: null }).title).toContain('{number} [x]');
    const returned = noticeMessage('zh-CN', 'request-returned', { facts: { reason: '见{due}' }, dueAt: new Date(0) });
    expect(returned.act).toBe('退回原因：见{due}。请按原因修改后重新提交。');
  });
});

describe('a deadline', () => {
  it('at the end of a day is that day’s 24:00, not the next day’s beginning', () => {
    expect(deadlineText('zh-CN', new Date('2026-12-31T16:00:00Z'))).toBe('2026年12月31日 24:00');
    expect(deadlineText('en-US', new Date('2026-12-31T16:00:00Z'))).toBe('2026-12-31 24:00 Beijing time');
  });

  it('within a day is said to the minute', () => {
    expect(deadlineText('zh-CN', new Date('2026-11-23T02:05:59Z'))).toBe('2026年11月23日 10:05');
  });
});
