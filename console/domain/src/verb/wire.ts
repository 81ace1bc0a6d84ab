import { z } from 'zod';

/** Key of a row (UUIDv7). */
export const idSchema = z.uuid();

/** An instant on the wire: ISO 8601 in UTC with `Z`. */
export const instantSchema = z.iso.datetime();

/** Money on the wire: whole fen (0.01 yuan) as decimal text, e.g. `-1250` is −12.50 yuan. */
export const fenTextSchema = z.string().regex(/^-?\d+$/);

/** A whole number of units on the wire, as decimal text. */
export const unitsTextSchema = z.string().regex(/^-?\d+$/);

/** A price on the wire: yuan with up to six decimals, e.g. `38.500000`. */
export const priceTextSchema = z.string().regex(/^\d{1,14}(\.\d{1,6})?$/);

/** Unit·months on the wire, nine decimals, e.g. `2.000000000`. */
export const quantityTextSchema = z.string().regex(/^-?\d+\.\d{9}$/);

/** Exact yuan on the wire, unrounded: fifteen decimals for price × quantity, forty where more may count, as for a statement's line. */
export const exactYuanTextSchema = z.string().regex(/^-?\d+\.\d{15}(\d{25})?$/);

/** Parts per million on the wire, whole: `999000` is 99.9 %. */
export const ppmTextSchema = z.string().regex(/^\d+$/);

/** A thing by key and by the name people read. */
export const namedSchema = z.object({ id: idSchema, name: z.string() });

/** A thing by key, by the slug that commands and files use, and by the name people read. */
export const sluggedSchema = namedSchema.extend({ slug: z.string() });

/** Output of a list: one page of `item`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });
}

/** Output of a list that may be very long: `total` counts 1,000 at most, and `atLeast` says that there are more. */
export function countedPageOf<Item extends z.ZodType>(item: Item) {
  return pageOf(item).extend({ atLeast: z.boolean() });
}
