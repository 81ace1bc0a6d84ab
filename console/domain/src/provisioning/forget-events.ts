import { forgetBefore, retentionPolicyAt } from '@zhengyun/rulebook/retention.ts';
import { z } from 'zod';
import { command } from '../verb/command.ts';
import { forgetEngineEvents } from './forgotten-store.ts';

export const MOST_OPERATIONS = 200;

/** Throws away what the engine said of operations that ended longer ago than the retention in force; `more` where there is more of it. */
export const forgetEvents = command({
  event: 'provisioning.events-forgotten',
  allow: ['job'],
  input: z.strictObject({ most: z.int().min(1).max(MOST_OPERATIONS).default(MOST_OPERATIONS) }),
  async act({ ctx, tx }, { most }) {
    const policy = retentionPolicyAt(ctx.now);
    const before = forgetBefore(policy.engineEventsDays, ctx.now, null);
    const { operations, events } = await forgetEngineEvents(tx, { before, most });
    return {
      result: { more: operations === most },
      audit: {
        object: { kind: 'policy', id: policy.id },
        detail: { operations, events, before: before.toISOString() },
      },
    };
  },
});
