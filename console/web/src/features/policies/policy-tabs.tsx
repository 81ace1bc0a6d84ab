import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const PATHS = { findings: '/policies', rules: '/policies/rules', exemptions: '/policies/exemptions' } as const;

/** What the policies say of every stack, the policies themselves, and what people let stand. */
export function PolicyTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'findings', label: t('policies.findingsTab') },
        { key: 'rules', label: t('policies.rulesTab') },
        { key: 'exemptions', label: t('policies.exemptionsTab') },
      ]}
    />
  );
}
