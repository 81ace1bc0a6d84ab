import { useTranslation } from 'react-i18next';
import { Status } from './status.tsx';
import { CLOUD_TONES, type CloudState } from './tones.ts';

/** State of a cloud in the product's words. */
export function CloudStatus({ state }: { readonly state: CloudState }) {
  const { t } = useTranslation();
  return <Status tone={CLOUD_TONES[state]}>{t(`words.cloudState.${state}`)}</Status>;
}
