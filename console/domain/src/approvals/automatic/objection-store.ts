import { findDeclaredDays } from '../../reclaim/find-declared-days.ts';
import type { VerbScope } from '../../verb/context.ts';
import { objectionEnd, type Waits } from './objection-rules.ts';

/** When (UTC instant) a judgement that waits takes effect by the calendar as it is known now; null: it waits for nothing. */
export async function takesEffectAt(scope: VerbScope, waits: Waits): Promise<Date | null> {
  return objectionEnd(waits, await findDeclaredDays.definition.read(scope), scope.ctx.now);
}

/** Those of `judged` whose time has come by the calendar as it is known now. */
export async function dueByCalendar<T extends Waits>(scope: VerbScope, judged: readonly T[]): Promise<readonly T[]> {
  if (judged.length === 0) return [];
  const { now } = scope.ctx;
  const declared = await findDeclaredDays.definition.read(scope);
  return judged.filter(
    (each) => (objectionEnd(each, declared, now)?.getTime() ?? Number.POSITIVE_INFINITY) <= now.getTime(),
  );
}
