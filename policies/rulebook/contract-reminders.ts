import { z } from 'zod';

/** When people are reminded of contracts, in force from `validFrom` on. */
export const contractRemindersSchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** Calendar days before a contract's last day. */
    endingDays: z.array(z.int().min(1).max(365)).min(1),
    /** Working days before an instalment is to be paid. */
    instalmentWorkingDays: z.int().min(1).max(60),
  })
  .readonly();
export type ContractReminders = z.output<typeof contractRemindersSchema>;

/** Sample policy: no source gives terms; a tender takes about three months. */
export const CONTRACT_REMINDERS: readonly ContractReminders[] = [
  contractRemindersSchema.parse({
    id: 'sample-contract-reminders-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    endingDays: [90, 30, 7],
    instalmentWorkingDays: 10,
  }),
];

/** The policy in force at `at`; throws where none is. */
export function contractReminders(
  at: Date,
  policies: readonly ContractReminders[] = CONTRACT_REMINDERS,
): ContractReminders {
  const [latest] = policies
    .filter(({ validFrom }) => validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest)
    throw new Error(`no policy on reminders of contracts is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}
