import { getRequest } from '../../requests/get-request.ts';
import { query } from '../../verb/query.ts';
import { takesEffectAt } from './objection-store.ts';
import { type Automatic, automaticSchema, readAutomaticSchema } from './schemas.ts';
import { hasSeat } from './seat-store.ts';
import { judgementOf } from './store.ts';

/** What a rule said of a request and why, with every figure it saw; null: none has looked at it. NOT_FOUND for a request out of sight. */
export const readAutomatic = query({
  allow: ['signed-in'],
  input: readAutomaticSchema,
  async read(scope, { requestId }): Promise<Automatic | null> {
    const request = await getRequest.definition.read(scope, { requestId });
    const row = await judgementOf(scope.tx, requestId);
    if (!row) return null;
    const waits = row.state === 'waiting';
    // People were faster, or the request has ended: the worker notes it when the rule's time comes.
    const overtaken = waits && (request.state !== 'joint-review' || request.round !== row.round);
    const about = { requestId, departmentId: request.department.id, applicantId: request.applicant.id };
    return automaticSchema.parse({
      state: overtaken ? 'overtaken' : row.state,
      policy: row.policy_id,
      policyVersion: row.policy_version,
      policyHash: row.policy_hash,
      clause: row.clause,
      refusals: row.refusals,
      explanation: row.explanation,
      judgedAt: row.judged_at.toISOString(),
      effectiveAt: (waits ? await takesEffectAt(scope, row) : row.effective_at)?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
      calledBackBy: row.called_back_by === null ? null : { id: row.called_back_by, name: row.real_name ?? '' },
      reason: row.reason,
      mayCallBack: waits && !overtaken && (await hasSeat(scope, about)),
    });
  },
});
