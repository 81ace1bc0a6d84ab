import { useTranslation } from 'react-i18next';
import { formatPpm } from './format/ppm.ts';

/** A share in parts per million as a percentage; what is not known is said as unknown, never as zero. */
export function Share({ ppm }: { readonly ppm: string | null }) {
  const { t } = useTranslation();
  if (ppm === null) return <span className="zy-faint">{t('ui.unknown')}</span>;
  return <span className="zy-number">{formatPpm(ppm)}</span>;
}
