import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { lockLease, noteJudgement } from './lease-store.ts';
import { windowOf } from './rules.ts';
import { resourceRefSchema } from './schemas.ts';

/**
 * Puts off the judgement of a resource that could not be judged to the next day: until then its use is unknown, which begins and ends
 * nothing. Leaves no audit row. Refused: NOT_FOUND.
 */
export const putOffJudging = ingest({
  event: 'reclaim.judged',
  allow: ['job'],
  input: resourceRefSchema,
  async store({ ctx: { now }, tx }, { resourceId }) {
    const lease = await lockLease(tx, resourceId);
    if (!lease) throw new DomainError('NOT_FOUND', { what: 'lease' });
    const policy = reclaimPolicyAt(now);
    const { from, to } = windowOf(now, policy);
    const judgement = {
      policyId: policy.id,
      from: from.toISOString(),
      to: to.toISOString(),
      ...{
        measures: [],
        basis: [],
        state: null,
        verdict: 'unknown' as const,
        why: 'not-measured' as const,
        reason: null,
      },
    };
    await noteJudgement(tx, lease.id, judgement);
    return { result: undefined };
  },
});
