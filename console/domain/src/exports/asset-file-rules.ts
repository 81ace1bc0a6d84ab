import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { Asset } from '../assets/schemas.ts';
import type { Cell } from './cell-rules.ts';
import { csvRow, MARK } from './csv-write-rules.ts';
import { xlsxOf } from './xlsx-write-rules.ts';

/** Columns of the file of avoided purchase, in their order. `avoidedText`: what was avoided as text, since a spreadsheet keeps 15 digits. */
export const ASSET_COLUMNS = [
  'number',
  'name',
  'department',
  'cloud',
  'reusedFrom',
  'price',
  'pricedOn',
  'source',
  'cost',
  'avoided',
  'avoidedText',
  'unknown',
] as const;
const WIDTHS = [18, 32, 24, 20, 12, 16, 12, 40, 16, 16, 16, 32] as const;

const say = (text: string | null | undefined): Cell => (text ? { text } : null);
const money = (fen: string | null | undefined): Cell => (fen ? { money: formatYuan(BigInt(fen)) } : null);

function cellsOf({ number, name, department, reuse, price, avoidedFen, unknown }: Asset, locale: Locale) {
  const cells: Readonly<Record<(typeof ASSET_COLUMNS)[number], Cell>> = {
    number: say(number),
    name: say(name),
    department: say(department.name),
    cloud: say(reuse?.cloud.name),
    reusedFrom: say(reuse?.day),
    price: money(price?.priceFen),
    pricedOn: say(price?.pricedOn),
    source: say(price?.source),
    cost: money(reuse?.costFen),
    avoided: money(avoidedFen),
    avoidedText: say(avoidedFen && formatYuan(BigInt(avoidedFen))),
    unknown: say(unknown.map((what) => label(locale, 'assetUnknown', what)).join('；')),
  };
  return ASSET_COLUMNS.map((column) => cells[column]);
}

const headOf = (locale: Locale) => ASSET_COLUMNS.map((column) => say(label(locale, 'assetColumn', column)));

/** Assets as CSV, one a row; what is not known is empty and named in the last column, never zero. */
export async function* assetsCsv(assets: readonly Asset[], locale: Locale): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(MARK + csvRow(headOf(locale)));
  for (const asset of assets) yield encoder.encode(csvRow(cellsOf(asset, locale)));
}

/** The same as a workbook, amounts as numbers. */
export function assetsXlsx(assets: readonly Asset[], locale: Locale): AsyncGenerator<Uint8Array> {
  async function* parts() {
    yield [headOf(locale)];
    yield assets.map((asset) => cellsOf(asset, locale));
  }
  return xlsxOf([{ name: label(locale, 'assetFact', 'sheet'), widths: WIDTHS, parts: parts() }]);
}
