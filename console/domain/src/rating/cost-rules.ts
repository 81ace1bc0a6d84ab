import { type ExactYuan, formatCharged, parseExact } from '@zhengyun/rulebook/money.ts';

/** The sum of exact amounts as the database writes them, whatever their places. */
export function sumOfAmounts(amounts: readonly string[]): ExactYuan {
  return amounts.reduce((sum, amount) => sum + parseExact(amount), 0n);
}

/** An amount as the database writes it, with the places the wire has. */
export const amountText = (amount: string): string => formatCharged(parseExact(amount));
