import type { PriceRuleText } from '@zhengyun/rulebook/price-rule-text.ts';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../format/decimal.ts';

type Tiers = Extract<PriceRuleText['model'], { tiers: unknown }>['tiers'];

/** A rule as a person would say it: how quantity becomes money first, then what is taken off, bounds, and the month where it isn't the calendar’s. */
export function useRuleWords(): (rule: PriceRuleText, unit: string) => readonly string[] {
  const { t } = useTranslation();
  const yuan = (text: string) => formatDecimal(text, 2);
  const tierWords = (tiers: Tiers) =>
    tiers.map(({ from, to, unitPrice }) =>
      to === null
        ? t('prices.tierOpen', { from: formatDecimal(from), price: yuan(unitPrice) })
        : t('prices.tierTo', { from: formatDecimal(from), to: formatDecimal(to), price: yuan(unitPrice) }),
    );
  const modelWords = (model: PriceRuleText['model'], unit: string): readonly string[] => {
    switch (model.kind) {
      case 'unit':
        return [t('prices.ruleUnit', { price: yuan(model.unitPrice), unit })];
      case 'flat':
        return [t('prices.ruleFlat', { price: yuan(model.price) })];
      case 'package':
        return [t('prices.rulePackage', { size: formatDecimal(model.size), price: yuan(model.price), unit })];
      case 'graduated':
        return [t('prices.ruleGraduated', { unit }), ...tierWords(model.tiers)];
      case 'volume':
        return [t('prices.ruleVolume', { unit }), ...tierWords(model.tiers)];
    }
  };
  return (rule, unit) => [
    ...modelWords(rule.model, unit),
    ...(rule.discountPpm === '0' ? [] : [t('prices.ruleDiscount', { percent: percentOf(rule.discountPpm) })]),
    ...(rule.minimum === null ? [] : [t('prices.ruleMinimum', { price: yuan(rule.minimum) })]),
    ...(rule.maximum === null ? [] : [t('prices.ruleMaximum', { price: yuan(rule.maximum) })]),
    ...(rule.month === 'calendar' ? [] : [t('prices.ruleFixedMonth')]),
  ];
}

/** Parts per million as percent, every digit kept: `125000` → `12.5`. */
export function percentOf(ppm: string): string {
  const digits = ppm.padStart(5, '0');
  return formatDecimal(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

/** Percent as people write it to parts per million; null where it is none, or has more than four decimals. */
export function ppmOfPercent(percent: string): string | null {
  const found = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(percent.trim());
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return `${whole}${part.padEnd(4, '0')}`.replace(/^0+(?=\d)/, '');
}
