import { describe, expect, it } from 'vitest';
import { bytesOf } from './quantity.ts';

describe('a quantity of storage', () => {
  it.each([
    ['0', 0n],
    ['1', 1n],
    ['10Gi', 10_737_418_240n],
    ['1.5Ti', 1_649_267_441_664n],
    ['500M', 500_000_000n],
    ['2k', 2_000n],
    ['1e9', 1_000_000_000n],
    ['1.1', 2n],
    ['34434Gi', 36_973_225_967_616n],
  ])('%s is %s bytes', (quantity, bytes) => {
    expect(bytesOf(quantity)).toBe(bytes);
  });

  it.each(['', '-1', '10 Gi', '10GB', 'Gi', '1m'])('"%s" is refused', (quantity) => {
    expect(() => bytesOf(quantity)).toThrow(/is not a quantity of storage/);
  });
});
