import type { Actor, Role } from '../verb/actor.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { lastOperationOfStack } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { RELEASER, refuseRelease, TEARDOWN_RELEASERS } from './release-rules.ts';
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
  const releasers: readonly Role[] = isTeardown ? TEARDOWN_RELEASERS : [RELEASER];
  const isOpen = twoPeople && may('release');
  if (isOpen && (await releases(scope, subject, releasers)) && !(await isAsker(ctx.actor, { tx, id })))
    acts.push('release');
  if (!isEngineer || state !== 'failed' || (await lastOperationOfStack(tx, subject.stackId))?.id !== id) return acts;
  if (isFailedCleanUp({ state, verb: subject.verb, request_id: requestId, line_id: lineId }))
    acts.push('retry-clean-up');
  else if (await isDelivered(tx, subject)) acts.push('revert');
  return acts;
}

function everywhere(actor: Actor, role: Role, { clouds }: Subject): boolean {
  return clouds.every((cloudId) => holds(actor, role, { cloudId }));
}

/** Whether the actor, in one of `roles`, sits where releases for all clouds that the operation touches are decided. */
async function releases(scope: VerbScope, subject: Subject, roles: readonly Role[]): Promise<boolean> {
  const { actor } = scope.ctx;
  const held = roles.filter((role) => everywhere(actor, role, subject));
  if (held.length === 0) return false;
  for (const cloudId of subject.clouds)
    if (refuseRelease(actor, await readReleaseSeat.definition.read(scope, { cloudId }), held)) return false;
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
