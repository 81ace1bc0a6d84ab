import { z } from 'zod';

const workingDaysSchema = z.int().min(1).max(60);

/**
 * How long what is said against a line of an issued statement may take, in force from `validFrom` on; a dispute keeps the policy it was
 * opened under. Days are working days after the day of what they follow.
 */
export const disputePolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** After the issue of the statement: in which a line of it may be disputed. */
    windowWorkingDays: workingDaysSchema,
    /** After it was opened: until finance takes it, the operator gives its account, and it is decided. */
    takeWorkingDays: workingDaysSchema,
    answerWorkingDays: workingDaysSchema,
    decideWorkingDays: workingDaysSchema,
    /** After it ended: what the department has to look at the outcome, before its silence confirms the statement. */
    lookWorkingDays: workingDaysSchema,
  })
  .readonly()
  .refine(
    ({ takeWorkingDays, answerWorkingDays, decideWorkingDays }) =>
      takeWorkingDays <= decideWorkingDays && answerWorkingDays <= decideWorkingDays,
    'DECIDED_BEFORE_HEARD',
  );
export type DisputePolicy = z.output<typeof disputePolicySchema>;

/** Sample policy: no published rule gives these terms. */
export const DISPUTE_POLICIES: readonly DisputePolicy[] = [
  disputePolicySchema.parse({
    id: 'sample-disputes-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    windowWorkingDays: 15,
    takeWorkingDays: 2,
    answerWorkingDays: 5,
    decideWorkingDays: 10,
    lookWorkingDays: 3,
  }),
];

/** The policy in force at `at`; throws when there is none, since nobody may be kept waiting by no term. */
export function disputePolicyAt(at: Date, policies: readonly DisputePolicy[] = DISPUTE_POLICIES): DisputePolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no dispute policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}
