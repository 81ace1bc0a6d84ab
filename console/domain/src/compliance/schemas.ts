import { cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { exemptionSchema, exemptionScopeSchema, namesSomething } from '@zhengyun/rulebook/exemption.ts';
import { z } from 'zod';
import { stackKindSchema } from '../provisioning/schemas.ts';
import { troubleSchema } from '../requests/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

const levelSchema = z.enum(['mandatory', 'advisory']);
const severitySchema = z.enum(['low', 'medium', 'high', 'critical']);
const policyName = exemptionSchema.shape.policy;

/**
 * clean: the policies have nothing against what the stack holds · advised: advisory findings or exempted ones only · violated: at
 * least one mandatory finding that nobody let stand · unknown: it could not be judged, which is never "clean".
 */
export const JUDGEMENT_OUTCOMES = ['clean', 'advised', 'violated', 'unknown'] as const;
/** unjudged: never judged since it was deployed. */
export const judgementStatusSchema = z.enum([...JUDGEMENT_OUTCOMES, 'unjudged']);
export type JudgementStatus = z.output<typeof judgementStatusSchema>;

/** One thing a policy has against one object of a stack. */
export const findingSchema = z.strictObject({
  policy: policyName,
  level: levelSchema,
  severity: severitySchema,
  /** A person let it stand; the message says why, by whom and until when. */
  exempted: z.boolean(),
  kind: z.string(),
  namespace: z.string().nullable(),
  name: z.string(),
  /** Where in the object, e.g. `spec.template.spec.volumes[0]`; empty: the object as a whole. */
  path: z.string(),
  /** One Chinese sentence: what is wrong, what to do, which controls. */
  message: z.string(),
});
export type Finding = z.output<typeof findingSchema>;

export const policyDescriptionSchema = z.strictObject({
  name: policyName,
  concern: z.string(),
  description: z.string(),
  english: z.string(),
  remedy: z.string(),
  level: levelSchema,
  severity: severitySchema,
  controls: z.array(z.strictObject({ citation: z.string(), title: z.string() })),
  settings: z.array(z.string()),
  /** Those of them that list what must be there, so that a shorter list lets more through; absent: from before it was told. */
  demands: z.array(z.string()).exactOptional(),
});

// Input of the verbs.

const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const publishPackSchema = z.strictObject({
  digest,
  policies: z.array(policyDescriptionSchema).min(1).max(1_000),
});
export const reasonSchema = z.string().trim().min(1).max(500);
/** A pattern that takes in everything would be an exemption for everyone and for ever. */
const settingSchema = z.string().trim().min(1).max(253).refine(namesSomething, 'PATTERN_TOO_WIDE');
/** Settings are lists of texts: every shipped policy's are. The pack checks them against each policy's own schema. */
export const setSettingsSchema = z.strictObject({
  policy: policyName,
  settings: z.record(z.string().max(64), z.array(settingSchema).max(100)),
  reason: reasonSchema,
});
export const settingChangeRefSchema = z.strictObject({ changeId: idSchema });
export const decideSettingsSchema = settingChangeRefSchema.extend({ decision: z.enum(['grant', 'refuse']) });
export const askExemptionSchema = exemptionSchema.omit({ approver: true }).extend({ reason: reasonSchema });
export const decideExemptionSchema = z.strictObject({ exemptionId: idSchema, decision: z.enum(['grant', 'refuse']) });
export const exemptionRefSchema = z.strictObject({ exemptionId: idSchema });
/** `stackId`: the stack that is judged; `own`: inputs of the cloud's own program, where it is that which runs. */
export const packInputsSchema = z.strictObject({
  cloudId: idSchema,
  stackId: idSchema,
  own: cloudInputsSchema.optional(),
});
/** A stack by its names; `project` absent: of whatever project. */
export const stackNamedSchema = z.strictObject({ project: z.string().min(1).optional(), name: z.string().min(1) });
export const dueJudgementsSchema = z.strictObject({ limit: z.int().positive().max(100) });
/** `stackId` absent: every deployed stack. */
export const askJudgementSchema = z.strictObject({ stackId: idSchema.optional() });
export const recordJudgementSchema = z.strictObject({
  stackId: idSchema,
  /** When what it was judged by was read: what changed or was asked for since is not in it. */
  startedAt: z.date(),
  result: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('judged'),
      packDigest: digest,
      objects: z.int().nonnegative(),
      findings: z.array(findingSchema),
    }),
    z.strictObject({ outcome: z.literal('unknown'), reason: troubleSchema }),
  ]),
});

