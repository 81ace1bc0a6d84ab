import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/use-me.ts';

const PATHS = {
  findings: '/policies',
  rules: '/policies/rules',
  exemptions: '/policies/exemptions',
  automatic: '/policies/automatic',
  settings: '/policies/settings',
  credentials: '/policies/credentials',
} as const;
/** Who sees what clouds' credentials may do, and how policies are set: not the departments. */
const WATCHERS = [
  'platform-engineer',
  'technical-reviewer',
  'authority-approver',
  'security-admin',
  'auditor',
] as const;

/** What the policies say of every stack, the policies themselves, what people let stand, how they set them, and what clouds' credentials may do. */
export function PolicyTabs({ active }: { readonly active: keyof typeof PATHS }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { holdsAny } = useMe();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'findings', label: t('policies.findingsTab') },
        { key: 'rules', label: t('policies.rulesTab') },
        { key: 'exemptions', label: t('policies.exemptionsTab') },
        { key: 'automatic', label: t('policies.automatic.tab') },
        ...(holdsAny(WATCHERS)
          ? [
              { key: 'settings', label: t('policies.settingsTab') },
              { key: 'credentials', label: t('policies.credentialsTab') },
            ]
          : []),
      ]}
    />
  );
}
