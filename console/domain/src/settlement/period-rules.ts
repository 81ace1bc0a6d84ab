import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { statementWorkingSchema } from './schemas.ts';

/** The charged part of the month that a stored statement's working names. */
export function chargedPeriod(working: unknown): Period {
  const { period } = statementWorkingSchema.pick({ period: true }).parse(working);
  return { from: new Date(period.from), to: new Date(period.to) };
}
