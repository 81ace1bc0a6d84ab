import { z } from 'zod';
import { type Month, periodOf } from './calendar.ts';
import { afterWorkingDays, type WorkingDayOverrides } from './working-days.ts';

/**
 * By what rules a month becomes statements, in force from `validFrom` on and printed by its id on each of them. `collectionWorkingDays`:
 * working days after the month's last day in which late facts are still collected; at their end the month freezes.
 * `confirmWorkingDays`: in which the department confirms or disputes what was issued; `silence` says what it means when it does neither.
 * `bounds`: beyond them a draft is improbable and waits for a person, see `jumpsOf` in the console's settlement rules.
 */
export const settlementPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    collectionWorkingDays: z.int().min(0).max(30),
    confirmWorkingDays: z.int().min(1).max(60),
    silence: z.enum(['confirms', 'means-nothing']),
    bounds: z.strictObject({
      /** Months of the same contract whose median the payable is held against. */
      months: z.int().min(1).max(24),
      /** Fewer months than these are no history, and nothing is held against them. */
      fewestMonths: z.int().min(1).max(24),
      /** More than so many times the median, or less than its part, is a jump; in parts of a million. */
      factorPpm: z.bigint().gt(1_000_000n),
      /** A difference up to this is never a jump, in fen. */
      ignoredFen: z.bigint().nonnegative(),
      /** More usage lines for one resource are no use of a resource but a fault of somebody's. */
      linesPerResource: z.int().min(1),
    }),
  })
  .readonly();
export type SettlementPolicy = z.output<typeof settlementPolicySchema>;

/** Sample policy: the source documents give none of these numbers. */
export const SETTLEMENT_POLICIES: readonly SettlementPolicy[] = [
  settlementPolicySchema.parse({
    id: 'sample-settlement-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    collectionWorkingDays: 3,
    confirmWorkingDays: 10,
    silence: 'confirms',
    bounds: { months: 6, fewestMonths: 3, factorPpm: 3_000_000n, ignoredFen: 100_000n, linesPerResource: 60 },
  }),
];

/** The policy in force at `at`; throws when the table has none, since no month may be settled by no rule. */
export function settlementPolicyAt(
  at: Date,
  policies: readonly SettlementPolicy[] = SETTLEMENT_POLICIES,
): SettlementPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no settlement policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

/** The policy that a statement names; throws for a name nobody knows. */
export function settlementPolicyOf(
  id: string,
  policies: readonly SettlementPolicy[] = SETTLEMENT_POLICIES,
): SettlementPolicy {
  const policy = policies.find((each) => each.id === id);
  if (!policy) throw new Error(`nobody knows the settlement policy ${id}`);
  return policy;
}

/** When `month` freezes (UTC instant, Asia/Shanghai midnight): the collection wait after its last day is over. */
export function freezesAt(
  month: Month,
  policy: Pick<SettlementPolicy, 'collectionWorkingDays'>,
  overrides?: WorkingDayOverrides,
): Date {
  const lastInstant = new Date(periodOf(month).to.getTime() - 1);
  return afterWorkingDays(lastInstant, policy.collectionWorkingDays, overrides);
}
