import { issuedOfMonth } from '../settlement/issued-of-month.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { fileOf } from './file-name-rules.ts';
import { focusCsv, focusParquet } from './focus-file-rules.ts';
import { focusRowsOf } from './focus-source-store.ts';
import { type Download, exportMonthSchema } from './schemas.ts';

/** Hands all issued statements of a month out in one file. NOT_FOUND where none is issued. */
export const exportMonth = command({
  event: 'exports.month-taken',
  allow: ['finance', 'auditor', 'job'],
  input: exportMonthSchema,
  async act(scope, { month, format, locale }) {
    const ids = await issuedOfMonth.definition.read(scope, { month });
    if (ids.length === 0) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const rows = focusRowsOf(scope.ctx, ids, locale);
    const content = format === 'focus-csv' ? focusCsv(rows) : focusParquet(rows);
    const result: Download = { ...fileOf(format, [month], { locale, of: 'statement' }), content };
    return {
      result,
      audit: { object: { kind: 'accounting-period', id: month }, detail: { month, format, statements: ids.length } },
    };
  },
});
