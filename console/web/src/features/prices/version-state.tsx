import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { PriceVersion } from './price-types.ts';

const TONES: Readonly<Record<PriceVersion['state'], Tone>> = {
  'in-force': 'good',
  'to-come': 'waiting',
  over: 'ended',
  withdrawn: 'bad',
};

/** Where a version of a price book stands. */
export function VersionState({ state }: Pick<PriceVersion, 'state'>) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`prices.states.${state}`)}</Status>;
}
