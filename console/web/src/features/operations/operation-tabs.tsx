import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const PATHS = { operations: '/operations', drift: '/operations/drift' } as const;

/** The two views of what the engine has made: its runs, and whether the clusters still show it. */
export function OperationTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'operations', label: t('operations.title') },
        { key: 'drift', label: t('drift.title') },
      ]}
    />
  );
}
