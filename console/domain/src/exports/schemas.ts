import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { LOCALES } from '@zhengyun/rulebook/messages/message.ts';
import { VOUCHER_BOOKS } from '@zhengyun/rulebook/voucher-policy.ts';
import { z } from 'zod';
import { idSchema } from '../verb/wire.ts';

/** What a statement is written out as. `focus-*`: FOCUS 1.2 CostAndUsage. */
export const STATEMENT_FORMATS = ['pdf', 'csv', 'xlsx', 'focus-csv', 'focus-parquet'] as const;
export const exportStatementSchema = z.strictObject({
  statementId: idSchema,
  format: z.enum(STATEMENT_FORMATS),
  locale: z.enum(LOCALES).default('zh-CN'),
});

/** What all issued statements of a month are written out as, in one file. */
export const MONTH_FORMATS = ['focus-csv', 'focus-parquet'] as const;
export const exportMonthSchema = z.strictObject({
  month: monthSchema,
  format: z.enum(MONTH_FORMATS),
  locale: z.enum(LOCALES).default('zh-CN'),
});

/** What vouchers are written out as, and for whose books: the department's or the provider's. */
export const VOUCHER_FORMATS = ['csv', 'xlsx'] as const;
const voucherFields = {
  book: z.enum(VOUCHER_BOOKS).default('payer'),
  format: z.enum(VOUCHER_FORMATS),
  locale: z.enum(LOCALES).default('zh-CN'),
};
export const exportVoucherSchema = z.strictObject({ statementId: idSchema, ...voucherFields });
export const exportMonthVouchersSchema = z.strictObject({ month: monthSchema, ...voucherFields });

/** What assets in use again are written out as; `year` (text, since it comes by the address): of the reuse, absent: all. */
export const exportAssetsSchema = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  format: z.enum(VOUCHER_FORMATS),
  locale: z.enum(LOCALES).default('zh-CN'),
});

/** A file that is made as it is read: nothing of it is held but the part that is being written. */
export interface Download {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
}
