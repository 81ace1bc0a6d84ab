import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { METER_CODES, type MeterCode } from '@zhengyun/rulebook/meters.ts';
import { useTranslation } from 'react-i18next';
import type { PricedSku } from './price-types.ts';

const consumed: readonly string[] = METER_CODES;

/** Names of priced items: what is held, and what is consumed, each with its stack, e.g. `vCPU · 非信创`. */
export function usePriceNames(): (sku: PricedSku) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [thing = '', stack] = sku.split('.');
    const name = consumed.includes(thing)
      ? t(`prices.consumed.${thing as MeterCode}`)
      : t(`words.dimension.${thing as Dimension}`);
    return `${name} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}
