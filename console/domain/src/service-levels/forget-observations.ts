import { forgetBefore, retentionPolicyAt } from '@zhengyun/rulebook/retention.ts';
import { z } from 'zod';
import { findUnsettledSince } from '../settlement/find-unsettled-since.ts';
import { command } from '../verb/command.ts';
import { forgetObserved } from './observation-store.ts';

export const MOST_OBSERVATIONS = 20_000;

/**
 * Throws away observations older than the retention in force, a part at a time, and never one that a statement still to be issued may
 * need; `more` where there is more of it.
 */
export const forgetObservations = command({
  event: 'service-levels.observations-forgotten',
  allow: ['job'],
  input: z.strictObject({ most: z.int().min(1).max(MOST_OBSERVATIONS).default(MOST_OBSERVATIONS) }),
  async act(scope, { most }) {
    const { ctx, tx } = scope;
    const policy = retentionPolicyAt(ctx.now);
    const neededSince = await findUnsettledSince.definition.read(scope, undefined);
    const before = forgetBefore(policy.observationsDays, ctx.now, neededSince);
    const observations = await forgetObserved(tx, { before, most });
    return {
      result: { more: observations === most },
      audit: { object: { kind: 'policy', id: policy.id }, detail: { observations, before: before.toISOString() } },
    };
  },
});
