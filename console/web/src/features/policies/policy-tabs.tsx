import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/use-me.ts';

const PATHS = {
  findings: '/policies',
  rules: '/policies/rules',
  exemptions: '/policies/exemptions',
  credentials: '/policies/credentials',
} as const;
const CREDENTIAL_WATCHERS = [
  'platform-engineer',
  'technical-reviewer',
  'authority-approver',
  'security-admin',
  'auditor',
] as const;

/** What the policies say of every stack, the policies themselves, what people let stand, and what clouds' credentials may do. */
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
        ...(holdsAny(CREDENTIAL_WATCHERS) ? [{ key: 'credentials', label: t('policies.credentialsTab') }] : []),
      ]}
    />
  );
}
