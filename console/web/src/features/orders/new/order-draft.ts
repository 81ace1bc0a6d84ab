import { z } from 'zod';
import { type KeptCopy, readCopy } from '../../../ui/draft/kept-copy.ts';
import type { OrderValues } from './order-values.ts';

const valuesSchema = z.looseObject({
  lines: z.array(z.looseObject({ spec: z.looseObject({ item: z.string() }) })).min(1),
});

/** What this browser holds of an unsent order of one person. */
export type OrderCopy = Omit<KeptCopy, 'values'> & { readonly values: OrderValues };

/** Where this browser keeps a person's unsent order. */
export const orderPlace = (personId: string) => `zhengyun.order-draft.${personId}`;

/** The person's unsent order in this browser; null when there is none, or it is of another shape than this version's. */
export function readOrderCopy(personId: string): OrderCopy | null {
  const copy = readCopy(orderPlace(personId));
  const { data } = valuesSchema.safeParse(copy?.values);
  return copy && data ? { ...copy, values: data as unknown as OrderValues } : null;
}

/**
 * What a draft's form begins with: this browser's copy where the server has not taken it, since it was written later than anything the server
 * has; else the server's, which another browser may have written on. No clock is compared. Null: there is nothing to go on with.
 */
export function valuesToOpen(
  copy: OrderCopy | null,
  draft: { readonly id: string; readonly content: unknown } | null,
): OrderValues | null {
  if (copy && !copy.kept && (draft === null || copy.id === draft.id)) return copy.values;
  const { data } = valuesSchema.safeParse(draft?.content);
  return data ? (data as unknown as OrderValues) : null;
}
