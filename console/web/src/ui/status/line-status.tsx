import { useTranslation } from 'react-i18next';
import { Status } from './status.tsx';
import { LINE_TONES, type LineState } from './tones.ts';

/** State of a order line in the product's words. */
export function LineStatus({ state }: { readonly state: LineState }) {
  const { t } = useTranslation();
  return <Status tone={LINE_TONES[state]}>{t(`words.lineState.${state}`)}</Status>;
}
