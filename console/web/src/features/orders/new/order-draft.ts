import { z } from 'zod';
import type { OrderValues } from './order-values.ts';

const draftSchema = z.object({
  savedAt: z.iso.datetime(),
  values: z.looseObject({ lines: z.array(z.looseObject({ spec: z.looseObject({ item: z.string() }) })).min(1) }),
});

/** An unsent order, kept in this browser for one person. */
export interface OrderDraft {
  readonly savedAt: string;
  readonly values: OrderValues;
}

const keyOf = (personId: string) => `zhengyun.order-draft.${personId}`;

/** The person's unsent order; null when there is none, or it is of another shape than this version's. */
export function readDraft(personId: string): OrderDraft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null'));
    return parsed.success ? (parsed.data as unknown as OrderDraft) : null;
  } catch {
    return null;
  }
}

/** Keeps `values`; false when the browser refuses storage, so the page must not claim to have kept anything. */
export function writeDraft(personId: string, draft: OrderDraft): boolean {
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(personId: string): void {
  try {
    localStorage.removeItem(keyOf(personId));
  } catch {
    // Storage is closed to us, so nothing was kept either.
  }
}
