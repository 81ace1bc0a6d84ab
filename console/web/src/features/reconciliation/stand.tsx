import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/status.tsx';

const TONES = { equal: 'good', differs: 'bad', unknown: 'unknown' } as const;

/** How two books stand to each other; not known is a word of its own. */
export function Stand({ stand }: { readonly stand: keyof typeof TONES }) {
  const { t } = useTranslation();
  return <Status tone={TONES[stand]}>{t(`reconciliation.stand.${stand}`)}</Status>;
}
