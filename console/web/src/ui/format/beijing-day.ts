const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day of an instant in Asia/Shanghai, e.g. `2026-11-02`. */
export function beijingDay(at: Date): string {
  return DAY.format(at);
}

/** The instant at which `day` (`2026-11-02`) begins in Asia/Shanghai, ISO 8601 in UTC. */
export function instantOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
