import { createHash } from 'node:crypto';
import { formatExact } from '@zhengyun/rulebook/money.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { Settled } from './rules.ts';

/**
 * SHA-256 (hex) over all that a statement says: what it is of, the rating it was made from with every charge of it, every line with its working, the payable. Rebuilt
 * from the same facts it is the same; row keys and the instant of building are no part of it.
 */
export function contentHash(
  of: { readonly contractId: string; readonly month: string; readonly asOf: Date; readonly ratingHash: string },
  settled: Settled,
): string {
  const content = JSON.stringify([
    'statement-2',
    [of.contractId, of.month, of.asOf.toISOString(), of.ratingHash],
    settled.lines.map((line) => [
      line.key,
      line.quantity === null ? null : formatQuantity(line.quantity),
      formatExact(line.exact),
      line.amountFen.toString(),
      line.working,
    ]),
    settled.working,
    settled.payableFen.toString(),
  ]);
  return createHash('sha256').update(content).digest('hex');
}
