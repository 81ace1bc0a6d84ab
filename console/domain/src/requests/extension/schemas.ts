import { z } from 'zod';
import { ERROR_CODES } from '../../verb/errors.ts';
import { fenTextSchema, idSchema } from '../../verb/wire.ts';
import { changePurposeShape } from '../changes/schemas.ts';
import { reasonSchema } from '../schemas.ts';

export const foreseeExtendSchema = z.strictObject({ resourceId: idSchema, months: z.int().min(1).max(120) });
/** `key` as of a resize. */
export const submitExtendSchema = foreseeExtendSchema.extend({
  reason: reasonSchema,
  ...changePurposeShape,
  key: idSchema.optional(),
});
/** Days in Asia/Shanghai; prices in fen, null: none is in force. `costFen`: from the end now to the end then. */
export const foreseenExtensionSchema = z.object({
  lastDay: z.iso.date(),
  to: z.iso.date(),
  refusal: z
    .object({ code: z.enum(ERROR_CODES), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  monthFen: fenTextSchema.nullable(),
  yearEndFen: fenTextSchema.nullable(),
  costFen: fenTextSchema.nullable(),
});
export type ForeseenExtension = z.output<typeof foreseenExtensionSchema>;
