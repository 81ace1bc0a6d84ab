import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf } from './rules.ts';
import { saveDraftSchema } from './schemas.ts';

const draftId = '0199aaaa-0000-7000-8000-000000000001';

describe('a draft in its list', () => {
  it.each([
    ['whole', { title: ' 药品追溯 ', lines: [{}, {}] }, { title: '药品追溯', lines: 2 }],
    ['without a title', { lines: [{}] }, { title: null, lines: 1 }],
    ['with a blank title', { title: '  ', lines: [] }, { title: null, lines: 0 }],
    ['of another shape', { title: 7, lines: 'none' }, { title: null, lines: 0 }],
    ['that is nothing', null, { title: null, lines: 0 }],
  ])('%s', (_, content, summary) => {
    expect(summaryOf(content)).toEqual(summary);
  });

  it('never fails, whatever was kept', () => {
    fc.assert(fc.property(fc.json(), (text) => void summaryOf(JSON.parse(text))));
  });
});

describe('keeping a draft', () => {
  it('takes anything a form may hold', () => {
    expect(
      saveDraftSchema.safeParse({ draftId, content: { title: '<script>', lines: [{ spec: null }] } }).success,
    ).toBe(true);
  });

  it('refuses a megabyte in one field', () => {
    const { error } = saveDraftSchema.safeParse({ draftId, content: { reason: 'x'.repeat(1_048_576) } });
    expect(error?.issues[0]?.message).toBe('BODY_TOO_LARGE');
  });
});
