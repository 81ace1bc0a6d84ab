import { LOCALES } from '@zhengyun/rulebook/messages/message.ts';
import { zhCN } from '@zhengyun/rulebook/messages/zh-CN.ts';
import { z } from 'zod';
import { orderLineInputSchema, troubleSchema } from '../requests/schemas.ts';
import { admittedMlpsSchema } from '../tenancy/schemas.ts';
import { idSchema } from '../verb/wire.ts';

/**
 * A sheet of order lines, XLSX or CSV, at most 1 MiB before base64. With `systemId` and `mlpsGrade` its lines are held to all that an order
 * is held to; without, to their form alone.
 */
export const checkSheetSchema = z.strictObject({
  name: z.string().min(1).max(255),
  content: z.base64('SHEET_UNREADABLE').min(1).max(1_398_104, 'SHEET_UNREADABLE'),
  systemId: idSchema.optional(),
  mlpsGrade: admittedMlpsSchema.optional(),
});
/** What is wrong in one place of a sheet. `row` as a spreadsheet counts, 0: the order as a whole; `cell` such as `C5`, null: nothing stands there. */
export const sheetErrorSchema = z.object({
  row: z.int(),
  cell: z.string().nullable(),
  column: z.enum(Object.keys(zhCN.sheetColumn) as [keyof typeof zhCN.sheetColumn]).nullable(),
  ...troubleSchema.shape,
});
export type SheetError = z.output<typeof sheetErrorSchema>;
/** Errors that are told of one sheet; of a sheet that is wrong throughout, one sees it by then. */
export const MOST_SHEET_ERRORS = 200;

export const checkedSheetSchema = z.object({
  /** All lines of the sheet; null while anything is wrong. */
  lines: z.array(orderLineInputSchema).nullable(),
  rows: z.int(),
  errors: z.array(sheetErrorSchema).max(MOST_SHEET_ERRORS),
  /** How many more there are. */
  moreErrors: z.int(),
});

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export const sheetSampleInputSchema = z.strictObject({
  format: z.enum(SHEET_FORMATS),
  locale: z.enum(LOCALES),
});
export const sheetSampleSchema = z.object({ name: z.string(), content: z.base64() });
