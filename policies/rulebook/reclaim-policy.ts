import { z } from 'zod';
import { BY_ITEM, BY_PROCESSORS_AND_MEMORY, idleRulesSchema } from './idle-measures.ts';

const ppmSchema = z.bigint().min(0n).max(1_000_000n);
const daysSchema = z.int().min(0).max(3_650);

/**
 * When something counts as idle and how long each step of its reclaim takes, in force from `validFrom` on (PRODUCT 4, N3).
 * Idle: over `windowDays`, of which at least `minimumCoveragePpm` were measured, the item's measures stayed below their limits. What
 * was not measured is not known to be idle.
 */
export const reclaimPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    idle: z.strictObject({
      windowDays: z.int().min(1).max(365),
      minimumCoveragePpm: ppmSchema.refine((ppm) => ppm > 0n, 'COVERAGE_ZERO'),
      /** What shows the use of each item, and below which it is none. */
      items: idleRulesSchema,
    }),
    clock: z.strictObject({
      /** Calendar months in Asia/Shanghai from the reminder until the authority urges. */
      monthsToUrge: z.int().min(1).max(24),
      /** Working days from the urging until the authority may cut. */
      workingDaysToCut: z.int().min(1).max(60),
    }),
    /**
     * What ends a reclaim as its department's own act, beside a release: hosts off for `daysOff` on end, or at least `givenBackPpm` of all that the item's
     * shares are measured of.
     */
    answer: z.strictObject({
      daysOff: daysSchema.min(1),
      givenBackPpm: ppmSchema.refine((ppm) => ppm > 0n, 'GIVES_NOTHING'),
    }),
    /** Months of a lease whose order names no term, and the furthest from today that one may be asked for. */
    term: z.strictObject({ defaultMonths: z.int().min(1).max(120), longestMonths: z.int().min(1).max(120) }),
    lease: z.strictObject({
      /** Days before the end on which its holder is reminded, the earliest first. */
      remindDaysBefore: z.array(daysSchema.min(1)).min(1).readonly(),
      /** Days past its end that a lease still runs; then days with its hosts off and whatever has no switch running on; then days in which its removal may be ordered. */
      graceDays: daysSchema,
      stoppedDays: daysSchema,
      retainedDays: daysSchema.min(1),
    }),
  })
  .readonly()
  .superRefine(({ lease, term }, context) => {
    if (term.defaultMonths > term.longestMonths)
      context.addIssue({ code: 'custom', path: ['term', 'defaultMonths'], message: 'ABOVE_LONGEST' });
    const falling = lease.remindDaysBefore.every((days, index, all) => index === 0 || days < (all[index - 1] ?? 0));
    if (!falling) context.addIssue({ code: 'custom', path: ['lease', 'remindDaysBefore'], message: 'NOT_FALLING' });
  });
export type ReclaimPolicy = z.output<typeof reclaimPolicySchema>;

const SAMPLE = {
  clock: { monthsToUrge: 1, workingDaysToCut: 5 },
  answer: { daysOff: 30, givenBackPpm: 500_000n },
  term: { defaultMonths: 12, longestMonths: 36 },
  lease: { remindDaysBefore: [30, 7, 1], graceDays: 7, stoppedDays: 23, retainedDays: 30 },
};
const SAMPLE_IDLE = { windowDays: 30, minimumCoveragePpm: 800_000n };

/** Sample policies: the reclaim clock a real city published (one month, five working days); limits, answers and lease days are samples. */
export const RECLAIM_POLICIES: readonly ReclaimPolicy[] = [
  reclaimPolicySchema.parse({
    id: 'sample-reclaim-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    idle: { ...SAMPLE_IDLE, items: BY_PROCESSORS_AND_MEMORY },
    ...SAMPLE,
  }),
  reclaimPolicySchema.parse({
    id: 'sample-reclaim-2026-by-item',
    validFrom: new Date('2026-11-22T16:00:00Z'),
    idle: { ...SAMPLE_IDLE, items: BY_ITEM },
    ...SAMPLE,
  }),
];

/** The policy in force at `at`; throws when there is none, since nothing may be taken away by no rule. */
export function reclaimPolicyAt(at: Date, policies: readonly ReclaimPolicy[] = RECLAIM_POLICIES): ReclaimPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no reclaim policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

/** The policy of that id: what was begun under a policy ends under it. Throws when the table has lost it. */
export function reclaimPolicyOf(id: string, policies: readonly ReclaimPolicy[] = RECLAIM_POLICIES): ReclaimPolicy {
  const found = policies.find((policy) => policy.id === id);
  if (!found) throw new Error(`no reclaim policy is called ${id}: policies are dated, never taken out of the table`);
  return found;
}
