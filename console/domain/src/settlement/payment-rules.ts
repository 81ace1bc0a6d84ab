import type { Fen } from '@zhengyun/rulebook/money.ts';

interface Recorded {
  readonly amount_fen: Fen;
  readonly reference: string;
  readonly paid_on: string;
  /** Null: it stands. */
  readonly reversed_at: Date | null;
}

/** Those of `payments` that stand: reversed by nobody. */
export function standingPayments<Payment extends Recorded>(payments: readonly Payment[]): readonly Payment[] {
  return payments.filter((payment) => payment.reversed_at === null);
}

/** What was paid by the payments that stand, in fen. */
export function paidOf(payments: readonly Recorded[]): Fen {
  return standingPayments(payments).reduce((sum, payment) => sum + payment.amount_fen, 0n);
}
