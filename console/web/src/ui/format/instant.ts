const beijing = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** How much of an instant is shown: to the second, to the minute, or the calendar day in Beijing. */
export type Precision = 'second' | 'minute' | 'day' | 'time';

/** An ISO 8601 instant as Beijing wall time, e.g. `2026-03-01 09:05:00`. */
export function formatInstant(iso: string, precision: Precision = 'second'): string {
  const part = Object.fromEntries(beijing.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  const minute = `${part.hour}:${part.minute}`;
  if (precision === 'day') return day;
  if (precision === 'minute') return `${day} ${minute}`;
  return precision === 'time' ? `${minute}:${part.second}` : `${day} ${minute}:${part.second}`;
}

/** The calendar month in Beijing that holds `at`, e.g. `2026-03`. */
export function monthOfInstant(at: Date): string {
  return formatInstant(at.toISOString(), 'day').slice(0, 7);
}
