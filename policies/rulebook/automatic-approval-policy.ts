import { z } from 'zod';
import { itemCodeSchema } from './catalogue.ts';
import { dimensionSchema } from './dimension.ts';

/** Steps that a rule may be given. The department's own and the review of security are always people's: there is no word for them. */
const ruledStepSchema = z.enum(['administrative', 'technical', 'finance']);
const ppmSchema = z.bigint().min(1n).max(1_000_000n);
const unitsSchema = z.bigint().nonnegative();

const clauseShape = {
  /** Steps that the rule decides; a request with any other open step is people's as a whole. */
  steps: z.array(ruledStepSchema).min(1).readonly(),
  /** Which sizes of which items the rule speaks of. A request that changes anything else is people's. */
  fields: z.partialRecord(itemCodeSchema, z.array(z.string()).min(1).readonly()),
  /** Minutes from the department's approval in which the others may call it back. Before their end nothing is applied. */
  objectionMinutes: z.int().min(0).max(10_080),
};

/** Most that may be added: units of each dimension (one that isn't named: none), and fen a year. */
const boundSchema = z
  .strictObject({ units: z.partialRecord(dimensionSchema, unitsSchema), yearFen: unitsSchema })
  .readonly();
export type GrowthBound = z.output<typeof boundSchema>;

/**
 * Which changes of a delivered resource need nobody beside the department itself, in force from `validFrom` on. Null: none of the kind
 * passes by itself, which is also how a rule is switched off by date. Set by the authority and published as the other dated policies are.
 */
export const automaticPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    decrease: z.strictObject(clauseShape).readonly().nullable(),
    growth: z
      .strictObject({
        ...clauseShape,
        /** Of one request, and of all that passed so for one department within `periodDays`: splitting gains nothing. */
        request: boundSchema,
        department: boundSchema,
        /** Days in which a resource grows by itself once at most. */
        periodDays: z.int().min(1).max(366),
        /** What the use must have been of every dimension that grows: measured in so much of the days, its peak so near to what is held. */
        use: z
          .strictObject({
            windowDays: z.int().min(1).max(366),
            coverageAtLeastPpm: ppmSchema,
            peakAtLeastPpm: ppmSchema,
          })
          .readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type AutomaticPolicy = z.output<typeof automaticPolicySchema>;

const FEN_OF_YUAN = 100n;
const MACHINES = ['vcpu', 'memoryGb'];

/** Sample policy, in force from 2026-01-01 in Asia/Shanghai. No province's bounds could be read: all figures are samples. */
export const AUTOMATIC_POLICIES: readonly AutomaticPolicy[] = [
  automaticPolicySchema.parse({
    id: 'sample-automatic-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    decrease: {
      steps: ['administrative', 'technical', 'finance'],
      fields: {
        'cloud-host': MACHINES,
        'container-space': MACHINES,
        postgresql: MACHINES,
        bandwidth: ['mbps'],
        'host-monitoring': ['hosts'],
      },
      objectionMinutes: 0,
    },
    growth: {
      steps: ['administrative', 'technical'],
      fields: { 'cloud-host': MACHINES, 'container-space': MACHINES, postgresql: MACHINES },
      objectionMinutes: 30,
      request: { units: { vcpu: 4n, 'memory-gb': 16n }, yearFen: 20_000n * FEN_OF_YUAN },
      department: { units: { vcpu: 16n, 'memory-gb': 64n }, yearFen: 80_000n * FEN_OF_YUAN },
      periodDays: 90,
      use: { windowDays: 30, coverageAtLeastPpm: 800_000n, peakAtLeastPpm: 800_000n },
    },
  }),
];

/** The policy in force at `at`, null where there is none: then nothing passes by itself. */
export function automaticPolicyAt(
  at: Date,
  policies: readonly AutomaticPolicy[] = AUTOMATIC_POLICIES,
): AutomaticPolicy | null {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  return latest ?? null;
}
