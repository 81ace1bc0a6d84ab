import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

const savedAs = (header: string) => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '');

describe('the name a file is saved under', () => {
  it('is its own, in Chinese too', () => {
    const header = contentDisposition('项目批复 2026.pdf');
    expect(header).toMatch(/^attachment; filename="____ 2026\.pdf"; filename\*=UTF-8''%E9/);
    expect(savedAs(header)).toBe('项目批复 2026.pdf');
  });

  it('never ends the header or begins another, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[!#$&+.^_`|~\w%-]*$/);
        expect(savedAs(header)).toBe(name.toWellFormed());
      }),
    );
  });
});
