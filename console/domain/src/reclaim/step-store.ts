import { hasAppealed } from '@zhengyun/rulebook/reclaim-clock.ts';
import { settle } from '../notices/settle.ts';
import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { readJudgement } from './kept-judgement-rules.ts';
import { RECLAIM_TODOS } from './notice-rules.ts';
import { type OpenStanding, standingOf } from './rules.ts';
import type { ReclaimEventKind } from './schemas.ts';
import { insertStep, type ReclaimRow, stepsOf, workingDayChanges } from './store.ts';

/** A locked reclaim with its steps and what its clock says now. */
export async function readStanding({ ctx, tx }: VerbScope, reclaim: ReclaimRow) {
  const steps = (await stepsOf(tx, [reclaim.id])).get(reclaim.id) ?? [];
  const days = await workingDayChanges(tx);
  const standing = standingOf({ policyId: reclaim.policy_id, steps }, days, ctx.now);
  return { steps, days, standing };
}

/**
 * Takes the next step of a locked reclaim, and closes what others were asked before it. STATE_CONFLICT where it may not follow;
 * CLOCK_NOT_OVER where its time has not come; APPEALED_BEFORE for a second appeal against one step; CLOCK_BEHIND where the last step was
 * taken at a later time than it is now: the server's clock was set back, and steps keep their order. `id`: the step's key, where the caller
 * names it.
 */
export async function takeStep(
  scope: VerbScope,
  reclaim: ReclaimRow,
  step: { readonly kind: ReclaimEventKind; readonly note: string | null; readonly id?: string },
): Promise<OpenStanding> {
  const { ctx, tx } = scope;
  const { steps, days, standing } = await readStanding(scope, reclaim);
  const { kind, note } = step;
  const wanted = kind === 'urged' ? 'reminded' : kind === 'cut' ? 'urged' : null;
  if (wanted !== null && standing.stage === wanted && !standing.due)
    throw new DomainError('CLOCK_NOT_OVER', { number: reclaim.number, due: standing.dueAt.toISOString() });
  if ((wanted !== null && standing.stage !== wanted) || !mayFollow(kind, standing))
    throw new DomainError('STATE_CONFLICT', { object: reclaim.number, state: standing.stage });
  if (kind === 'appealed' && hasAppealed(steps)) throw new DomainError('APPEALED_BEFORE', { number: reclaim.number });
  const last = steps.at(-1)?.at;
  if (last && ctx.now < last)
    throw new DomainError('CLOCK_BEHIND', {
      object: reclaim.number,
      at: ctx.now.toISOString(),
      last: last.toISOString(),
    });
  const taken = { kind, at: ctx.now, personId: answerableFor(ctx.actor) };
  const after = standingOf({ policyId: reclaim.policy_id, steps: [...steps, taken] }, days, ctx.now);
  const of = { id: step.id ?? newId(ctx.now), reclaimId: reclaim.id, departmentId: reclaim.department_id };
  await insertStep(tx, { ...of, ...taken, ordinal: steps.length + 1, note }, after);
  await settle.definition.store(scope, { about: { kind: 'reclaim', id: reclaim.id }, kinds: [...RECLAIM_TODOS] });
  return after;
}

function mayFollow(kind: ReclaimEventKind, { stage }: OpenStanding): boolean {
  if (kind === 'reminded' || stage === 'ended') return false;
  if (kind === 'appealed') return stage !== 'appealed';
  if (kind === 'appeal-refused' || kind === 'upheld') return stage === 'appealed';
  return true;
}

/** What the notices of a reclaim say of it. */
export function toldOf(reclaim: ReclaimRow) {
  const { id, number, department_id: departmentId, cloud_id: cloudId, resource_number: resource } = reclaim;
  const by = readJudgement(reclaim.evidence).state ?? ('readings' as const);
  return { id, number, departmentId, cloudId, resource, by };
}

/** A step as its caller gets it. */
export function stepped(reclaimId: string, standing: OpenStanding) {
  const dueAt = 'dueAt' in standing ? standing.dueAt.toISOString() : null;
  return { reclaimId, stage: standing.stage, dueAt };
}
