import { findLineSums } from '../settlement/find-line-sums.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { fileOf } from './file-name-rules.ts';
import { type Download, exportVoucherSchema } from './schemas.ts';
import { voucherCsv, voucherXlsx } from './voucher-file-rules.ts';
import { voucherOf } from './voucher-rules.ts';

/**
 * Hands the voucher of an issued statement out as a file, the same bytes each time. NOT_FOUND, STATE_CONFLICT what isn't issued,
 * VOUCHER_SUBJECT_MISSING what no mapping of subjects speaks of.
 */
export const exportVoucher = command({
  event: 'exports.voucher-taken',
  allow: ['finance', 'job'],
  input: exportVoucherSchema,
  async act(scope, { statementId, book, format, locale }) {
    const [statement] = await findLineSums.definition.read(scope, { statementIds: [statementId] });
    if (!statement) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const voucher = voucherOf(statement, book);
    const content = format === 'csv' ? voucherCsv([voucher], locale) : voucherXlsx([voucher], locale);
    const { department, month, number, contentHash } = statement;
    const file = fileOf(format, [department.name, month, voucher.number], { locale, of: book });
    const result: Download = { ...file, content };
    return {
      result,
      audit: {
        object: { kind: 'statement', id: statementId },
        departmentId: department.id,
        detail: { number, voucher: voucher.number, month, book, format, contentHash },
      },
    };
  },
});
