import { z } from 'zod';

const workingDaysSchema = z.int().min(1).max(60);

/**
 * How differences between the books are looked for and by when somebody answers for them, in force from `validFrom` on. Days are working
 * days after the day a case was opened; a case that is passed by either goes one level up.
 */
export const reconciliationPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** Until the owner has said what it is, and until it is closed. */
    answerWorkingDays: workingDaysSchema,
    closeWorkingDays: workingDaysSchema,
    /** Hours for which a look at a cluster says how things are; later it says nothing. */
    lookCountsHours: z.int().min(1).max(720),
    /** What a vendor's quantity may be off by before it is a difference, of one's own. */
    billTolerancePpm: z.bigint().min(0n).max(1_000_000n),
    /** The furthest off that an explained difference may be left alone, in calendar days. */
    explainedDays: z.int().min(1).max(366),
  })
  .readonly()
  .refine(({ answerWorkingDays, closeWorkingDays }) => answerWorkingDays <= closeWorkingDays, 'ANSWER_AFTER_CLOSE');
export type ReconciliationPolicy = z.output<typeof reconciliationPolicySchema>;

/** Sample policy: no published rule gives these terms. */
export const RECONCILIATION_POLICIES: readonly ReconciliationPolicy[] = [
  reconciliationPolicySchema.parse({
    id: 'sample-reconciliation-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    answerWorkingDays: 3,
    closeWorkingDays: 10,
    lookCountsHours: 48,
    billTolerancePpm: 1_000n,
    explainedDays: 92,
  }),
];

/** The policy in force at `at`; throws when there is none, since nobody may be asked for something by no time. */
export function reconciliationPolicyAt(
  at: Date,
  policies: readonly ReconciliationPolicy[] = RECONCILIATION_POLICIES,
): ReconciliationPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no reconciliation policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}
