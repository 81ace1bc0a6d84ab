import { useTranslation } from 'react-i18next';

/** The words for what a delivery is of; a kind of a newer server than this page is shown by its name. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => t(`webhooks.kindName.${kind as 'key-expiring'}`, { defaultValue: kind });
}
