import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from './quantity.ts';

it.each([
  ['1Gi', 1_073_741_824n],
  ['1.5Gi', 1_610_612_736n],
  ['1G', 1_000_000_000n],
  ['0.1', 1n],
  [1024, 1024n],
  ['64Ti', 70_368_744_177_664n],
  ['10 Gi', null],
  ['-1Gi', null],
  ['1gi', null],
  ['', null],
  [undefined, null],
])('%s is %s bytes', (quantity, bytes) => {
  expect(bytesOf(quantity)).toBe(bytes);
});

it('reads the same amount from every spelling of it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1_000_000n }), (gibibytes) => {
      const bytes = gibibytes * 1024n ** 3n;
      for (const spelling of [`${gibibytes}Gi`, `${gibibytes * 1024n}Mi`, `${gibibytes}.0Gi`, `${bytes}`]) {
        expect(bytesOf(spelling)).toBe(bytes);
      }
    }),
  );
});
