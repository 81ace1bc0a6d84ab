import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { findUseOver } from '../metering/find-use-over.ts';
import { settle } from '../notices/settle.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { contradicts, judgementOf } from './judgement-rules.ts';
import { readJudgement } from './kept-judgement-rules.ts';
import { isTakenBack } from './lease-rules.ts';
import { lockLease, noteJudgement } from './lease-store.ts';
import { ledgerStatesOf } from './ledger-state-store.ts';
import { openReclaim } from './open-reclaim.ts';
import { recoverReclaim } from './recover-reclaim.ts';
import { mayBegin, mayOrderAgain, windowOf } from './rules.ts';
import { resourceRefSchema } from './schemas.ts';
import { lastReclaimEnd, openReclaimOf, undoneCutOf } from './store.ts';

/**
 * Judges whether a resource in use is idle, by what was read of it and what the ledger says, and keeps what was seen. Idle: its reclaim begins, if none is open or
 * ended within the window, and its removal is not ordered. Used again, or no longer in the state by which it was found idle: an open one ends. Unknown
 * else changes nothing: it is no reason to begin, nor to end. Refused: NOT_FOUND.
 */
export const judgeResource = ingest({
  event: 'reclaim.judged',
  allow: ['job'],
  input: resourceRefSchema,
  async store(scope, { resourceId }) {
    const { ctx, tx } = scope;
    const lease = await lockLease(tx, resourceId);
    if (lease?.state !== 'active') throw new DomainError('NOT_FOUND', { what: 'lease' });
    const policy = reclaimPolicyAt(ctx.now);
    const uses = await findUseOver.definition.read(scope, { resourceId, ...windowOf(ctx.now, policy) });
    const { spec, power, department_id: departmentId, number } = lease;
    const states = await ledgerStatesOf(tx, { resourceId, spec, from: windowOf(ctx.now, policy).from });
    const judgement = judgementOf({ spec, stopped: power === 'stopped', states }, uses, { now: ctx.now, policy });
    const before = lease.judgement?.verdict ?? null;
    await noteJudgement(tx, lease.id, judgement);
    const open = await openReclaimOf(tx, resourceId);
    const { verdict } = judgement;
    const begins =
      verdict === 'idle' &&
      !open &&
      !lease.leaving &&
      !isTakenBack(lease, judgement, ctx.now) &&
      mayBegin(await lastReclaimEnd(tx, resourceId), ctx.now, policy);
    if (begins) await openReclaim.within(scope, { resourceId, departmentId, evidence: judgement });
    const over = open && (verdict === 'used' || contradicts(readJudgement(open.evidence), judgement));
    if (over) await recoverReclaim.within(scope, { reclaimId: open.id });
    await endOrderAgain(scope, resourceId);
    const object = { kind: 'resource', id: resourceId } as const;
    const audit = { object, departmentId, detail: { number, before, verdict, why: judgement.why, policy: policy.id } };
    // A verdict that stays what it was is no news: a row a day of every resource would bury the others.
    return { result: { verdict }, ...(verdict === before ? {} : { audit }) };
  },
});

/** A cut that came to nothing and may be ordered no more, as the resource is used again or its time is over, is nobody's to do. */
async function endOrderAgain(scope: VerbScope, resourceId: string): Promise<void> {
  const undone = await undoneCutOf(scope.tx, { resourceId });
  if (!undone || mayOrderAgain(undone, scope.ctx.now)) return;
  await settle.definition.store(scope, { about: { kind: 'reclaim', id: undone.id }, kinds: ['reclaim-cut-due'] });
}
