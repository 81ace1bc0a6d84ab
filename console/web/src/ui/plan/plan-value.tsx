import { useTranslation } from 'react-i18next';
import type { PropertyChange } from './plan-types.ts';

/** One side of a change: a secret is never shown, and "known later" is not the same as "none". */
export function PlanValue({ value }: { readonly value: PropertyChange['before'] }) {
  const { t } = useTranslation();
  switch (value.is) {
    case 'secret':
      return <em className="zy-faint">{t('ui.planSecret')}</em>;
    case 'unknown':
      return <em className="zy-faint">{t('ui.planUnknown')}</em>;
    case 'absent':
      return <em className="zy-faint">{t('ui.planAbsent')}</em>;
    case 'value':
      return (
        <code className="zy-code">{typeof value.value === 'string' ? value.value : JSON.stringify(value.value)}</code>
      );
  }
}
