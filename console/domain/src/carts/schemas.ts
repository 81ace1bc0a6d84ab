import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { priceVersionRefSchema } from '../pricing/schemas.ts';
import { troubleSchema } from '../requests/schemas.ts';
import { fenTextSchema, idSchema, instantSchema } from '../verb/wire.ts';

/** Lines one person's cart holds: as many as one order. */
export const MOST_CART_LINES = 200;
/** Characters of one specification as JSON: sixteen public keys and sixteen disks with room to spare. */
const MOST_SPEC_TEXT = 8_000;

/** A specification as far as it is filled in: orders check it, the cart keeps it. Always of one item. */
const wantedSpecSchema = z
  .looseObject({ item: itemCodeSchema })
  .refine((spec) => JSON.stringify(spec).length <= MOST_SPEC_TEXT);

/** `cloud` and `zone` as orders name them; null: not chosen yet. */
export const cartEntrySchema = z.strictObject({
  cloud: z.string().trim().min(1).max(32).nullable(),
  zone: z.string().trim().min(1).max(32).nullable(),
  spec: wantedSpecSchema,
});
export type CartEntry = z.output<typeof cartEntrySchema>;

export const putInCartSchema = z.strictObject({ lines: z.array(cartEntrySchema).min(1).max(MOST_CART_LINES) });
export const cartLinesPutSchema = z.object({ lineIds: z.array(idSchema), count: z.int() });
export const removeFromCartSchema = z.strictObject({ lineIds: z.array(idSchema).min(1).max(MOST_CART_LINES) });
export const removedFromCartSchema = z.object({ removed: z.int() });

/** What is otherwise than when a line was put in; each has its word on screen. */
export const CART_CHANGES = ['price-up', 'price-down', 'terms'] as const;

export const cartLineSchema = z.object({
  id: idSchema,
  ...cartEntrySchema.shape,
  spec: z.looseObject({ item: itemCodeSchema }),
  addedAt: instantSchema,
  /** Whether anything is still to be chosen or filled in before it can be ordered. */
  complete: z.boolean(),
  /** Fen of a whole month when it was put in, and now; to year end now. Null: it could or can not be priced. */
  monthFenThen: fenTextSchema.nullable(),
  monthFen: fenTextSchema.nullable(),
  yearEndFen: fenTextSchema.nullable(),
  itemVersionThen: z.int(),
  itemVersion: z.int(),
  changes: z.array(z.enum(CART_CHANGES)),
  /** Why it could not be ordered today, whatever the system; null: nothing is known against it. */
  trouble: troubleSchema.nullable(),
});
export type CartLine = z.output<typeof cartLineSchema>;

export const cartInputSchema = z.void();
export const cartSchema = z.object({
  priceVersion: priceVersionRefSchema.nullable(),
  /** Oldest first. */
  lines: z.array(cartLineSchema),
  /** Of the lines that can be priced. */
  monthFen: fenTextSchema,
  yearEndFen: fenTextSchema,
});
export type Cart = z.output<typeof cartSchema>;

export const favouritesSchema = z.object({ items: z.array(itemCodeSchema) });
export const setFavouriteSchema = z.strictObject({ item: itemCodeSchema, favourite: z.boolean() });
