import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { METER_CODES, type MeterCode } from '@zhengyun/rulebook/meters.ts';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';

type ItemSku = Outputs['reconciliation']['comparison']['rows' | 'consumed'][number]['sku'];
const consumed: readonly string[] = METER_CODES;

/** Name of a billing item, held or consumed, e.g. `vCPU · 非信创`. */
export function useItemName(): (sku: ItemSku) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [thing = '', stack] = sku.split('.');
    const name = consumed.includes(thing)
      ? t(`prices.consumed.${thing as MeterCode}`)
      : t(`words.dimension.${thing as Dimension}`);
    return `${name} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}
