import { useTranslation } from 'react-i18next';
import type { FormFault } from './rule-form.ts';

/** What is wrong with a field of a rule, and what to write there. */
export function useFaultText(): (wrong: FormFault) => string {
  const { t } = useTranslation();
  return ({ fault, tier, field }) => {
    if (fault !== 'NOT_A_FIGURE') {
      const text = t(`words.priceFault.${fault}`);
      return tier === null ? text : t('prices.atTier', { n: tier + 1, text });
    }
    if (field === 'discount') return t('prices.notPercent');
    if (field === 'size') return t('prices.notQuantity');
    return tier === null ? t('prices.notPrice') : t('prices.atTier', { n: tier + 1, text: t('prices.notTier') });
  };
}
