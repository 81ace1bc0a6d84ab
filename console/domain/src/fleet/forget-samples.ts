import { forgetBefore, retentionPolicyAt } from '@zhengyun/rulebook/retention.ts';
import { z } from 'zod';
import { command } from '../verb/command.ts';
import { forgetRows } from './forget-store.ts';

/** Rows of each table in one turn: a few seconds of work, and no long lock. */
export const MOST_SAMPLES = 20_000;

/** Throws away samples older than the retention in force, a part at a time; `more` where there is more of it. */
export const forgetSamples = command({
  event: 'fleet.samples-forgotten',
  allow: ['job'],
  input: z.strictObject({ most: z.int().min(1).max(MOST_SAMPLES).default(MOST_SAMPLES) }),
  async act({ ctx, tx }, { most }) {
    const policy = retentionPolicyAt(ctx.now);
    // No statement is made from them: use is billed by resource changes and usage events.
    const samples = { before: forgetBefore(policy.samplesDays, ctx.now, null), most };
    const usage = { before: forgetBefore(policy.nodeUsageDays, ctx.now, null), most };
    const counts = {
      minutes: await forgetRows(tx, 'metric_minute', samples),
      batches: await forgetRows(tx, 'agent_batch', samples),
      nodeUsage: await forgetRows(tx, 'node_usage', usage),
    };
    return {
      result: { more: Object.values(counts).includes(most) },
      audit: {
        object: { kind: 'policy', id: policy.id },
        detail: { ...counts, samplesBefore: samples.before.toISOString(), usageBefore: usage.before.toISOString() },
      },
    };
  },
});
