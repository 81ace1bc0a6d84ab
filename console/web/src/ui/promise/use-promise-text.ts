import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { lastPromisedDay } from './last-promised-day.ts';

export type DeliveryPromise = Outputs['requests']['list']['items'][number]['promise'];

/** The promise of a delivery in one line of words, as lists export it; what is not known to be promised says so, and is never in time. */
export function usePromiseText(): (promise: DeliveryPromise) => string {
  const { t } = useTranslation();
  return ({ standing, by }) => {
    if (standing === 'none') return '';
    if (by === null) return t('orders.promiseStanding.unknown');
    const day = lastPromisedDay(by);
    return `${t('orders.promisedBy', { day })} · ${t(`orders.promiseStanding.${standing}`)}`;
  };
}
