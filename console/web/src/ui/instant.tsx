import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Precision } from './format/instant.ts';

interface InstantProps {
  /** ISO 8601 in UTC; null reads as "not yet". */
  readonly at: string | null;
  readonly precision?: Precision;
}

/** An instant in Beijing time, with the exact UTC instant on hover and on focus. */
export function Instant({ at, precision = 'minute' }: InstantProps) {
  const { t } = useTranslation();
  if (at === null) return <span className="zy-faint">{t('ui.notYet')}</span>;
  return (
    <Tooltip title={`${t('ui.beijing')} ${formatInstant(at)} · ${t('ui.instant', { instant: at })}`}>
      <time dateTime={at} className="zy-number zy-nowrap">
        {formatInstant(at, precision)}
      </time>
    </Tooltip>
  );
}
