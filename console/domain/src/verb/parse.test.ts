import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parse, refusalOf } from './parse.ts';
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

describe('what a refusal names', () => {
  const lengths = (input: unknown) => {
    const { facts } = refusal(input) as { facts: { field: string; fields: string[] } };
    return [facts.field, ...facts.fields].map((text) => text.length);
  };
  const strict = z.strictObject({ marks: z.record(z.string(), z.int()) });

  it.each([
    ['a key of a million characters that holds what can’t be stored', { title: 't', ['k'.repeat(1_000_000)]: '\0' }],
    [
      'such a key in a chain of others',
      { title: 't', lines: { ['k'.repeat(1_000_000)]: { [`l`.repeat(9_999)]: '\0' } } },
    ],
    [
      'a key of a million characters that holds what does not fit',
      { title: 't', lines: [{ ['k'.repeat(1_000_000)]: 1 }] },
    ],
    ['fifty thousand lines that do not fit', { title: 't', lines: Array.from({ length: 50_000 }, () => 1) }],
  ])('stays short: %s', (_, input) => {
    expect(lengths(input).length).toBeLessThanOrEqual(21);
    expect(Math.max(...lengths(input))).toBeLessThanOrEqual(200);
  });

  it('stays short where one message names fifty thousand keys that nobody knows', () => {
    const { error } = strict.safeParse(Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`key-${at}`, 1])));
    const { facts } = refusalOf(error as z.ZodError);
    expect(JSON.stringify(facts).length).toBeLessThan(1_000);
  });

  it('is never cut within a character, which could not be stored', () => {
    const { error } = strict.safeParse({ marks: { ['😀'.repeat(200)]: 'a', [`b${'😀'.repeat(200)}`]: 'a' } });
    expect(JSON.stringify(refusalOf(error as z.ZodError).facts)).not.toMatch(/\\ud[89a-f]/);
  });
});
