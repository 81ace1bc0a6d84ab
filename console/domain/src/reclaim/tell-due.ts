import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { reclaimNotice } from './notice-rules.ts';
import { type OpenStanding, storedStanding, type TakenStep } from './rules.ts';
import { reclaimRefSchema } from './schemas.ts';
import { readStanding, toldOf } from './step-store.ts';
import { lockReclaim, type ReclaimRow, setStanding } from './store.ts';

type Waiting = Exclude<OpenStanding, { readonly stage: 'ended' }>;

/**
 * Tells the authority that the next step of a reclaim is its to take: to urge, or to cut, once a day where nobody holds the duty; or to answer
 * an appeal whose day is past, every day until it does, since the clock stands as long. A deadline that days declared off since have moved is
 * written down anew instead. Refused: NOT_FOUND; STATE_CONFLICT after the end.
 */
export const tellDue = command({
  event: 'reclaim.due-told',
  allow: ['job'],
  input: reclaimRefSchema,
  async act(scope, { reclaimId }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    const { number, department_id: departmentId } = reclaim;
    const { standing, steps } = await readStanding(scope, reclaim);
    if (standing.stage === 'ended') throw new DomainError('STATE_CONFLICT', { object: number, state: standing.stage });
    const isDue = standing.stage === 'appealed' ? standing.late : standing.due;
    const dueAt = standing.stage === 'appealed' ? standing.answerBy : standing.dueAt;
    await setStanding(scope.tx, reclaimId, {
      ...storedStanding(standing),
      ...(isDue ? { told_at: scope.ctx.now } : {}),
    });
    if (isDue) await tellAuthority(scope, reclaim, { standing, steps });
    return {
      result: { told: isDue },
      audit: {
        object: { kind: 'reclaim', id: reclaimId },
        departmentId,
        detail: { number, stage: standing.stage, dueAt: dueAt.toISOString(), told: isDue },
      },
    };
  },
});

async function tellAuthority(
  scope: VerbScope,
  reclaim: ReclaimRow,
  {
    standing,
    steps,
  }: { readonly standing: Waiting; readonly steps: readonly (TakenStep & { readonly note: string | null })[] },
): Promise<void> {
  const told = toldOf(reclaim);
  if (standing.stage !== 'appealed') {
    const kind = standing.stage === 'reminded' ? ('reclaim-urge-due' as const) : ('reclaim-cut-due' as const);
    await tell.within(scope, reclaimNotice(kind, told));
    return;
  }
  // The notice of the day before gives way to one that is unread and mailed again: one appeal asks for one thing.
  const about = { kind: 'reclaim' as const, id: reclaim.id };
  await settle.definition.store(scope, { about, kinds: ['reclaim-appealed'] });
  const reason = steps.at(-1)?.note ?? undefined;
  const more = { dueAt: standing.answerBy, ...(reason === undefined ? {} : { reason }) };
  await tell.within(scope, reclaimNotice('reclaim-appealed', told, more));
}
