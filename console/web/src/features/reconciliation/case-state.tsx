import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Status, type Tone } from '../../ui/status/status.tsx';

export type Case = Outputs['reconciliation']['cases']['items'][number];
const TONES: Readonly<Record<Case['state'], Tone>> = {
  open: 'attention',
  taken: 'running',
  answered: 'waiting',
  closed: 'ended',
};

/** Where a case stands; one whose difference is gone says so until somebody closes it. */
export function CaseState({ of }: { readonly of: Case }) {
  const { t } = useTranslation();
  if (of.state !== 'closed' && of.goneAt) return <Status tone="good">{t('reconciliation.gone')}</Status>;
  return <Status tone={TONES[of.state]}>{t(`reconciliation.states.${of.outcome ?? of.state}`)}</Status>;
}
