import { describe, expect, it } from 'vitest';
import { exactYuan, fenOf } from './exact-yuan.ts';
import { EMPTY_RULE, formOf, type RuleForm, ruleOf } from './rule-form.ts';

const tiered = (...tiers: readonly (readonly [string, string])[]): RuleForm => ({
  ...EMPTY_RULE,
  kind: 'graduated',
  tiers: tiers.map(([to, unitPrice]) => ({ to, unitPrice })),
});
const unit = (more: Partial<RuleForm>): RuleForm => ({ ...EMPTY_RULE, price: '1', ...more });

describe('a price rule that is typed', () => {
  it.each([
    ['no price', unit({ price: '' }), { field: 'price', fault: 'NOT_A_FIGURE' }],
    ['seven decimals', unit({ price: '1.0000001' }), { field: 'price', fault: 'NOT_A_FIGURE' }],
    ['a minus', unit({ price: '-1' }), { field: 'price', fault: 'PRICE_NEGATIVE' }],
    ['no number', unit({ price: 'NaN' }), { field: 'price', fault: 'NOT_A_FIGURE' }],
    ['a discount above 100', unit({ discount: '100.0001' }), { field: 'discount', fault: 'DISCOUNT_TOO_LARGE' }],
    ['a discount that is none', unit({ discount: 'ten' }), { field: 'discount', fault: 'NOT_A_FIGURE' }],
    ['crossed bounds', unit({ minimum: '2', maximum: '1' }), { field: 'maximum', fault: 'BOUNDS_CROSSED' }],
    ['an empty package', unit({ kind: 'package', size: '0' }), { field: 'size', fault: 'PACKAGE_EMPTY' }],
    [
      'a tier that ends before it begins',
      tiered(['10', '2'], ['5', '1'], ['', '1']),
      { field: 'tiers', tier: 1, fault: 'TIER_EMPTY' },
    ],
    ['a last tier with an end', tiered(['10', '2'], ['20', '1']), { field: 'tiers', tier: 1, fault: 'LAST_TIER_ENDS' }],
    [
      'an end left open in the middle',
      tiered(['', '2'], ['', '1']),
      { field: 'tiers', tier: 0, fault: 'NOT_A_FIGURE' },
    ],
    ['no tier', tiered(), { field: 'tiers', tier: null, fault: 'NO_TIER' }],
  ])('is told where it has %s', (_, form, wrong) => {
    expect(ruleOf(form)).toMatchObject({ wrong });
  });

  it('becomes a rule whose tiers meet, and comes back as it was typed', () => {
    const form = { ...tiered(['10', '2.00'], ['100.5', '1.50'], ['', '0.733333']), discount: '12.5', minimum: '5.00' };
    const made = ruleOf(form);
    if (!('rule' in made)) throw new Error('it is sound');
    expect(made.rule).toMatchObject({ discountPpm: '125000', minimum: '5.000000', model: { kind: 'graduated' } });
    expect(formOf(made.rule)).toEqual(form);
  });
});

describe('an exact figure on screen', () => {
  it.each([
    ['0.005000000000000', '0.01', 1n],
    ['-0.005000000000000', '-0.01', -1n],
    ['1234.5', '+1,234.50', 123450n],
    ['7', '+7.00', 700n],
    ['0.004999999999999', '0.00', 0n],
  ])('%s is %s', (exact, shown, fen) => {
    expect(fenOf(exact)).toBe(fen);
    if (shown.startsWith('+')) expect(exactYuan(exact, true)).toBe(shown);
    else expect(exactYuan(exact)).toBe(shown);
  });

  it('stays unknown where it is unknown', () => {
    expect(exactYuan(null, true)).toBeNull();
  });
});
