import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { findUseOver } from '../metering/find-use-over.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { lockLease, noteJudgement } from './lease-store.ts';
import { openReclaim } from './open-reclaim.ts';
import { recoverReclaim } from './recover-reclaim.ts';
import { judgementOf, mayBegin, windowOf } from './rules.ts';
import { resourceRefSchema } from './schemas.ts';
import { lastReclaimEnd, openReclaimOf } from './store.ts';

/**
 * Judges whether a resource in use is idle, by what was read of it, and keeps what was seen. Idle: its reclaim begins, if none is open or ended within the window.
 * Used again: an open one ends. Unknown changes nothing: it is no reason to begin, nor to end. Refused: NOT_FOUND.
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
    const judgement = judgementOf({ spec, stopped: power === 'stopped' }, uses, { now: ctx.now, policy });
    const before = lease.judgement?.verdict ?? null;
    await noteJudgement(tx, lease.id, judgement);
    const open = await openReclaimOf(tx, resourceId);
    const { verdict } = judgement;
    const begins = verdict === 'idle' && !open && mayBegin(await lastReclaimEnd(tx, resourceId), ctx.now, policy);
    if (begins) await openReclaim.within(scope, { resourceId, departmentId, evidence: judgement });
    if (verdict === 'used' && open) await recoverReclaim.within(scope, { reclaimId: open });
    const object = { kind: 'resource', id: resourceId } as const;
    const audit = { object, departmentId, detail: { number, before, verdict, why: judgement.why, policy: policy.id } };
    // A verdict that stays what it was is no news: a row a day of every resource would bury the others.
    return { result: { verdict }, ...(verdict === before ? {} : { audit }) };
  },
});
