import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { METER_CODES } from '@zhengyun/rulebook/meters.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { PartLine } from '../settlement/statement-part.ts';

/** What a cell holds. A figure is decimal text: `money` has two decimals and is shown so, `number` as it is. */
export type Cell = null | { readonly text: string } | { readonly money: string } | { readonly number: string };

const text = (value: string | null | undefined): Cell => (value ? { text: value } : null);

/** Columns of a statement's lines, in their order. `amountText` says the amount once more as text: a spreadsheet keeps 15 digits of a number. */
export const LINE_COLUMNS = [
  'ordinal',
  'kind',
  'resource',
  'cloud',
  'item',
  'quantity',
  'unit',
  'unitPrice',
  'priceVersion',
  'usedFrom',
  'usedTo',
  'exact',
  'amount',
  'amountText',
] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** Name of a billing item, held or consumed, with its stack: `vCPU · 非信创`. */
export function skuName(locale: Locale, sku: string): string {
  const [thing = '', stack = ''] = sku.split('.');
  const consumed = (METER_CODES as readonly string[]).includes(thing);
  return `${label(locale, consumed ? 'meterName' : 'dimension', thing)} · ${label(locale, 'stack', stack)}`;
}

/** Decimal text without zeros that say nothing: 2.500000000 is 2.5. */
export function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

const versionOf = ({ working }: PartLine) => ('priceVersion' in working ? working.priceVersion.number : null);
const cloudOf = ({ resource, working }: PartLine) =>
  resource?.cloud.name ?? (working.kind === 'deduction' ? working.cloud.name : null);

/** A line as it stands in a file: figures exact, instants in UTC. */
export function lineCells(line: PartLine, locale: Locale): Readonly<Record<LineColumn, Cell>> {
  const amount = formatYuan(BigInt(line.amountFen));
  return {
    ordinal: { number: String(line.ordinal) },
    kind: text(label(locale, 'lineKind', line.kind)),
    resource: text(line.resource?.number),
    cloud: text(cloudOf(line)),
    item: text(line.sku && skuName(locale, line.sku)),
    quantity: text(line.quantity && trimmed(line.quantity)),
    unit: text(line.unit),
    unitPrice: text(line.unitPrice && trimmed(line.unitPrice)),
    priceVersion: text(versionOf(line)),
    usedFrom: text(line.used?.from),
    usedTo: text(line.used?.to),
    exact: text(trimmed(line.exact)),
    amount: { money: amount },
    amountText: text(amount),
  };
}

/** Heads of the columns in a language. */
export const columnHeads = (locale: Locale): readonly string[] =>
  LINE_COLUMNS.map((column) => label(locale, 'statementColumn', column));
