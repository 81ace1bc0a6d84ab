import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const PATHS = { reclaims: '/reclaim', leases: '/reclaim/leases', calendar: '/reclaim/calendar' } as const;

/** What is idle, until when resources are held, and which days are worked. */
export function ReclaimTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'reclaims', label: t('reclaim.reclaimsTab') },
        { key: 'leases', label: t('reclaim.leasesTab') },
        { key: 'calendar', label: t('reclaim.calendarTab') },
      ]}
    />
  );
}
