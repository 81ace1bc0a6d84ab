import type { RuledField } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { useTranslation } from 'react-i18next';

/** Name of a size that a rule may speak of. */
export function useSizeName() {
  const { t } = useTranslation();
  return (field: RuledField) => t(`policies.automatic.size.${field}`);
}
