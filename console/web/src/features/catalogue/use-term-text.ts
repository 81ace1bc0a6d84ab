import { useTranslation } from 'react-i18next';
import { formatPpm } from '../../ui/format/ppm.ts';
import type { Item } from './catalogue-types.ts';

/** Parts of an item's terms, in the order pages show them. */
export const TERMS = ['onSale', 'leadTime', 'availability', 'grade', 'tiers', 'stacks', 'zones'] as const;
type Term = (typeof TERMS)[number];

/** Writes one part of an item's terms. */
export function useTermText(): (terms: Item['version']['terms'], term: Term) => string {
  const { t } = useTranslation();
  return (terms, term) => {
    switch (term) {
      case 'onSale':
        return t(terms.onSale ? 'shop.onSale' : 'shop.withdrawn');
      case 'leadTime':
        return t('catalogue.leadDays', { n: terms.leadWorkingDays });
      case 'availability':
        return `≥ ${formatPpm(terms.availabilityPpm)}`;
      case 'grade':
        return t('orders.gradeN', { n: terms.maximumMlps });
      case 'tiers':
        return terms.tiers.map((tier) => t(`words.tier.${tier}`)).join(t('catalogue.comma'));
      case 'stacks':
        return terms.stacks
          .map((stack) => t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang'))
          .join(t('catalogue.comma'));
      case 'zones':
        return terms.zones?.join(t('catalogue.comma')) ?? t('shop.anyZone');
    }
  };
}
