import { purposeShape } from '@zhengyun/rulebook/request-purpose.ts';
import { z } from 'zod';
import { admittedMlpsSchema } from '../../tenancy/schemas.ts';
import { reasonSchema, submitSchema, titleSchema, troubleSchema } from '../schemas.ts';

/** An order file, YAML or JSON by content; at most 128 KiB: 200 lines of everything the catalogue knows are a third of it. */
export const checkFileSchema = z.strictObject({
  name: z.string().min(1).max(255),
  text: z.string().min(1).max(131_072, 'FILE_UNREADABLE'),
});
/** What is wrong in one place of the file; `row` counts order lines from 1, 0 is the head of the file. */
export const fileErrorSchema = z.object({ row: z.int(), field: z.string(), ...troubleSchema.shape });
export const checkedFileSchema = z.object({
  /** Ready to submit as it is; null while anything is wrong. */
  order: submitSchema.nullable(),
  rows: z.int(),
  errors: z.array(fileErrorSchema),
});

/** Head of an order file: `system` by printed number or slug. */
export const orderFileSchema = z.strictObject({
  system: z.string().trim().min(1).max(64),
  title: titleSchema,
  reason: reasonSchema,
  mlpsGrade: admittedMlpsSchema,
  ...purposeShape,
});
/** What is wrong with an order that is being written, found by the checks its submission will make. */
export const orderErrorsSchema = z.object({ errors: z.array(fileErrorSchema) });
