import { z } from 'zod';

/** Input part of every list: `cursor` is what the page before gave, `limit` 1–200. */
export const pageSchema = z.object({
  cursor: z.string().max(200).nullish(),
  limit: z.int().min(1).max(200).default(50),
});

/** One page: `nextCursor` null at the end, `total` counts all that match the filter. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Cursor of a list ordered by instant descending, then id descending. */
export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');
}

/** The instant and id in a cursor; null when it is absent or not one of ours (then the list starts at its head). */
export function decodeCursor(cursor: string | null | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('|');
  const instant = new Date(at ?? '');
  return id && !Number.isNaN(instant.getTime()) ? { at: instant, id } : null;
}
