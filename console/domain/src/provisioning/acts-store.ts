import type { Actor } from '../verb/actor.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { lastOperationOfStack } from './operation-store.ts';
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
export async function actsOn({ ctx, tx }: VerbScope, subject: Subject): Promise<OperationDetail['acts']> {
  const { id, state, requestId, lineId } = subject;
  const everywhere = (role: 'platform-engineer' | 'technical-reviewer') =>
    subject.clouds.every((cloudId) => holds(ctx.actor, role, { cloudId }));
  const isEngineer = everywhere('platform-engineer');
  const may = (act: OperationAct) => stateAfter(state, act) !== null;
  const isCleanUp = requestId === null && lineId !== null;
  const acts: OperationDetail['acts'][number][] = [];
  if (isEngineer && may('cancel') && !isCleanUp) acts.push('cancel');
  if (isEngineer && mayStop(state)) acts.push('stop');
  if (isEngineer && may('retry')) acts.push('resolve');
  const isTeardown = subject.verb === 'destroy' && requestId === null && lineId === null && !subject.isMaintenance;
  const twoPeople = requestId === null && (subject.isMaintenance || subject.stackKind === 'cloud' || isTeardown);
  const mayRelease = everywhere('technical-reviewer') || (isTeardown && isEngineer);
  if (twoPeople && may('release') && mayRelease && !(await isAsker(ctx.actor, { tx, id }))) acts.push('release');
  if (!isEngineer || state !== 'failed' || (await lastOperationOfStack(tx, subject.stackId))?.id !== id) return acts;
  if (isFailedCleanUp({ state, verb: subject.verb, request_id: requestId, line_id: lineId }))
    acts.push('retry-clean-up');
  else if (await isDelivered(tx, subject)) acts.push('revert');
  return acts;
}

async function isAsker(actor: Actor, { tx, id }: Pick<VerbScope, 'tx'> & { id: string }): Promise<boolean> {
  return actor.kind !== 'person' || (await askedBy(tx, id)) === actor.id;
}

/** Whether the stack holds something that was delivered: only that can be put back. */
async function isDelivered(tx: VerbScope['tx'], { stackId, verb }: Subject): Promise<boolean> {
  const stack = await tx.selectFrom('stack').select('state').where('id', '=', stackId).executeTakeFirst();
  return verb === 'deploy' && stack?.state === 'deployed';
}
