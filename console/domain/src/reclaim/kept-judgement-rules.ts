import { judgeIdle } from '@zhengyun/rulebook/idle.ts';
import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { z } from 'zod';
import { instantSchema } from '../verb/wire.ts';
import { type Judgement, judgementSchema } from './schemas.ts';

const seenSchema = z
  .object({ held: z.string(), peak: z.string().nullable(), peakPpm: z.string().nullable(), coveragePpm: z.string() })
  .nullable();
/** As judgements were stored while there were two measures for all items. What was seen is never written anew, so it is read. */
const firstSchema = z.object({
  policyId: z.string(),
  from: instantSchema,
  to: instantSchema,
  cpu: seenSchema,
  memory: seenSchema,
  verdict: z.enum(['used', 'idle', 'unknown']),
  why: z.enum(['nothing-to-measure', 'not-measured', 'stopped']).nullable(),
  simulated: z.boolean().optional(),
});
type First = z.output<typeof firstSchema>;

function measureOf(meter: 'vcpu' | 'memory-gb', seen: First['cpu'], policyId: string): Judgement['measures'] {
  if (seen === null) return [];
  const policy = reclaimPolicyOf(policyId);
  const rule = policy.idle.items['cloud-host'];
  const measure = rule.by === 'readings' ? rule.measures.find((each) => each.meter === meter) : undefined;
  if (measure?.by !== 'share') return [];
  const read = seen.peak === null ? {} : { [meter]: readOf(seen.peak, seen.coveragePpm) };
  const facts = { item: 'cloud-host', held: { [meter]: BigInt(seen.held) }, read, stopped: false, states: [] } as const;
  const { seen: all } = judgeIdle(facts, policy);
  const shows = all.find((each) => each.measure.meter === meter)?.shows ?? 'nothing';
  return [{ meter, by: 'share', ...seen, limit: measure.belowPpm.toString(), shows }];
}
const readOf = (peak: string, coveragePpm: string) => ({ peak: parseQuantity(peak), coveragePpm: BigInt(coveragePpm) });

/** A judgement as it is stored, in today's shape. Throws on anything that is neither. */
export function readJudgement(stored: unknown): Judgement {
  const today = judgementSchema.safeParse(stored);
  if (today.success) return today.data;
  const { cpu, memory, ...rest } = firstSchema.parse(stored);
  return {
    ...rest,
    measures: [...measureOf('vcpu', cpu, rest.policyId), ...measureOf('memory-gb', memory, rest.policyId)],
    basis: rest.verdict === 'idle' ? ['vcpu', 'memory-gb'] : [],
    state: null,
    reason: rest.why === 'nothing-to-measure' ? 'not-covered' : null,
  };
}
