import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Finding } from './plan-types.ts';

/** What the policy pack says of a plan: what must be fixed first, then advice. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <Alert type="success" showIcon title={t('ui.findingsNone')} />;
  const ordered = [...findings].sort((a, b) => Number(a.level !== 'mandatory') - Number(b.level !== 'mandatory'));
  return (
    <Flex vertical gap={8}>
      {ordered.map((finding) => (
        <Alert
          key={`${finding.policy} ${finding.urn ?? ''}`}
          type={finding.level === 'mandatory' ? 'error' : 'warning'}
          showIcon
          title={`${t(finding.level === 'mandatory' ? 'ui.findingMandatory' : 'ui.findingAdvisory')} · ${finding.policy}`}
          description={finding.message}
        />
      ))}
    </Flex>
  );
}
