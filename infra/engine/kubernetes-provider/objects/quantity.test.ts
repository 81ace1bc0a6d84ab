import { describe, expect, it } from 'vitest';
import { canonicalQuantity } from './quantity.ts';

describe('a quantity in the form the API server stores', () => {
  it.each([
    ['1000m', '1'],
    ['1', '1'],
    ['0.5', '500m'],
    ['.5', '500m'],
    ['1.5Gi', '1536Mi'],
    ['1024Mi', '1Gi'],
    ['1024', '1024'],
    ['1000', '1k'],
    ['100000m', '100'],
    ['1000Ki', '1000Ki'],
    ['0Gi', '0'],
    ['-0', '0'],
    ['1e3', '1e3'],
    ['12E3', '12e3'],
    ['1E', '1E'],
    ['+2', '2'],
    ['-1500m', '-1500m'],
    ['0.1Ki', '102400m'],
    ['34434Gi', '34434Gi'],
    ['500u', '500u'],
    ['0.0000000001', '1n'],
  ])('writes %s as %s', (written, stored) => {
    expect(canonicalQuantity(written)).toBe(stored);
  });

  it.each(['', 'lots', '1Gb', 'm', '1.2.3', '--1'])('leaves %j to the server to refuse', (text) => {
    expect(canonicalQuantity(text)).toBe(text);
  });

  it('writes what is already canonical as it is', () => {
    for (const text of ['250m', '64Gi', '3689Gi', '925', '2186M', '7']) {
      expect(canonicalQuantity(canonicalQuantity(text))).toBe(text);
    }
  });
});
