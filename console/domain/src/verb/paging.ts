import { z } from 'zod';
import { DomainError } from './errors.ts';
import { idSchema } from './wire.ts';

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

/** The instant and id in a cursor; null when there is none, and the list starts at its head. Refused: INPUT_INVALID unless it is one of ours. */
export function decodeCursor(cursor: string | null | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('|');
  const instant = new Date(at ?? '');
  if (Number.isNaN(instant.getTime()) || !idSchema.safeParse(id).success || id === undefined)
    throw new DomainError('INPUT_INVALID', { field: 'cursor', fields: ['cursor'] });
  return { at: instant, id };
}
