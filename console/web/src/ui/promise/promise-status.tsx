import { useTranslation } from 'react-i18next';
import { Clock } from '../clock.tsx';
import { Status, type Tone } from '../status/status.tsx';
import { lastPromisedDay } from './last-promised-day.ts';
import type { DeliveryPromise } from './use-promise-text.ts';

const TONES: Readonly<Record<DeliveryPromise['standing'], Tone>> = {
  none: 'ended',
  unknown: 'unknown',
  running: 'waiting',
  paused: 'waiting',
  late: 'bad',
  kept: 'good',
  missed: 'bad',
  ended: 'ended',
};

/** By when a request is promised and how that stands: word, shape and colour; while it runs, the time that is left. */
export function PromiseStatus({ promise }: { readonly promise: DeliveryPromise }) {
  const { t } = useTranslation();
  const { standing, by } = promise;
  if (standing === 'none') return <span className="zy-faint">{t('orders.promiseStanding.none')}</span>;
  const runs = standing === 'running' || standing === 'late';
  return (
    <div className="zy-two-lines">
      {by === null ? null : <span className="zy-nowrap">{t('orders.promisedBy', { day: lastPromisedDay(by) })}</span>}
      {runs && by !== null ? (
        <Clock dueAt={by} />
      ) : (
        <Status tone={TONES[standing]}>{t(`orders.promiseStanding.${standing}`)}</Status>
      )}
    </div>
  );
}
