import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../ui/page/page-tabs.tsx';

const PATHS = { operations: '/operations', drift: '/operations/drift' } as const;

/** The two views of what the engine has made: its runs, and whether the clusters still show it. */
export function OperationTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  return (
    <PageTabs
      active={PATHS[active]}
      tabs={[
        { path: PATHS.operations, label: t('operations.title') },
        { path: PATHS.drift, label: t('drift.title') },
      ]}
    />
  );
}
