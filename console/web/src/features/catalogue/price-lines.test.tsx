import { describe, expect, it } from 'vitest';
import { priceLines } from './price-lines.ts';

describe('price lines of an item', () => {
  it('put both stacks of one billing item side by side, and keep an unknown price unknown', () => {
    const sku = (dimension: 'vcpu' | 'object-gb', xinchuang: boolean, unitPrice: string | null) =>
      ({ sku: `${dimension}.x86`, dimension, xinchuang, unit: unitPrice && '核·月', unitPrice }) as never;
    expect(priceLines([sku('vcpu', false, '58.5'), sku('vcpu', true, null), sku('object-gb', false, null)])).toEqual([
      { dimension: 'vcpu', unit: '核·月', x86: '58.5', xinchuang: null },
      { dimension: 'object-gb', unit: null, x86: null, xinchuang: null },
    ]);
  });
});
