import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { PageTabs } from '../../ui/page/page-tabs.tsx';

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
  const { holdsAny } = useMe();
  return (
    <PageTabs
      active={PATHS[active]}
      tabs={[
        { path: PATHS.findings, label: t('policies.findingsTab') },
        { path: PATHS.rules, label: t('policies.rulesTab') },
        { path: PATHS.exemptions, label: t('policies.exemptionsTab') },
        { path: PATHS.automatic, label: t('policies.automatic.tab') },
        ...(holdsAny(WATCHERS)
          ? [
              { path: PATHS.settings, label: t('policies.settingsTab') },
              { path: PATHS.credentials, label: t('policies.credentialsTab') },
            ]
          : []),
      ]}
    />
  );
}
