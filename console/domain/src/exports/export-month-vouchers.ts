import { findLineSums } from '../settlement/find-line-sums.ts';
import { issuedOfMonth } from '../settlement/issued-of-month.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { fileOf } from './file-name-rules.ts';
import { type Download, exportMonthVouchersSchema } from './schemas.ts';
import { voucherCsv, voucherXlsx } from './voucher-file-rules.ts';
import { voucherOf } from './voucher-rules.ts';

/**
 * Hands the vouchers of all issued statements of a month out in one file, by number. NOT_FOUND where none is issued,
 * VOUCHER_SUBJECT_MISSING what no mapping of subjects speaks of: then there is no file at all.
 */
export const exportMonthVouchers = command({
  event: 'exports.month-vouchers-taken',
  allow: ['finance', 'job'],
  input: exportMonthVouchersSchema,
  async act(scope, { month, book, format, locale }) {
    const statementIds = await issuedOfMonth.definition.read(scope, { month });
    if (statementIds.length === 0) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const statements = await findLineSums.definition.read(scope, { statementIds: [...statementIds] });
    const vouchers = statements.map((statement) => voucherOf(statement, book));
    const content = format === 'csv' ? voucherCsv(vouchers, locale) : voucherXlsx(vouchers, locale);
    const result: Download = { ...fileOf(format, [month], { locale, of: book }), content };
    return {
      result,
      audit: {
        object: { kind: 'accounting-period', id: month },
        detail: { month, book, format, vouchers: vouchers.length },
      },
    };
  },
});
