import { z } from 'zod';
import { orderLineInputSchema } from '../requests/schemas.ts';
import { idSchema, instantSchema, namedSchema } from '../verb/wire.ts';

/** Templates one department keeps. */
export const MOST_TEMPLATES = 200;
/** Characters of a template's lines as JSON, as of a draft: 200 lines, each with its keys, are far below. */
const LONGEST_TEMPLATE = 524_288;

export const templateRefSchema = z.strictObject({ templateId: idSchema });
/** `replace`: a template of this name is overwritten; else it is refused. */
export const saveTemplateSchema = z.strictObject({
  departmentId: idSchema,
  name: z.string().trim().min(1).max(64),
  lines: z
    .array(orderLineInputSchema)
    .min(1)
    .max(200)
    .refine((lines) => JSON.stringify(lines).length <= LONGEST_TEMPLATE, 'BODY_TOO_LARGE'),
  replace: z.boolean().default(false),
});
export const savedTemplateSchema = z.object({ templateId: idSchema, replaced: z.boolean() });

export const templatesInputSchema = z.void();
export const templateItemSchema = z.object({
  id: idSchema,
  name: z.string(),
  department: namedSchema,
  lineCount: z.int(),
  savedBy: namedSchema,
  savedAt: instantSchema,
});
export const templatesSchema = z.object({ items: z.array(templateItemSchema) });
/** `lines` that this release can't read any more are left out and counted in `lost`. */
export const templateSchema = templateItemSchema.extend({ lines: z.array(orderLineInputSchema), lost: z.int() });
