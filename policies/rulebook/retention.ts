import { z } from 'zod';

const daysSchema = z.int().min(31).max(36_500);

/**
 * How long what is measured and logged is kept, in days of 24 hours, in force from `validFrom` on. What a statement that is not issued
 * may need is kept however old it is. Usage events, resource changes, statements and the audit log are never thrown away.
 */
export const retentionPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** Series of nodes and workloads by the minute, and the note of each batch they came in. */
    samplesDays: daysSchema,
    /** Use of a node by the minute, summed up from them. */
    nodeUsageDays: daysSchema,
    /** What observers saw of service objects; at least the 400 days that the database holds to by itself. */
    observationsDays: daysSchema.min(400),
    /** What the engine said of an operation, from its end. */
    engineEventsDays: daysSchema,
  })
  .readonly();
export type RetentionPolicy = z.output<typeof retentionPolicySchema>;

/** Every retention there was, the shipped ones samples. */
export const RETENTION_POLICIES: readonly RetentionPolicy[] = z.array(retentionPolicySchema).parse([
  {
    id: 'retention-sample-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    samplesDays: 100,
    nodeUsageDays: 400,
    // Three years and a month: what a procurement can be audited for.
    observationsDays: 1_126,
    engineEventsDays: 400,
  },
]);

/** The policy in force at an instant; before the first, the first. */
export function retentionPolicyAt(
  at: Date,
  policies: readonly RetentionPolicy[] = RETENTION_POLICIES,
): RetentionPolicy {
  const ordered = policies.toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const policy = ordered.findLast(({ validFrom }) => validFrom <= at) ?? ordered[0];
  if (!policy) throw new Error('no retention policy: add one to RETENTION_POLICIES');
  return policy;
}

const DAY_MS = 86_400_000;

/** Instant before which something of `days` may go at `now`, never later than `neededSince` (null: nothing needs it). */
export function forgetBefore(days: number, now: Date, neededSince: Date | null): Date {
  const aged = now.getTime() - days * DAY_MS;
  return new Date(neededSince === null ? aged : Math.min(aged, neededSince.getTime()));
}
