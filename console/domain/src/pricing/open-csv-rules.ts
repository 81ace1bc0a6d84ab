import { csvRow, MARK } from '../exports/csv-write-rules.ts';
import type { OpenPrices } from './open/schemas.ts';

const text = (value: string | null) => (value === null ? null : { text: value });
const PRICE_COLUMNS = [
  ...['date', 'version', 'version_name', 'sample', 'valid_from', 'valid_to', 'sku', 'name_zh', 'name_en', 'unit'],
  ...['unit_price_cny', 'model', 'rule_json', 'supplement', 'supplement_reference'],
];
const VERSION_COLUMNS = ['version', 'version_name', 'sample', 'valid_from', 'valid_to'];

type Version = OpenPrices['versions'][number];
const versionCells = ({ number, name, sample, validFrom, validTo }: Version) =>
  [number, name, String(sample), validFrom, validTo].map(text);

/** The prices of a day, a row each, under English names of columns; only the names where there was no list that day. */
export function pricesCsv({ at, version, prices }: OpenPrices): string {
  const rows = version
    ? prices.map(({ sku, nameZh, nameEn, unit, unitPrice, rule, supplement }) => [
        text(at),
        ...versionCells(version),
        ...[sku, nameZh, nameEn, unit].map(text),
        { number: unitPrice },
        text(rule.model.kind),
        text(JSON.stringify(rule)),
        ...[supplement?.number ?? null, supplement?.reference ?? null].map(text),
      ])
    : [];
  return MARK + [PRICE_COLUMNS.map(text), ...rows].map(csvRow).join('');
}

/** Every version of the list, a row each. */
export function versionsCsv({ versions }: OpenPrices): string {
  return MARK + [VERSION_COLUMNS.map(text), ...versions.map(versionCells)].map(csvRow).join('');
}
