import { z } from 'zod';

const workingDaysSchema = z.int().min(1).max(60);

/**
 * Working days in which what a notice asks for is to be done where the act itself sets no deadline, in force from `validFrom` on. A
 * deadline of this table is what people are told; passing it undoes nothing.
 */
export const noticeDuePolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** By kind of notice. */
    workingDays: z.record(z.string(), workingDaysSchema),
    /** Of a kind that the table doesn't name. */
    otherwise: workingDaysSchema,
  })
  .readonly();
export type NoticeDuePolicy = z.output<typeof noticeDuePolicySchema>;

/** Sample policy: the source documents give a term for steps of approval, acceptance and reclaim alone; these are samples. */
export const NOTICE_DUE_POLICIES: readonly NoticeDuePolicy[] = [
  noticeDuePolicySchema.parse({
    id: 'sample-notice-due-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    workingDays: {
      'operation-attention': 1,
      'anchor-failing': 1,
      'release-waiting': 2,
      'window-asked': 1,
      'exemption-asked': 3,
      'setting-asked': 3,
      'quota-asked': 5,
      'statement-to-review': 5,
      'use-without-contract': 10,
      'penalty-asked': 5,
      'budget-alert': 5,
      'credit-note-to-approve': 5,
      'late-facts-found': 5,
      'readings-refused': 5,
      'working-days-unknown': 10,
      'reclaim-urge-due': 3,
      'reclaim-appealed': 5,
      'reclaim-cut-due': 5,
    },
    otherwise: 3,
  }),
];

/** Working days for notices of `kind` told at `at`; throws when no policy is in force, since nobody may be asked for something by no time. */
export function noticeWorkingDays(
  kind: string,
  at: Date,
  policies: readonly NoticeDuePolicy[] = NOTICE_DUE_POLICIES,
): number {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no notice policy is in force at ${at.toISOString()}: add one to the table`);
  return latest.workingDays[kind] ?? latest.otherwise;
}
