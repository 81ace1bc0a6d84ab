import { z } from 'zod';

/** What of the clouds' utilisation is published (F18), in force from `validFrom` on. */
export const openDataPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** A figure that fewer departments than this stand behind is withheld, so that no department's own can be read from it. */
    leastDepartments: z.int().min(2).max(100),
    /** Share of a month's node-hours, in whole per cent, below which what was measured is not called a month's mean. */
    leastCoveragePercent: z.int().min(1).max(100),
    /** How many months that are over are there to be read. */
    months: z.int().min(1).max(12),
  })
  .readonly();
export type OpenDataPolicy = z.output<typeof openDataPolicySchema>;

/** Every policy there was, the shipped ones samples. */
export const OPEN_DATA_POLICIES: readonly OpenDataPolicy[] = z.array(openDataPolicySchema).parse([
  {
    id: 'open-data-sample-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    leastDepartments: 3,
    leastCoveragePercent: 80,
    months: 12,
  },
]);

/** The policy in force at an instant; before the first, the first. */
export function openDataPolicyAt(at: Date, policies: readonly OpenDataPolicy[] = OPEN_DATA_POLICIES): OpenDataPolicy {
  const ordered = policies.toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const policy = ordered.findLast(({ validFrom }) => validFrom <= at) ?? ordered[0];
  if (!policy) throw new Error('no open-data policy: add one to OPEN_DATA_POLICIES');
  return policy;
}
