import { z } from 'zod';
import { pageSchema } from '../../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf } from '../../verb/wire.ts';
import { ENTRY_STATES, IMPORT_FORMATS, importedUsageSchema, rowErrorSchema } from '../entries/schemas.ts';

const noteSchema = z.string().trim().min(1).max(500);

/** Releases or refuses a file of use that somebody else proposed. */
export const decideImportSchema = z.strictObject({
  importId: idSchema,
  decision: z.enum(['confirm', 'refuse']),
  note: noteSchema,
});
export const decidedImportSchema = z.object({
  importId: idSchema,
  state: z.enum(['confirmed', 'refused']),
  stored: z.int(),
  repeated: z.int(),
});

export const withdrawImportSchema = z.strictObject({ importId: idSchema, reason: noteSchema });
export const withdrawnImportSchema = z.object({ importId: idSchema, state: z.literal('withdrawn') });

export const importFileInputSchema = z.strictObject({ importId: idSchema });
/** `content`: the file's bytes in base64, as they were sent and as they are judged; `wrongLines`: the lines of it that never count. */
export const importFileSchema = z.object({
  source: z.string(),
  format: z.enum(IMPORT_FORMATS),
  content: z.string(),
  wrongLines: z.array(z.int()),
});

export const importsInputSchema = pageSchema.extend({ state: z.enum(ENTRY_STATES).optional() });
/** `stored`, `repeated`, `wrong`: what storing would have come to when it was proposed. */
const usageImportSchema = importedUsageSchema.pick({ rows: true, stored: true, repeated: true, wrong: true }).extend({
  id: idSchema,
  source: z.string(),
  format: z.enum(IMPORT_FORMATS),
  mode: z.enum(['all', 'good']),
  errors: z.array(rowErrorSchema),
  state: z.enum(ENTRY_STATES),
  proposedBy: namedSchema,
  proposedAt: instantSchema,
  decidedBy: namedSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string().nullable(),
  mayWithdraw: z.boolean(),
  mayDecide: z.boolean(),
});
export type UsageImportView = z.output<typeof usageImportSchema>;
export const usageImportPageSchema = pageOf(usageImportSchema);
