import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parse } from './parse.ts';
import { DEEPEST } from './well-formed.ts';

const schema = z.object({ title: z.string(), lines: z.array(z.record(z.string(), z.string())).optional() });
const refusal = (input: unknown) => {
  try {
    return parse(schema, input) && null;
  } catch (error) {
    return error;
  }
};

describe('what is nested without end', () => {
  const nested = (levels: number, leaf: unknown = 'a') => {
    let value = leaf;
    for (let level = 0; level < levels; level += 1) value = [value];
    return value;
  };

  it.each([1_000, 5_000, 200_000])(
    'is refused like any malformed input, named by where it begins: %i levels',
    (levels) => {
      expect(refusal({ title: 't', other: nested(levels) })).toMatchObject({
        code: 'INPUT_INVALID',
        facts: { field: 'other' },
      });
      expect(refusal(nested(levels))).toMatchObject({ code: 'INPUT_INVALID' });
    },
  );

  it('is not what is nested as deep as a plan may be', () => {
    expect(refusal({ title: 't', other: nested(DEEPEST - 1) })).toBeNull();
    expect(refusal({ title: 't', other: nested(DEEPEST - 1, '\0') })).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('text that can not be stored as it was written', () => {
  it.each([
    ['a NUL', { title: 'a\0b' }, 'title'],
    ['half of a surrogate pair', { title: 'a\ud83d' }, 'title'],
    ['one deep within', { title: 't', lines: [{ note: '' }, { note: '\0' }] }, 'lines.1.note'],
    ['one as a key, which is named by what holds it', { title: 't', lines: [{ '\0': '' }] }, 'lines.0'],
    ['one in a field that nobody knows', { title: 't', other: '\ude00' }, 'other'],
  ])('is refused: %s', (_, input, field) => {
    expect(refusal(input)).toMatchObject({ code: 'INPUT_INVALID', facts: { field } });
  });

  it('is not any other text, however rare its characters', () => {
    expect(refusal({ title: '𠮷野家 👩‍💻 \u0001' })).toBeNull();
  });
});
