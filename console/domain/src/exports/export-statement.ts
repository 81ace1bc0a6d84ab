import { statementHead } from '../settlement/statement-head.ts';
import { command } from '../verb/command.ts';
import { fileOf } from './file-name-rules.ts';
import { focusCsv, focusParquet } from './focus-file-rules.ts';
import { focusRowsOf } from './focus-source-store.ts';
import { linesOfStatement } from './line-source-store.ts';
import { type Download, exportStatementSchema } from './schemas.ts';
import { statementCsv, statementXlsx } from './statement-file-rules.ts';
import { printerOf, statementPdf } from './statement-pdf-rules.ts';

/**
 * Hands a statement out as a file, to whoever may see it. Who took what is written down before the first byte leaves; the file itself is
 * made as it is read, and breaks off with STATE_CONFLICT where the draft it is of is built anew meanwhile. PRINTER_NOT_SET a PDF where nothing
 * prints; PRINT_TOO_LONG and PRINT_FAILED come before its first byte.
 */
export const exportStatement = command({
  event: 'exports.statement-taken',
  allow: ['signed-in', 'job'],
  input: exportStatementSchema,
  async act(scope, { statementId, format, locale }) {
    const head = await statementHead.definition.read(scope, { statementId });
    const { ctx } = scope;
    const content = {
      pdf: () => statementPdf(head, linesOfStatement(ctx, head), { locale, printer: printerOf(ctx) }),
      csv: () => statementCsv(linesOfStatement(ctx, head), locale),
      xlsx: () => statementXlsx(head, linesOfStatement(ctx, head), locale),
      'focus-csv': () => focusCsv(focusRowsOf(ctx, [statementId], locale)),
      'focus-parquet': () => focusParquet(focusRowsOf(ctx, [statementId], locale)),
    }[format]();
    const { number, month, contentHash, department } = head;
    const result: Download = {
      ...fileOf(format, [department.name, month, number], { locale, of: 'statement' }),
      content,
    };
    return {
      result,
      audit: {
        object: { kind: 'statement', id: statementId },
        departmentId: department.id,
        detail: { number, month, format, contentHash },
      },
    };
  },
});
