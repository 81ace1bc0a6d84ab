import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { readBillFile } from './bill-file-store.ts';
import { billFen } from './bill-rules.ts';
import { insertBill, lockCloud } from './bill-store.ts';
import { billFileSchema } from './schemas.ts';

/**
 * Takes in what a vendor charges for a cloud's month: all rows or none, as a version of its own, with the file as it came. The file that is the last version
 * gives that version again. Refused: NOT_FOUND; MONTH_INVALID for a month to come; BILL_ROWS_WRONG where a row is; SHEET_UNREADABLE, SHEET_TOO_LONG,
 * SHEET_EMPTY.
 */
export const importBill = command({
  event: 'reconciliation.bill-imported',
  allow: ['finance'],
  input: billFileSchema,
  async act(scope, input) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person' || !(await lockCloud(tx, input.cloudId)))
      throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const { cloud, bytes, sha256, bill, last, known } = await readBillFile(scope, input);
    const [wrong] = bill.errors;
    if (wrong) throw new DomainError('BILL_ROWS_WRONG', { rows: bill.errors.length, row: wrong.row });
    const replayed = known && last !== undefined;
    const billId = replayed ? last.id : newId(ctx.now);
    const version = replayed ? last.version : (last?.version ?? 0) + 1;
    const { cloudId, month, name } = input;
    const stored = { id: billId, cloudId, month, version, name, content: bytes, sha256 };
    if (!replayed) await insertBill(tx, { ...stored, by: ctx.actor.id, at: ctx.now }, bill.rows);
    const rows = bill.rows.length;
    return {
      result: { billId, version, rows, replayed },
      audit: {
        object: { kind: 'vendor-bill', id: billId },
        detail: { cloud: cloud.slug, month, version, rows, amountFen: billFen(bill.rows).toString(), sha256, replayed },
      },
    };
  },
});