// What people see.

export const judgementsInputSchema = pageSchema.extend({
  status: judgementStatusSchema.optional(),
  policy: policyName.optional(),
  cloudId: idSchema.optional(),
});
export const judgementViewSchema = z.object({
  /** The stack's. */
  id: idSchema,
  kind: stackKindSchema,
  name: z.string(),
  cloud: sluggedSchema,
  department: sluggedSchema.nullable(),
  resource: z.object({ id: idSchema, number: z.string() }).nullable(),
  status: judgementStatusSchema,
  findings: z.array(findingSchema),
  objects: z.int().nullable(),
  judgedAt: instantSchema.nullable(),
  since: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** Judged by other policies than today's. */
  outdated: z.boolean(),
  /** Why it is unknown. */
  reason: troubleSchema.nullable(),
});
export type JudgementView = z.output<typeof judgementViewSchema>;
export const judgementPageSchema = pageOf(judgementViewSchema);
export const judgementCountsSchema = z.record(judgementStatusSchema, z.int());

export const policyViewSchema = policyDescriptionSchema.extend({
  /** What the deployment tells it; null: the policy's own defaults. */
  settingsInForce: z.record(z.string(), z.array(z.string())).nullable(),
  /** Stacks that it has something against now, exempted ones apart. */
  stacks: z.int(),
  exempted: z.int(),
});
export const packViewSchema = z.object({
  digest: z.string(),
  publishedAt: instantSchema,
  policies: z.array(policyViewSchema),
  /** What the caller may do. */
  acts: z.array(z.enum(['judge', 'ask-exemption', 'set-settings', 'ask-settings'])),
});
export type PackView = z.output<typeof packViewSchema>;

/** `asked`: it waits for another person, under that number. */
export const settingsResultSchema = z.object({
  policy: z.string(),
  state: z.enum(['set', 'asked']),
  number: z.string().nullable(),
});
export type SettingsResult = z.output<typeof settingsResultSchema>;

/** asked: waits for a decision · in-force · over: its end has come · refused · withdrawn: ended by a person. */
export const exemptionStateSchema = z.enum(['asked', 'in-force', 'over', 'refused', 'withdrawn']);
export type ExemptionState = z.output<typeof exemptionStateSchema>;
export const exemptionsInputSchema = pageSchema.extend({ policy: policyName.optional() });
/** asked: waits for another person · granted: put in force · refused · withdrawn: taken back, or overtaken by a stricter one. */
export const SETTING_CHANGE_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const;
const actSchema = z.object({ name: z.string(), at: instantSchema });
export const exemptionViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  policy: z.string(),
  where: exemptionScopeSchema,
  reason: z.string(),
  until: instantSchema,
  state: exemptionStateSchema,
  asked: actSchema,
  decided: actSchema.nullable(),
  ended: actSchema.nullable(),
  acts: z.array(z.enum(['decide', 'end'])),
});
export type ExemptionView = z.output<typeof exemptionViewSchema>;
export const exemptionPageSchema = pageOf(exemptionViewSchema);

export const settingChangesInputSchema = pageSchema.extend({ policy: policyName.optional() });
const toldSchema = z.record(z.string(), z.array(z.string()));
export const settingChangeViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  policy: z.string(),
  /** What was in force as it was asked for; null: the policy's own defaults. */
  before: toldSchema.nullable(),
  settings: toldSchema,
  /** Settings that let more through; none: an engineer asked for what only narrows. */
  widens: z.array(z.string()),
  reason: z.string(),
  state: z.enum(SETTING_CHANGE_STATES),
  asked: actSchema,
  decided: actSchema.nullable(),
  /** Who took it back, or set something stricter in its place. */
  ended: actSchema.nullable(),
  acts: z.array(z.enum(['decide', 'withdraw'])),
});
export type SettingChangeView = z.output<typeof settingChangeViewSchema>;
export const settingChangePageSchema = pageOf(settingChangeViewSchema);

/** How many stacks are judged now. */
export const askedJudgementSchema = z.object({ stacks: z.int() });
export const askedExemptionSchema = z.object({ exemptionId: idSchema, number: z.string() });
export const decidedExemptionSchema = z.object({ exemptionId: idSchema });
