import { useTranslation } from 'react-i18next';

/** Writes a number of seconds the way people say it: `45 秒`, `3 分 5 秒`, `2 小时 10 分`, `4 天 3 小时`. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const minutes = Math.floor(whole / 60);
    const hours = Math.floor(minutes / 60);
    if (whole < 60) return t('ui.second', { n: whole });
    if (minutes < 60 && whole % 60 === 0) return t('ui.minute', { n: minutes });
    if (minutes < 60) return t('ui.minuteSecond', { m: minutes, s: whole % 60 });
    if (hours < 24) return t('ui.hour', { h: hours, m: minutes % 60 });
    return t('ui.day', { d: Math.floor(hours / 24), h: hours % 24 });
  };
}
