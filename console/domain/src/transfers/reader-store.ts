import { standIns } from '../approvals/delegations/stand-ins.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Reader } from './view-rules.ts';

/** Whoever reads transfers, with all that says what they may do with them now. */
export async function readerOf(scope: VerbScope): Promise<Reader> {
  const { actor, now } = scope.ctx;
  const lent = actor.kind === 'person' ? await standIns.definition.read(scope) : [];
  return { actor, now, lent, declared: await findDeclaredDays.definition.read(scope) };
}
