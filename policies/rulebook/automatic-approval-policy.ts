import { z } from 'zod';
import { type ItemCode, itemCodeSchema } from './catalogue.ts';
import { dimensionSchema } from './dimension.ts';

/** Steps that a rule may be given. The department's own and the review of security are always people's: there is no word for them. */
export const RULED_STEPS = ['administrative', 'technical', 'finance'] as const;

const SIZE_FIELDS = ['vcpu', 'memoryGb', 'mbps', 'hosts'] as const;
export type RuledField = (typeof SIZE_FIELDS)[number];

const MACHINE = ['vcpu', 'memoryGb'] as const satisfies readonly RuledField[];
/** Sizes a rule may speak of, by item: those that hold no data, so not a cache's memory. Of an item that isn't here every change is people's. */
export const RULED_FIELDS: Readonly<Partial<Record<ItemCode, readonly RuledField[]>>> = {
  'cloud-host': MACHINE,
  'container-space': MACHINE,
  postgresql: MACHINE,
  bandwidth: ['mbps'],
  'host-monitoring': ['hosts'],
};

const unitsTextSchema = z.string().regex(/^\d{1,15}$/);
/** A share that is more than nothing and at most the whole, in ppm. */
const shareTextSchema = z.string().regex(/^(1000000|[1-9]\d{0,5})$/);
const fieldsSchema = z
  .partialRecord(itemCodeSchema, z.array(z.enum(SIZE_FIELDS)).min(1).max(SIZE_FIELDS.length).readonly())
  .refine(
    (fields) =>
      Object.entries(fields).every(([item, names]) =>
        (names ?? []).every((name) => RULED_FIELDS[item as ItemCode]?.includes(name)),
      ),
    'FIELD_NOT_RULED',
  );

const clauseShape = {
  /** Steps that the rule decides; a request with any other open step is people's as a whole. */
  steps: z.array(z.enum(RULED_STEPS)).min(1).max(RULED_STEPS.length).readonly(),
  /** Which sizes of which items the rule speaks of. A request that changes anything else is people's. */
  fields: fieldsSchema,
  /** Minutes of working hours from the department's approval in which the others may call it back. Before their end nothing is applied. */
  objectionMinutes: z.int().min(0).max(10_080),
};

/** The rule with its units, fen and ppm as `units` and `share` give them: decimal text on the wire, bigint to decide by. */
function ruleOf<Units extends z.ZodType, Share extends z.ZodType>(units: Units, share: Share) {
  /** Most that may be added: units of each dimension (one that isn't named: none), and fen a year. */
  const bound = z.strictObject({ units: z.partialRecord(dimensionSchema, units), yearFen: units }).readonly();
  return z
    .strictObject({
      /** Null: none of the kind passes by itself, which is how a rule is switched off by date. */
      decrease: z.strictObject(clauseShape).readonly().nullable(),
      growth: z
        .strictObject({
          ...clauseShape,
          /** Of one request, and of all that passed so for one department within `periodDays`: splitting gains nothing. */
          request: bound,
          department: bound,
          /** Days in which a resource grows by itself once at most. */
          periodDays: z.int().min(1).max(366),
          /** What the use must have been of every dimension that grows: measured in so much of the days, its peak so near to what is held. */
          use: z
            .strictObject({ windowDays: z.int().min(1).max(366), coverageAtLeastPpm: share, peakAtLeastPpm: share })
            .readonly(),
        })
        .readonly()
        .nullable(),
    })
    .readonly();
}

/** The rule as it travels and as it is kept: units, fen and ppm are decimal text. */
export const automaticRuleTextSchema = ruleOf(unitsTextSchema, shareTextSchema);
export type AutomaticRuleText = z.output<typeof automaticRuleTextSchema>;
/** The same to decide by. */
export const automaticRuleSchema = ruleOf(unitsTextSchema.transform(BigInt), shareTextSchema.transform(BigInt));
export type AutomaticRule = z.output<typeof automaticRuleSchema>;
export type GrowthBound = NonNullable<AutomaticRule['growth']>['request'];

/**
 * One version of which changes of a delivered resource need nobody beside the department itself. Set by the authority with four eyes, in
 * force from the beginning of a day until the next one is; what judged is known by all three of `id`, `version` and `contentHash`.
 */
export interface AutomaticPolicy extends AutomaticRule {
  readonly id: string;
  readonly version: number;
  /** SHA-256, hex, over all that it says and since when. */
  readonly contentHash: string;
}

const SIZED = { 'cloud-host': MACHINE, 'container-space': MACHINE, postgresql: MACHINE };

/** What the first version says, from 2026-01-01 in Asia/Shanghai. No province's bounds could be read: all figures are samples. */
export const SAMPLE_AUTOMATIC_RULE: AutomaticRuleText = automaticRuleTextSchema.parse({
  decrease: {
    steps: [...RULED_STEPS],
    fields: { ...SIZED, bandwidth: ['mbps'], 'host-monitoring': ['hosts'] },
    objectionMinutes: 30,
  },
  growth: {
    steps: ['administrative', 'technical'],
    fields: SIZED,
    objectionMinutes: 30,
    request: { units: { vcpu: '4', 'memory-gb': '16' }, yearFen: '2000000' },
    department: { units: { vcpu: '16', 'memory-gb': '64' }, yearFen: '8000000' },
    periodDays: 90,
    use: { windowDays: 30, coverageAtLeastPpm: '800000', peakAtLeastPpm: '800000' },
  },
});
