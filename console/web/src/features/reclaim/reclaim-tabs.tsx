import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../ui/page/page-tabs.tsx';

const PATHS = { reclaims: '/reclaim', leases: '/reclaim/leases', calendar: '/reclaim/calendar' } as const;

/** What is idle, until when resources are held, and which days are worked. */
export function ReclaimTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  return (
    <PageTabs
      active={PATHS[active]}
      tabs={[
        { path: PATHS.reclaims, label: t('reclaim.reclaimsTab') },
        { path: PATHS.leases, label: t('reclaim.leasesTab') },
        { path: PATHS.calendar, label: t('reclaim.calendarTab') },
      ]}
    />
  );
}
