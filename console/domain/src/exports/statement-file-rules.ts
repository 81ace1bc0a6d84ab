import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { PartLine } from '../settlement/statement-part.ts';
import { type Cell, columnHeads, LINE_COLUMNS, lineCells } from './cell-rules.ts';
import { csvRow, MARK } from './csv-write-rules.ts';
import { xlsxOf } from './xlsx-write-rules.ts';

/** What a file says of the statement whose lines it holds. */
export interface FileHead {
  readonly number: string;
  readonly month: string;
  readonly state: string;
  readonly department: { readonly name: string };
  readonly contract: { readonly number: string; readonly name: string };
  readonly payableFen: string;
  readonly payableChinese: string;
  readonly asOf: string;
  readonly contentHash: string;
}

export type LineParts = AsyncIterable<readonly PartLine[]>;
const WIDTHS = [6, 14, 18, 14, 24, 16, 10, 14, 18, 22, 22, 26, 14, 14] as const;
const encode = (text: string) => new TextEncoder().encode(text);
const say = (text: string): Cell => ({ text });

const cellsOf = (line: PartLine, locale: Locale): readonly Cell[] => {
  const cells = lineCells(line, locale);
  return LINE_COLUMNS.map((column) => cells[column]);
};

/** A statement's lines as CSV that a spreadsheet opens as it stands. */
export async function* statementCsv(parts: LineParts, locale: Locale): AsyncGenerator<Uint8Array> {
  yield encode(MARK + csvRow(columnHeads(locale).map(say)));
  for await (const lines of parts) yield encode(lines.map((line) => csvRow(cellsOf(line, locale))).join(''));
}

function headRows(head: FileHead, locale: Locale): readonly (readonly Cell[])[] {
  const payable = formatYuan(BigInt(head.payableFen));
  const facts: readonly (readonly [string, Cell])[] = [
    ['number', say(head.number)],
    ['month', say(head.month)],
    ['state', say(label(locale, 'statementState', head.state))],
    ['department', say(head.department.name)],
    ['contract', say(`${head.contract.name} ${head.contract.number}`)],
    ['payable', { money: payable }],
    ['payableText', say(payable)],
    ['payableChinese', say(head.payableChinese)],
    ['asOf', say(head.asOf)],
    ['contentHash', say(head.contentHash)],
  ];
  return facts.map(([name, cell]) => [say(label(locale, 'statementFact', name)), cell]);
}

/** A statement as a workbook: what it is on the first sheet, its lines on the second, amounts as numbers and as text. */
export function statementXlsx(head: FileHead, parts: LineParts, locale: Locale): AsyncGenerator<Uint8Array> {
  async function* facts() {
    yield headRows(head, locale);
  }
  async function* lines() {
    yield [columnHeads(locale).map(say)];
    for await (const part of parts) yield part.map((line) => cellsOf(line, locale));
  }
  return xlsxOf([
    { name: label(locale, 'statementFact', 'sheet'), widths: [22, 60], parts: facts() },
    { name: label(locale, 'statementFact', 'lines'), widths: WIDTHS, parts: lines() },
  ]);
}
