import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../ui/page/page-tabs.tsx';

const PATHS = { uses: '/usage', entries: '/usage/entries', refused: '/usage/refused' } as const;

/** What was read, and what people entered or amended. */
export function UsageTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  return (
    <PageTabs
      active={PATHS[active]}
      tabs={[
        { path: PATHS.uses, label: t('usage.usesTab') },
        { path: PATHS.entries, label: t('usage.entriesTab') },
        { path: PATHS.refused, label: t('usage.refusedTab') },
      ]}
    />
  );
}
