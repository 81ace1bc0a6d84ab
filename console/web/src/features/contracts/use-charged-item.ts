import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { METER_CODES } from '@zhengyun/rulebook/meters.ts';
import { useTranslation } from 'react-i18next';

/** Name of a billing item, held or consumed, e.g. `vCPU · 非信创`. */
export function useChargedItem(): (sku: string) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [name, stack] = sku.split('.');
    const dimension = DIMENSIONS.find((known) => known === name);
    const meter = METER_CODES.find((known) => known === name);
    if (!dimension && !meter) return sku;
    const item = dimension ? t(`words.dimension.${dimension}`) : meter && t(`prices.consumed.${meter}`);
    return `${item} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}
