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
 * grade the lines are held to everything an order is, those that can be read also where others can't. Refused whole: SHEET_UNREADABLE, SHEET_TOO_LONG, SHEET_EMPTY.
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
    const readable = errors.length === 0;
    if (systemId === undefined || mlpsGrade === undefined || lines.length === 0)
      return { lines: readable ? lines : null, rows, ...bounded(errors) };
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
    // What is wrong with the order whole, e.g. its sum against quota, is known of all lines only.
    const all = readable ? told : [...errors, ...told.filter(({ row }) => row > 0)].sort((a, b) => a.row - b.row);
    return { lines: all.length > 0 ? null : lines, rows, ...bounded(all) };
  },
});

/** The first errors, in the sheet's order, and how many more there are. */
function bounded(errors: readonly SheetError[]) {
  return {
    errors: errors.slice(0, MOST_SHEET_ERRORS),
    moreErrors: Math.max(0, errors.length - MOST_SHEET_ERRORS),
  };
}
