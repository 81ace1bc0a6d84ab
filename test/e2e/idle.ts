import { connect } from '@zhengyun/db/connect.ts';
import { openReclaim } from '@zhengyun/domain/reclaim/open-reclaim.ts';
import type { Judgement } from '@zhengyun/domain/reclaim/schemas.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { described } from './database.ts';

const DAY_MS = 86_400_000;

/** What a month of readings of a container space shows that hardly anybody used. */
function idleSince(now: Date): Judgement {
  const policy = reclaimPolicyAt(now);
  const seen = { by: 'share', limit: '50000', coveragePpm: '1000000', shows: 'no-use' } as const;
  return {
    policyId: policy.id,
    from: new Date(now.getTime() - policy.idle.windowDays * DAY_MS).toISOString(),
    to: now.toISOString(),
    measures: [
      { ...seen, meter: 'vcpu', held: '100', peak: '0.8', peakPpm: '8000' },
      { ...seen, meter: 'memory-gb', held: '1000', peak: '21', peakPpm: '21000' },
    ],
    basis: ['vcpu', 'memory-gb'],
    state: null,
    verdict: 'idle',
    why: null,
    reason: null,
    simulated: true,
  };
}

/** Begins the reclaim of a resource as the daily judgement would after a month of such readings, which no test can wait for. */
export async function beginReclaim(dir: string, of: { readonly resourceId: string; readonly departmentId: string }) {
  const db = connect(described(dir).database.ownerUrl, { applicationName: 'test-idle', maximum: 1 });
  const now = new Date();
  try {
    const ctx = { actor: { kind: 'job', task: 'test-idle' }, now, db, traceId: 'test-idle' } as const;
    return await openReclaim(ctx, { ...of, evidence: idleSince(now) });
  } finally {
    await db.destroy();
  }
}
