import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { strToU8, zipSync } from 'fflate';
import { SHEET_COLUMNS, type SheetColumn } from './column-rules.ts';
import type { NamedPlace } from './rules.ts';

/** Lines of the sample, with the columns they fill in beside item, cloud and zone. */
const LINES = [
  { item: 'cloud-host', count: '2', vcpu: '4', memoryGb: '8', systemDiskGb: '100', dataDisks: '高速:200; 普通:500' },
  {
    item: 'postgresql',
    version: '17',
    instances: '2',
    vcpu: '4',
    memoryGb: '16',
    storageGb: '200',
    storageClass: '高速',
  },
  { item: 'object-bucket', quotaGb: '500' },
] as const;

/** Heading and lines of a sheet as it is filled in, at a place that exists; every column there is, in the catalogue's words of `locale`. */
export function sampleRows(locale: Locale, places: readonly NamedPlace[]): readonly (readonly string[])[] {
  const place = places.find(({ zones }) => zones.length > 0);
  const where = { cloud: place?.slug ?? '', zone: place?.zones[0]?.code ?? '' };
  const rows = LINES.map(({ item, ...fields }): Partial<Record<SheetColumn, string>> => {
    const { nameZh, nameEn } = itemOf(item);
    return { ...where, ...fields, item: locale === 'zh-CN' ? nameZh : nameEn };
  });
  return [
    SHEET_COLUMNS.map((column) => label(locale, 'sheetColumn', column)),
    ...rows.map((row) => SHEET_COLUMNS.map((column) => row[column] ?? '')),
  ];
}

/** Rows as CSV (RFC 4180), UTF-8 with its mark so that a spreadsheet reads Chinese as Chinese. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return new TextEncoder().encode(`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows of text as the one sheet of a workbook (ECMA-376), the least that spreadsheets open. */
export function xlsxOf(rows: readonly (readonly string[])[], name: string): Uint8Array {
  const cell = (text: string) =>
    text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const data = rows.map((row, n) => `<row r="${n + 1}">${row.map(cell).join('')}</row>`).join('');
  const relation = (target: string, type: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="${SHEET_TYPE}.${kind}+xml"/>`;
  const types = `${type('workbook.xml', 'sheet.main')}${type('worksheets/sheet1.xml', 'worksheet')}`;
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(`${XML}<Types xmlns="${PACKAGE}/content-types">${defaults}${types}</Types>`),
    '_rels/.rels': strToU8(relation('xl/workbook.xml', 'officeDocument')),
    'xl/_rels/workbook.xml.rels': strToU8(relation('worksheets/sheet1.xml', 'worksheet')),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`),
  });
}
