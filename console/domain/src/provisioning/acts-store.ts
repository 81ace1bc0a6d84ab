import type { Actor } from '../verb/actor.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { lastOperationOfStack } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { refuseRelease } from './release-rules.ts';
import { isFailedCleanUp, mayStop, type OperationAct, stateAfter } from './rules.ts';
import type { OperationDetail, OperationState, StackKind } from './schemas.ts';

/** An operation as its page reads it. */
interface Subject {
  readonly id: string;
  readonly stackId: string;
  readonly stackKind: StackKind;
  readonly state: OperationState;
  readonly verb: string;
  readonly requestId: string | null;
  readonly lineId: string | null;
  readonly isMaintenance: boolean;
  /** Every cloud it touches. */
  readonly clouds: readonly string[];
}

/** What the caller may do now with an operation: the same rules as the verbs', for the page to offer no more than they allow. */
export async function actsOn(scope: VerbScope, subject: Subject): Promise<OperationDetail['acts']> {
  const { ctx, tx } = scope;
  const { id, state, requestId, lineId } = subject;
  const isEngineer = everywhere(ctx.actor, 'platform-engineer', subject);
  const may = (act: OperationAct) => stateAfter(state, act) !== null;
  const isCleanUp = requestId === null && lineId !== null;
  const acts: OperationDetail['acts'][number][] = [];
  if (isEngineer && may('cancel') && !isCleanUp) acts.push('cancel');
  if (isEngineer && mayStop(state)) acts.push('stop');
  if (isEngineer && may('retry')) acts.push('resolve');
  const isTeardown = subject.verb === 'destroy' && requestId === null && lineId === null && !subject.isMaintenance;
  const twoPeople = requestId === null && (subject.isMaintenance || subject.stackKind === 'cloud' || isTeardown);
  const mayRelease = (await reviews(scope, subject, isTeardown)) || (isTeardown && isEngineer);
  if (twoPeople && may('release') && mayRelease && !(await isAsker(ctx.actor, { tx, id }))) acts.push('release');
  if (!isEngineer || state !== 'failed' || (await lastOperationOfStack(tx, subject.stackId))?.id !== id) return acts;
  if (isFailedCleanUp({ state, verb: subject.verb, request_id: requestId, line_id: lineId }))
    acts.push('retry-clean-up');
  else if (await isDelivered(tx, subject)) acts.push('revert');
  return acts;
}

function everywhere(actor: Actor, role: 'platform-engineer' | 'technical-reviewer', { clouds }: Subject): boolean {
  return clouds.every((cloudId) => holds(actor, role, { cloudId }));
}

/** Whether the actor reviews for all clouds that the operation touches, and sits where their deployments are released. */
async function reviews(scope: VerbScope, subject: Subject, isTeardown: boolean): Promise<boolean> {
  if (!everywhere(scope.ctx.actor, 'technical-reviewer', subject)) return false;
  if (subject.stackKind !== 'cloud' || subject.isMaintenance || isTeardown) return true;
  for (const cloudId of subject.clouds)
    if (refuseRelease(scope.ctx.actor, await readReleaseSeat.definition.read(scope, { cloudId }))) return false;
  return true;
}

async function isAsker(actor: Actor, { tx, id }: Pick<VerbScope, 'tx'> & { id: string }): Promise<boolean> {
  return actor.kind !== 'person' || (await askedBy(tx, id)) === actor.id;
}

/** Whether the stack holds something that was delivered: only that can be put back. */
async function isDelivered(tx: VerbScope['tx'], { stackId, verb }: Subject): Promise<boolean> {
  const stack = await tx.selectFrom('stack').select('state').where('id', '=', stackId).executeTakeFirst();
  return verb === 'deploy' && stack?.state === 'deployed';
}
