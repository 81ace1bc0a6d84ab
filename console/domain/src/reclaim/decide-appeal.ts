import { tell } from '../notices/tell.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { reclaimNotice } from './notice-rules.ts';
import { refuseDecider } from './rules.ts';
import { decideAppealSchema } from './schemas.ts';
import { readStanding, stepped, takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/**
 * The authority decides on an appeal: upheld, the reclaim ends; refused, its clock goes on with the days that were left. Refused:
 * NOT_FOUND; CLOUD_NOT_GRANTED; URGER_DECIDES for who urged; STATE_CONFLICT where no appeal is open.
 */
export const decideAppeal = command({
  event: 'reclaim.appeal-decided',
  allow: ['authority-approver'],
  input: decideAppealSchema,
  stepUp: true,
  async act(scope, { reclaimId, decision, reason }) {
    const { ctx, tx } = scope;
    const reclaim = await lockReclaim(tx, reclaimId);
    requireCloud(ctx.actor, ['authority-approver'], { cloudId: reclaim.cloud_id });
    const { number, department_id: departmentId } = reclaim;
    const { steps, standing: before } = await readStanding(scope, reclaim);
    if (before.stage !== 'appealed') throw new DomainError('STATE_CONFLICT', { object: number, state: before.stage });
    const refusal = refuseDecider(steps, answerableFor(ctx.actor) ?? '');
    if (refusal) throw new DomainError(refusal, { number });
    const kind = decision === 'uphold' ? ('upheld' as const) : ('appeal-refused' as const);
    const standing = await takeStep(scope, reclaim, { kind, note: reason });
    const dueAt = 'dueAt' in standing ? standing.dueAt : null;
    const notice = kind === 'upheld' ? ('reclaim-ended' as const) : ('reclaim-resumed' as const);
    await tell.within(scope, reclaimNotice(notice, toldOf(reclaim), { dueAt, reason, outcome: kind }));
    const result = stepped(reclaimId, standing);
    return {
      result,
      audit: {
        object: { kind: 'reclaim', id: reclaimId },
        departmentId,
        detail: { number, decision, dueAt: result.dueAt },
      },
    };
  },
});
