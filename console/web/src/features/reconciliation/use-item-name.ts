import type { Dimension, Sku } from '@zhengyun/rulebook/dimension.ts';
import { useTranslation } from 'react-i18next';

/** Name of a billing item, e.g. `vCPU · 非信创`. */
export function useItemName(): (sku: Sku) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [dimension, stack] = sku.split('.') as [Dimension, 'x86' | 'xinchuang'];
    return `${t(`words.dimension.${dimension}`)} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}
