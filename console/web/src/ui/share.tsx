import { useTranslation } from 'react-i18next';
import { formatPpm } from './format/ppm.ts';

interface ShareProps {
  readonly ppm: string | null;
  readonly places?: number;
}

/** A share in parts per million as a percentage; what is not known is said as unknown, never as zero. */
export function Share({ ppm, places = 4 }: ShareProps) {
  const { t } = useTranslation();
  if (ppm === null) return <span className="zy-faint">{t('ui.unknown')}</span>;
  return <span className="zy-number">{formatPpm(ppm, places)}</span>;
}
