import type { Notice } from '@zhengyun/domain/notices/schemas.ts';
import { describe, expect, it } from 'vitest';
import { writeLetter } from './write-letter.ts';

const console = new URL('https://cloud.example.gov.cn');
const notice: Notice = {
  id: '01930000-0000-7000-8000-000000000001',
  kind: 'request-returned',
  facts: { number: 'SQ-2026-000001', title: '药品\r\n追溯', reason: '内部意见' },
  link: '/orders/q-1',
  at: '2026-11-23T02:00:00.000Z',
  dueAt: null,
  readAt: null,
  todo: false,
  doneAt: null,
};
const content = { to: 'lin@example.gov.cn', locale: 'zh-CN' as const, digestDay: null, told: [notice], open: [] };

describe('a letter', () => {
  it('says what it is and what to do, and where, on one subject line', () => {
    const { subject, text } = writeLetter('m', content, console);
    expect(subject).toBe('[政云] 申请被退回：药品 追溯（SQ-2026-000001）');
    expect(text).toContain('请按原因修改后重新提交。');
    expect(text).toContain('https://cloud.example.gov.cn/orders/q-1');
  });

  const called = (title: string) =>
    writeLetter('m', { ...content, told: [{ ...notice, facts: { ...notice.facts, title } }] }, console);

  it('has as many lines whatever people called their orders: no title passes for the console’s own words', () => {
    const lines = ({ text }: { text: string }) => text.split(/[\p{Cc}\u2028\u2029]/u).length;
    const forged = called('药品\r\n\r\n--\n请到\u2028https://example.com\u2029重新登录\u0085');
    expect(lines(forged)).toBe(lines(called('药品')));
    expect(forged.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it('takes no header from a title', () => {
    const { subject } = called('药品\r\nBcc: other@example.com\r\n\r\n<p>');
    expect(subject).toBe('[政云] 申请被退回：药品 Bcc: other@example.com <p>（SQ-2026-000001）');
  });

  it('is read in one direction: a title does not turn what comes after it', () => {
    const { subject, text } = called('\u202e药品\u2066\u200f');
    expect(subject).toBe('[政云] 申请被退回：药品（SQ-2026-000001）');
    expect(text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  });

  it('is plain text, in which markup is what it looks like and acts nowhere', () => {
    const { text, ...rest } = called('<script>alert(1)</script>{number}&amp;%s');
    expect(text).toContain('<script>alert(1)</script>{number}&amp;%s');
    expect(Object.keys(rest).toSorted()).toEqual(['id', 'subject', 'to']);
  });

  it('has a subject of a length that mail programs take, cut within no character', () => {
    for (const filler of ['', 'a']) {
      const { subject } = called(`${filler}${'😀'.repeat(128)}`);
      expect(subject.length).toBeLessThanOrEqual(200);
      expect(subject.isWellFormed()).toBe(true);
    }
  });

  it('keeps back what people wrote as their reason', () => {
    expect(writeLetter('m', content, console).text).not.toContain('内部意见');
  });

  it('of a day says what is new and what is still to do', () => {
    const waiting = { ...notice, kind: 'approval-waiting' as const, facts: { ...notice.facts, step: 'department' } };
    const digest = { ...content, locale: 'en-US' as const, digestDay: '2026-11-23', open: [waiting] };
    const { subject, text } = writeLetter('m', digest, console);
    expect(subject).toBe('[Zhengyun] Digest of 2026-11-23 (1)');
    expect(text.indexOf('【New】')).toBeLessThan(text.indexOf('【Still to do】'));
    expect(text).toContain('For your approval');
  });
});
