import { useTranslation } from 'react-i18next';

/** The words for an audit event; an event of a newer server than this page is shown by its stable name. */
export function useActName(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => t(`words.act.${action as 'requests.submitted'}`, { defaultValue: action });
}
