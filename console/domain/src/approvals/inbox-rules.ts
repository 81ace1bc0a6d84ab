import { COUNTED, type CountedPage } from '../verb/counted-page.ts';
import { DomainError } from '../verb/errors.ts';
import { decodeCursor } from '../verb/paging.ts';

/** A step's place in the queue: by deadline, then by what it is of, then by its name, since two of one thing may be due at one instant. */
export interface Place {
  readonly at: Date;
  readonly id: string;
  readonly step: string;
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

/** The order of the queue, as the database has it too: keys are lower-case UUIDs, steps lower-case words. */
export function inQueue(one: Place, other: Place): number {
  return one.at.getTime() - other.at.getTime() || compare(one.id, other.id) || compare(one.step, other.step);
}

/** Cursor behind a step of the queue. */
export function cursorBehind({ at, id, step }: Place): string {
  return Buffer.from(`${at.toISOString()}|${id}|${step}`).toString('base64url');
}

/** The place in a cursor, null when there is none and the queue starts at its head. Refused: INPUT_INVALID unless it is one of ours. */
export function placeIn(cursor: string | null | undefined): Place | null {
  const place = decodeCursor(cursor);
  if (!place || !cursor) return null;
  const step = Buffer.from(cursor, 'base64url').toString().split('|')[2] ?? '';
  if (!/^[a-z]*$/.test(step)) throw new DomainError('INPUT_INVALID', { field: 'cursor', fields: ['cursor'] });
  return { ...place, step };
}

interface Found<Row> {
  /** From the head of each source, up to one more than is counted. */
  readonly heads: readonly Row[];
  /** From behind the cursor, up to one more than is shown, of each source; null: there is no cursor. */
  readonly rest: readonly Row[] | null;
  readonly limit: number;
}

/** One page of a queue that has several sources, each of which was read far enough. */
export function pageOfQueue<Row extends Place>({ heads, rest, limit }: Found<Row>): CountedPage<Row> {
  const rows = (rest ?? heads).toSorted(inQueue);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    shown,
    nextCursor: last ? cursorBehind(last) : null,
    total: Math.min(heads.length, COUNTED),
    atLeast: heads.length > COUNTED,
  };
}
