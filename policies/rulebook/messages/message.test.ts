import { describe, expect, it } from 'vitest';
import { enUS } from './en-US.ts';
import { errorMessage, LOCALES, label } from './message.ts';
import { zhCN } from './zh-CN.ts';

const placeholders = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([match]) => match).toSorted();

describe('messages', () => {
  it('name the same facts in both languages', () => {
    for (const [code, text] of Object.entries(zhCN.errors)) {
      expect(placeholders(enUS.errors[code as keyof typeof enUS.errors]), code).toEqual(placeholders(text));
    }
  });

  it('fill facts, lists and labels', () => {
    expect(errorMessage('zh-CN', 'ROLE_MISSING', { needed: ['finance', 'auditor'] })).toContain('财务人员、审计人员');
    expect(errorMessage('en-US', 'QUOTA_EXCEEDED', { dimension: 'memory-gb', asked: 8, left: '3' })).toContain(
      'Memory, asked 8, left 3',
    );
  });

  it('leave out the part whose fact is missing', () => {
    for (const locale of LOCALES) {
      for (const code of Object.keys(zhCN.errors)) {
        expect(errorMessage(locale, code as keyof typeof zhCN.errors), code).not.toMatch(/[{}[\]]/);
      }
    }
  });

  it('end as sentences', () => {
    for (const text of Object.values(zhCN.errors)) expect(text).toMatch(/。$/);
    for (const text of Object.values(enUS.errors)) expect(text).toMatch(/\.$/);
  });

  it('give an unknown key back as it is', () => {
    expect(label('zh-CN', 'requestState', 'no-such-state')).toBe('no-such-state');
  });
});
