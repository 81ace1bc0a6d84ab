import { useTranslation } from 'react-i18next';
import type { QuotaNode } from './quota-types.ts';

/** How a place in the tree is called. */
export function useNodeName() {
  const { t } = useTranslation();
  return ({
    level,
    tier,
    cloud,
    department,
    system,
  }: Pick<QuotaNode, 'level' | 'tier' | 'cloud' | 'department' | 'system'>): string => {
    if (level === 'tier' && tier) return t(`quota.tier.${tier}`);
    return system?.name ?? department?.name ?? cloud?.name ?? t('quota.province');
  };
}
