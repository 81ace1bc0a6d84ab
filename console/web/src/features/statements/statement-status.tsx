import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/status.tsx';

/** Draft or issued, as word, shape and colour. */
export function StatementStatus({ state }: { readonly state: 'draft' | 'issued' }) {
  const { t } = useTranslation();
  return <Status tone={state === 'draft' ? 'attention' : 'good'}>{t(`words.statementState.${state}`)}</Status>;
}
