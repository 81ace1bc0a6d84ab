import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { Cell } from './cell-rules.ts';
import { csvRow, MARK } from './csv-write-rules.ts';
import type { Voucher, VoucherEntry } from './voucher-rules.ts';
import { xlsxOf } from './xlsx-write-rules.ts';

/** Columns of a file of vouchers, in their order. `amountText`: what stands in debit or credit as text, since a spreadsheet keeps 15 digits. */
export const VOUCHER_COLUMNS = [
  'number',
  'date',
  'month',
  'department',
  'departmentCode',
  'statement',
  'entry',
  'summary',
  'subjectCode',
  'subject',
  'debit',
  'credit',
  'amountText',
  'red',
  'reference',
  'mapping',
  'contentHash',
] as const;
const WIDTHS = [16, 12, 10, 24, 20, 18, 6, 36, 14, 32, 16, 16, 16, 6, 48, 28, 66] as const;

const say = (text: string | null): Cell => (text === null ? null : { text });

/** What an entry is for: the service of the month, or the correction of an earlier statement. */
function summaryOf({ family, correction }: VoucherEntry, { month }: Voucher, locale: Locale): string {
  const what = label(locale, 'voucherFamily', family);
  return correction ? `${what} ${correction.ofStatement}` : `${month} ${what}`;
}

interface Placed {
  readonly voucher: Voucher;
  readonly entry: VoucherEntry;
  /** Which of the voucher's entries it is, from 1. */
  readonly place: number;
}

function cellsOf({ voucher, entry, place }: Placed, locale: Locale): readonly Cell[] {
  const amount = formatYuan(entry.fen);
  const { correction, subject, side, fen } = entry;
  const cells: Readonly<Record<(typeof VOUCHER_COLUMNS)[number], Cell>> = {
    number: say(voucher.number),
    date: say(voucher.date),
    month: say(voucher.month),
    department: say(voucher.department.name),
    departmentCode: say(voucher.department.slug),
    statement: say(voucher.statement),
    entry: { number: String(place) },
    summary: say(summaryOf(entry, voucher, locale)),
    subjectCode: say(subject.code),
    subject: say(subject.name),
    debit: side === 'debit' ? { money: amount } : null,
    credit: side === 'credit' ? { money: amount } : null,
    amountText: say(amount),
    red: fen < 0n ? say(label(locale, 'voucherFact', 'red')) : null,
    reference: say(correction && `${correction.number} ${correction.reference}`),
    mapping: say(subject.mapping),
    contentHash: say(voucher.contentHash),
  };
  return VOUCHER_COLUMNS.map((column) => cells[column]);
}

function rowsOf(voucher: Voucher, locale: Locale): readonly (readonly Cell[])[] {
  return voucher.entries.map((entry, index) => cellsOf({ voucher, entry, place: index + 1 }, locale));
}

const headOf = (locale: Locale) => VOUCHER_COLUMNS.map((column) => say(label(locale, 'voucherColumn', column)));

/** Vouchers as CSV, one after the other: the entries of one never stand among another's. */
export async function* voucherCsv(vouchers: readonly Voucher[], locale: Locale): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(MARK + csvRow(headOf(locale)));
  for (const voucher of vouchers) yield encoder.encode(rowsOf(voucher, locale).map(csvRow).join(''));
}

/** The same as a workbook, debit and credit as numbers. */
export function voucherXlsx(vouchers: readonly Voucher[], locale: Locale): AsyncGenerator<Uint8Array> {
  async function* parts() {
    yield [headOf(locale)];
    for (const voucher of vouchers) yield rowsOf(voucher, locale);
  }
  return xlsxOf([{ name: label(locale, 'voucherFact', 'sheet'), widths: WIDTHS, parts: parts() }]);
}
