import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useItemName } from './use-item-name.ts';

type Case = Outputs['reconciliation']['cases']['items'][number];

/** What a case is about in one line: month, cloud or resource, item, department. */
export function useSubjectText(): (of: Case) => string {
  const { t } = useTranslation();
  const itemName = useItemName();
  return ({ subject, month, cloud, department, facts }) => {
    const sku = [...SKUS, ...METER_SKUS].find((known) => known === (facts.sku ?? subject.label));
    const named = subject.kind === 'resource' || subject.kind === 'statement' ? subject.label : '';
    const tier =
      facts.tier === 'provincial' || facts.tier === 'sectoral' || facts.tier === 'municipal' ? facts.tier : null;
    const parts = [month, cloud?.name, named, sku && itemName(sku), tier && t(`words.tier.${tier}`), department?.name];
    return parts.filter(Boolean).join(' · ');
  };
}
