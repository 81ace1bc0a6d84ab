import { type Month, monthOf } from '@zhengyun/rulebook/calendar.ts';
import { tell } from '../notices/tell.ts';
import type { VerbScope } from '../verb/context.ts';
import type { NewReading } from './reading-store.ts';
import { countUnanswered, keepRefused } from './refused-store.ts';

/** From so many readings of one month on that nobody has answered for, people are asked to. */
export const REFUSED_TOLD = 100;

/** Keeps readings that came after their month was closed where people see them, and asks for a word once they are many. */
export async function tellOfRefused(scope: VerbScope, readings: readonly NewReading[]): Promise<void> {
  const { ctx, tx } = scope;
  await keepRefused(tx, readings, ctx.now);
  for (const month of new Set(readings.map(({ eventAt }): Month => monthOf(eventAt)))) {
    const count = await countUnanswered(tx, month, REFUSED_TOLD);
    if (count < REFUSED_TOLD) continue;
    await tell.within(scope, {
      kind: 'readings-refused',
      about: { kind: 'accounting-period', id: month },
      departmentId: null,
      facts: { month, readings: count },
      to: [{ role: 'finance' }, { role: 'platform-engineer' }],
      once: true,
    });
  }
}
