import type { z } from 'zod';
import { cloudsOverview } from '../clouds/overview.ts';
import { checkOrder } from '../requests/check-order.ts';
import { submitSchema } from '../requests/schemas.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { query } from '../verb/query.ts';
import { columnAt } from './column-rules.ts';
import { readSheet, rowsIn } from './rules.ts';
import { type checkedSheetSchema, checkSheetSchema, MOST_SHEET_ERRORS, type SheetError } from './schemas.ts';

/** Words the check does not look at: an order's head is written in the form, not in the sheet. */
const UNWRITTEN = '-';

/**
 * Reads a sheet of order lines, XLSX or CSV, without submitting anything: every error with its row and cell (MOST_SHEET_ERRORS of them), or all lines. With the system and its
 * grade the lines are held to everything an order is. Refused whole: SHEET_UNREADABLE, SHEET_TOO_LONG, SHEET_EMPTY.
 */
export const checkSheet = query({
  allow: ['applicant', 'department-approver'],
  input: checkSheetSchema,
  async read(scope, { content, systemId, mlpsGrade }): Promise<z.output<typeof checkedSheetSchema>> {
    // Whose system it is comes first: a sheet's errors are for those who may order for it.
    if (systemId !== undefined) await findSystem.definition.read(scope, { id: systemId });
    const { clouds } = await cloudsOverview.definition.read(scope, undefined);
    const { rows, lines: read, errors } = readSheet(rowsIn(Buffer.from(content, 'base64')), clouds);
    const lines = read.map(({ line }) => line);
    if (errors.length > 0) return { lines: null, rows, ...bounded(errors) };
    if (systemId === undefined || mlpsGrade === undefined) return { lines, rows, ...bounded([]) };
    const order = submitSchema.parse({ systemId, mlpsGrade, title: UNWRITTEN, reason: UNWRITTEN, lines });
    const { errors: found } = await checkOrder.definition.read(scope, order);
    const told = found.map(({ row, field, code, facts }): SheetError => {
      const line = read[row - 1];
      const column = line ? columnAt(field.split('.')) : null;
      return {
        row: line?.row ?? 0,
        cell: (column && line?.cells.get(column)) ?? null,
        column,
        code,
        facts: { ...facts },
      };
    });
    return { lines: told.length > 0 ? null : lines, rows, ...bounded(told) };
  },
});

/** The first errors, in the sheet's order, and how many more there are. */
function bounded(errors: readonly SheetError[]) {
  return {
    errors: errors.slice(0, MOST_SHEET_ERRORS),
    moreErrors: Math.max(0, errors.length - MOST_SHEET_ERRORS),
  };
}
