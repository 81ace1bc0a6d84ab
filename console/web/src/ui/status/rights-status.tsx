import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Status, type Tone } from './status.tsx';

type RightsStatusName = Outputs['clouds']['rights']['items'][number]['status'];

const TONES: Readonly<Record<RightsStatusName, Tone>> = {
  exceeding: 'attention',
  lacking: 'bad',
  unknown: 'unknown',
  fitting: 'good',
};

/** A credential's rights beside what it needs; what could not be asked is never shown as fitting. */
export function RightsStatus({ status }: { readonly status: RightsStatusName }) {
  const { t } = useTranslation();
  return <Status tone={TONES[status]}>{t(`clouds.rightsStatus.${status}`)}</Status>;
}
