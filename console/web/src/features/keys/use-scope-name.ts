import { useTranslation } from 'react-i18next';

/** The words for a key's scope; a scope of a newer server than this page is shown by its name. A text's key can hold no colon. */
export function useScopeName(): (scope: string) => string {
  const { t } = useTranslation();
  return (scope) => t(`keys.scope.${scope.replace(':', '-') as 'requests-read'}`, { defaultValue: scope });
}
