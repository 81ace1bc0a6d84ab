import { useTranslation } from 'react-i18next';
import { useDuration } from './format/use-duration.ts';
import { useNow } from './use-now.ts';

/** How long ago something was heard of; never is said as never. */
export function LastSeen({ at }: { readonly at: string | null }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const now = useNow(5_000);
  if (at === null) return <span className="zy-faint">{t('ui.never')}</span>;
  const seconds = (now - Date.parse(at)) / 1_000;
  return (
    <time dateTime={at} title={at} className="zy-nowrap">
      {seconds < 5 ? t('ui.justNow') : t('ui.ago', { duration: duration(seconds) })}
    </time>
  );
}
