import { useTranslation } from 'react-i18next';

/** Who decided a step, and for whom where they stood in for somebody: both names, for both are answerable. */
export function StepPerson({ by, holder }: { readonly by: string; readonly holder: string | null }) {
  const { t } = useTranslation();
  return <span>{holder === null ? by : t('words.onBehalfOf', { by, holder })}</span>;
}
