import { useTranslation } from 'react-i18next';
import { Status } from './status.tsx';
import { REQUEST_TONES, type RequestState } from './tones.ts';

/** State of a request in the product's words. */
export function RequestStatus({ state }: { readonly state: RequestState }) {
  const { t } = useTranslation();
  return <Status tone={REQUEST_TONES[state]}>{t(`words.requestState.${state}`)}</Status>;
}
