import type { PriceRuleFault } from '@zhengyun/rulebook/price-rule.ts';
import { faultOfPriceRule } from '@zhengyun/rulebook/price-rule.ts';
import { formatPriceRule, priceRuleSchema, readPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { percentOf, ppmOfPercent } from '../../ui/price-rule/use-rule-words.ts';
import type { Rule } from './price-types.ts';

export type ModelKind = Rule['model']['kind'];

/** A tier as it is typed: it begins where the one before ends, so only its end is asked for; empty: no end. */
export interface TierForm {
  readonly to: string;
  readonly unitPrice: string;
}

/** A price rule as it is typed; the fields that its kind has no use for are left as they are. */
export interface RuleForm {
  readonly kind: ModelKind;
  readonly price: string;
  readonly size: string;
  readonly tiers: readonly TierForm[];
  /** Percent. */
  readonly discount: string;
  /** Yuan for a whole month; empty: none. */
  readonly minimum: string;
  readonly maximum: string;
  readonly month: Rule['month'];
}

/** Where a typed rule is at fault; `tier` from 0. `NOT_A_FIGURE`: what stands there is no such number. */
export interface FormFault {
  readonly field: 'price' | 'size' | 'tiers' | 'discount' | 'minimum' | 'maximum';
  readonly tier: number | null;
  readonly fault: PriceRuleFault['fault'] | 'NOT_A_FIGURE';
}

export const EMPTY_RULE: RuleForm = {
  kind: 'unit',
  price: '',
  size: '1',
  tiers: [{ to: '', unitPrice: '' }],
  discount: '0',
  minimum: '',
  maximum: '',
  month: 'calendar',
};

const plain = (text: string) => formatDecimal(text, 2).replaceAll(',', '');

/** What is typed for a rule that is there already. */
export function formOf({ model, discountPpm, minimum, maximum, month }: Rule): RuleForm {
  const more = {
    discount: percentOf(discountPpm),
    minimum: minimum === null ? '' : plain(minimum),
    maximum: maximum === null ? '' : plain(maximum),
    month,
  };
  const own = { ...EMPTY_RULE, ...more, kind: model.kind };
  switch (model.kind) {
    case 'unit':
      return { ...own, price: plain(model.unitPrice) };
    case 'flat':
      return { ...own, price: plain(model.price) };
    case 'package':
      return { ...own, price: plain(model.price), size: formatDecimal(model.size).replaceAll(',', '') };
    case 'graduated':
    case 'volume':
      return {
        ...own,
        tiers: model.tiers.map(({ to, unitPrice }) => ({
          to: to === null ? '' : formatDecimal(to).replaceAll(',', ''),
          unitPrice: plain(unitPrice),
        })),
      };
  }
}

/** The rule that is typed, or where it is at fault first. */
export function ruleOf(form: RuleForm): { readonly rule: Rule } | { readonly wrong: FormFault } {
  const discountPpm = ppmOfPercent(form.discount);
  if (discountPpm === null) return { wrong: { field: 'discount', tier: null, fault: 'NOT_A_FIGURE' } };
  const bound = (text: string) => (text.trim() === '' ? null : text.trim());
  const { month } = form;
  const parsed = priceRuleSchema.safeParse({
    model: modelOf(form),
    discountPpm,
    minimum: bound(form.minimum),
    maximum: bound(form.maximum),
    month,
  });
  if (!parsed.success) return { wrong: wrongAt(parsed.error.issues[0]?.path ?? []) };
  const rule = readPriceRule(parsed.data);
  const found = faultOfPriceRule(rule);
  if (found) return { wrong: { field: fieldOf(found, form), tier: found.tier, fault: found.fault } };
  return { rule: formatPriceRule(rule) };
}

function modelOf({ kind, price, size, tiers }: RuleForm) {
  switch (kind) {
    case 'unit':
      return { kind, unitPrice: price.trim() };
    case 'flat':
      return { kind, price: price.trim() };
    case 'package':
      return { kind, size: size.trim(), price: price.trim() };
    case 'graduated':
    case 'volume':
      return {
        kind,
        tiers: tiers.map(({ to, unitPrice }, place) => ({
          from: place === 0 ? '0' : (tiers[place - 1]?.to.trim() ?? ''),
          to: to.trim() === '' && place === tiers.length - 1 ? null : to.trim(),
          unitPrice: unitPrice.trim(),
        })),
      };
  }
}

function wrongAt(path: readonly PropertyKey[]): FormFault {
  const fault = 'NOT_A_FIGURE';
  const [first, second, third] = path;
  if (first === 'minimum' || first === 'maximum') return { field: first, tier: null, fault };
  if (second === 'tiers') return { field: 'tiers', tier: typeof third === 'number' ? third : null, fault };
  return { field: second === 'size' ? 'size' : 'price', tier: null, fault };
}

function fieldOf({ fault, tier }: PriceRuleFault, form: RuleForm): FormFault['field'] {
  if (tier !== null || fault === 'NO_TIER') return 'tiers';
  if (fault === 'DISCOUNT_TOO_LARGE') return 'discount';
  if (fault === 'BOUNDS_CROSSED') return 'maximum';
  if (fault === 'PACKAGE_EMPTY') return 'size';
  if (form.minimum.startsWith('-')) return 'minimum';
  return form.maximum.startsWith('-') ? 'maximum' : 'price';
}
