import { formatInstant } from '../format/instant.ts';

/** The last day in Beijing on which what is promised by the instant `by` is in time: a promise ends with its day. */
export function lastPromisedDay(by: string): string {
  return formatInstant(new Date(Date.parse(by) - 1).toISOString(), 'day');
}
