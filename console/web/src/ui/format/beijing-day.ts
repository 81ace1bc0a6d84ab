const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day of an instant in Asia/Shanghai, e.g. `2026-11-02`. */
export function beijingDay(at: Date): string {
  return DAY.format(at);
}
