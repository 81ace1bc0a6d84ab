import { automaticRuleTextSchema } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { z } from 'zod';
import { pageSchema } from '../../verb/paging.ts';
import { idSchema, instantSchema, pageOf } from '../../verb/wire.ts';

/** A calendar day in Asia/Shanghai. */
const daySchema = z.iso.date();
const reasonSchema = z.string().trim().min(1).max(500);

/** `fromDay`: tomorrow at the earliest. */
export const proposeRuleSchema = z.strictObject({
  fromDay: daySchema,
  rule: automaticRuleTextSchema,
  reason: reasonSchema,
});
/** `contentHash`: of what was read before deciding. */
export const decideRuleSchema = z.strictObject({
  versionId: idSchema,
  decision: z.enum(['confirm', 'refuse']),
  contentHash: z.string().length(64),
});
export const withdrawRuleSchema = z.strictObject({ versionId: idSchema, reason: reasonSchema });
export const ruleVersionRefSchema = z.object({ versionId: idSchema, number: z.string(), version: z.int() });

/** proposed: waits for another person · scheduled: confirmed, its day is to come · in-force · replaced: a later one is · missed: its day came undecided. */
export const RULE_VERSION_STATES = [
  'proposed',
  'missed',
  'scheduled',
  'in-force',
  'replaced',
  'refused',
  'withdrawn',
] as const;
export type RuleVersionState = (typeof RULE_VERSION_STATES)[number];

const actSchema = z.object({ name: z.string(), at: instantSchema });
export const ruleVersionSchema = z.object({
  id: idSchema,
  number: z.string(),
  version: z.int(),
  fromDay: daySchema,
  /** Null: its content is not what was decided on, or can't be read any more; nothing passes by it. */
  rule: automaticRuleTextSchema.nullable(),
  contentHash: z.string(),
  reason: z.string(),
  state: z.enum(RULE_VERSION_STATES),
  /** Null: shipped with the product. */
  proposed: actSchema.nullable(),
  decided: actSchema.nullable(),
  ended: actSchema.extend({ reason: z.string() }).nullable(),
  /** What the caller may do about it. */
  acts: z.array(z.enum(['decide', 'withdraw'])),
});
export type RuleVersion = z.output<typeof ruleVersionSchema>;

export const ruleVersionsInputSchema = pageSchema;
/** `earliestDay`: the first day a new version may begin; `mayPropose`: whether the caller may propose one now. */
export const ruleVersionPageSchema = pageOf(ruleVersionSchema).extend({
  inForce: ruleVersionSchema.nullable(),
  earliestDay: daySchema,
  mayPropose: z.boolean(),
});
