import type { LineValues, OrderValues } from './order-values.ts';
import { completeLines } from './order-values.ts';

/** What is brought into the form from elsewhere: lines, and a head where it has one. */
export type Brought = Partial<OrderValues> & Pick<OrderValues, 'lines'>;

/** As many lines as an order may have. */
export const MOST_LINES = 200;

/** Whether nobody has chosen anything yet: the one line a new form begins with, without a place. */
function isUntouched({ lines }: OrderValues): boolean {
  const [only, ...more] = lines;
  return more.length === 0 && (only === undefined || (only.cloud === undefined && only.zone === undefined));
}

/**
 * The order with what is brought into it: lines after those that are there, the untouched first one left out; its head where nothing is
 * written yet, so that nothing typed is lost. Null: it would be more lines than an order may have.
 */
export function withBrought(values: OrderValues, { lines, ...head }: Brought): OrderValues | null {
  const before: readonly LineValues[] = isUntouched(values) ? [] : values.lines;
  if (before.length + lines.length > MOST_LINES) return null;
  const written = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return { ...head, ...Object.fromEntries(written), lines: [...before, ...lines] };
}

/** Lines that can be kept as a template: all of them, or null while any is incomplete. */
export function linesToKeep(values: OrderValues) {
  const lines = completeLines(values);
  return lines.length > 0 && lines.length === values.lines.length ? lines : null;
}
