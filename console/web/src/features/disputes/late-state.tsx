import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { LateFact } from './dispute-types.ts';

const TONES: Readonly<Record<LateFact['state'], Tone>> = {
  open: 'attention',
  proposed: 'waiting',
  adjusted: 'good',
  dismissed: 'ended',
  gone: 'ended',
};

/** Where a difference of an issued statement by late facts stands. */
export function LateState({ of }: { readonly of: LateFact }) {
  const { t } = useTranslation();
  return <Status tone={TONES[of.state]}>{t(`disputes.late.states.${of.state}`)}</Status>;
}
