import { formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { settleAnew } from '../settlement/settle-anew.ts';
import { lineFacts } from './line-rules.ts';
import { type ComparedLine, lateLines, type MadeLine, type NoteLine } from './rules.ts';

type Anew = NonNullable<Awaited<ReturnType<typeof settleAnew.definition.read>>>;

/** What puts an issued statement right by what is known now, beside what notes made of it already; null: something used has no price by now. */
export function differenceOf({ issued, now }: Anew, made: readonly MadeLine[]): readonly NoteLine[] | null {
  if (now === null) return null;
  const before = issued.map(
    (line): ComparedLine => ({ lineId: line.id, key: line.key, amountFen: line.amount_fen, facts: lineFacts(line) }),
  );
  const ordinals = new Map(issued.map(({ key, ordinal }) => [key, ordinal]));
  const after = now.map(({ key, amountFen, ...line }): ComparedLine => {
    const { kind, resourceNumber: resource, sku, unit, quantity, unitPrice } = line;
    const shown = {
      quantity: quantity === null ? null : formatQuantity(quantity),
      unitPrice: unitPrice === null ? null : formatPrice(unitPrice),
    };
    const facts = { kind, ordinal: ordinals.get(key) ?? null, resource, sku, unit, ...shown };
    return { lineId: null, key, amountFen, facts };
  });
  return lateLines(before, after, made);
}
