import { z } from 'zod';
import { newKey } from '../../../api/new-key.ts';
import type { OrderValues } from './order-values.ts';

const valuesSchema = z.looseObject({
  lines: z.array(z.looseObject({ spec: z.looseObject({ item: z.string() }) })).min(1),
});
const copySchema = z.object({
  // Copies of earlier versions have no name yet, and no server knows them.
  id: z.uuid().default(newKey),
  kept: z.boolean().default(false),
  savedAt: z.iso.datetime(),
  values: valuesSchema,
});

/** What this browser holds of an unsent order of one person: the net below the server's own copy, for when the session or the line is gone. */
export interface OrderCopy {
  /** Names the draft, and the submission that comes of it. */
  readonly id: string;
  /** Whether the server has taken just this. */
  readonly kept: boolean;
  readonly savedAt: string;
  readonly values: OrderValues;
}

const keyOf = (personId: string) => `zhengyun.order-draft.${personId}`;

/** The person's unsent order in this browser; null when there is none, or it is of another shape than this version's. */
export function readCopy(personId: string): OrderCopy | null {
  try {
    const parsed = copySchema.safeParse(JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null'));
    return parsed.success ? (parsed.data as unknown as OrderCopy) : null;
  } catch {
    return null;
  }
}

/** Keeps `copy`; false when the browser refuses storage, so the page must not claim to have kept anything. */
export function writeCopy(personId: string, copy: OrderCopy): boolean {
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function clearCopy(personId: string): void {
  try {
    localStorage.removeItem(keyOf(personId));
  } catch {
    // Storage is closed to us, so nothing was kept either.
  }
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
