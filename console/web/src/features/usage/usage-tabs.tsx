import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const PATHS = { uses: '/usage', entries: '/usage/entries' } as const;

/** What was read, and what people entered or amended. */
export function UsageTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'uses', label: t('usage.usesTab') },
        { key: 'entries', label: t('usage.entriesTab') },
      ]}
    />
  );
}
