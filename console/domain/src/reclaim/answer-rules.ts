import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { judgeIdle } from '@zhengyun/rulebook/idle.ts';
import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { readJudgement } from './kept-judgement-rules.ts';

const DAY_MS = 86_400_000;
const PPM = 1_000_000n;

/** What has become of a resource since its reclaim began. */
export interface SinceBegun {
  readonly policyId: string;
  /** What it was begun by, as it is stored. */
  readonly evidence: unknown;
  /** It is released. */
  readonly gone: boolean;
  /** As it is now. */
  readonly spec: ItemSpec;
  /**
   * Since when its hosts are off without a break; null: they run, were off before the reclaim began, or were switched off by the lease's own clock, which
   * is nobody's act.
   */
  readonly offSince: Date | null;
}

/**
 * Whether the department has answered a reclaim by `now`, by its policy: the resource is released; or its hosts stand off long enough, unless being off is
 * what it was found idle by; or it is smaller by the policy's share in everything that its item's readings are a share of. What is taken
 * back again, grows, or shrinks by a little leaves the clock running.
 */
export function isAnswered({ policyId, evidence: stored, gone, spec, offSince }: SinceBegun, now: Date): boolean {
  if (gone) return true;
  const evidence = readJudgement(stored);
  const policy = reclaimPolicyOf(policyId);
  const { daysOff, givenBackPpm } = policy.answer;
  const isOff = offSince !== null && now.getTime() - offSince.getTime() >= daysOff * DAY_MS;
  if (isOff && evidence.state !== 'stopped-throughout') return true;
  const today = judgeIdle({ item: spec.item, held: amountsOf(spec), read: {}, stopped: false, states: [] }, policy);
  const shares = evidence.measures.flatMap(({ meter, held }) =>
    held === null ? [] : [{ meter, before: BigInt(held) }],
  );
  const heldNow = (meter: string) => today.seen.find(({ measure }) => measure.meter === meter)?.held ?? 0n;
  return (
    shares.some(({ before }) => before > 0n) &&
    shares.every(({ meter, before }) => heldNow(meter) * PPM <= before * (PPM - givenBackPpm))
  );
}
