import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/status.tsx';
import type { Finding } from './policy-types.ts';

/** Whether a finding stops operations, is advice, or was let stand by a person. */
export function FindingLevel({ finding }: { readonly finding: Pick<Finding, 'level' | 'exempted'> }) {
  const { t } = useTranslation();
  if (finding.exempted) return <Status tone="ended">{t('policies.exempted')}</Status>;
  return (
    <Status tone={finding.level === 'mandatory' ? 'bad' : 'attention'}>{t(`policies.level.${finding.level}`)}</Status>
  );
}
