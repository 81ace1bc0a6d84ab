import { formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { settleAnew } from '../settlement/settle-anew.ts';
import { lineFacts } from './line-rules.ts';
import { type ComparedLine, lateLines, type MadeLine, type NoteLine } from './rules.ts';
import type { LateGap } from './schemas.ts';

export interface Difference {
  readonly lines: readonly NoteLine[];
  readonly gap: LateGap | null;
}

type Anew = NonNullable<Awaited<ReturnType<typeof settleAnew.definition.read>>>;

/** What puts an issued statement right by what is known now, beside what notes made of it already; or what used has no price by now, so that nothing can be compared. */
export function differenceOf({ issued, now, gap }: Anew, made: readonly MadeLine[]): Difference {
  if (now === null) return { lines: [], gap };
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
  return { lines: lateLines(before, after, made), gap: null };
}
