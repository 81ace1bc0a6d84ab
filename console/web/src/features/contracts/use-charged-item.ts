import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { useTranslation } from 'react-i18next';

/** Name of a billing item, e.g. `vCPU · 非信创`; of one that is not held but consumed, its code. */
export function useChargedItem(): (sku: string) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [name, stack] = sku.split('.');
    const dimension = DIMENSIONS.find((known) => known === name);
    if (!dimension) return sku;
    return `${t(`words.dimension.${dimension}`)} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}
