import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell } from './cell-rules.ts';

/** One sheet of a workbook. Rows come in parts; the first row is its heading. */
export interface Sheet {
  readonly name: string;
  /** Widths of its columns, in characters. */
  readonly widths: readonly number[];
  readonly parts: AsyncIterable<readonly (readonly Cell[])[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Rows a sheet may have (ECMA-376). */
const MOST_ROWS = 1_048_576;
/** Styles by their place in styles.xml: as it is, bold, two decimals (format 2 is `0.00`). */
const STYLE = { plain: 0, head: 1, money: 2 };

/** The earliest date that an archive can hold, in its local time: the same rows are the same bytes whenever they are written. */
const LONG_AGO = new Date(1980, 0, 1);

/** Text that XML 1.0 can hold: characters that it has no place for are shown as such, never dropped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A cell: figures as numbers, texts as texts whatever they begin with, so that no cell is a formula. */
function cellXml(cell: Cell, head: boolean): string {
  if (cell === null) return '<c/>';
  if ('money' in cell) return `<c s="${STYLE.money}"><v>${cell.money}</v></c>`;
  if ('number' in cell) return `<c><v>${cell.number}</v></c>`;
  const style = head ? STYLE.head : STYLE.plain;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
}

async function* sheetXml({ widths, parts }: Sheet): AsyncGenerator<string> {
  const columns = widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`);
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
  let n = 0;
  for await (const rows of parts) {
    const text = rows.map((row) => {
      n += 1;
      return `<row r="${n}">${row.map((cell) => cellXml(cell, n === 1)).join('')}</row>`;
    });
    if (n > MOST_ROWS) throw new RangeError(`a sheet of a workbook ends at row ${MOST_ROWS}`);
    yield text.join('');
  }
  yield '</sheetData></worksheet>';
}

/** What a workbook holds beside its sheets. */
function frame(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  const relation = (id: string, target: string, type: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET_TYPE}.${kind}+xml"/>`;
  const place = (n: number) => `worksheets/sheet${n + 1}.xml`;
  const parts = sheets.map((_, n) => part(place(n), 'worksheet')).join('');
  const styles = sheets.length + 1;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${parts}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'xl/workbook.xml', 'officeDocument')),
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, n) => relation(`rId${n + 1}`, place(n), 'worksheet')).join('') +
        relation(`rId${styles}`, 'styles.xml', 'styles'),
    ),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="2" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}

/** A workbook (ECMA-376), made part by part as it is read: of its rows only those being written are held. */
export async function* xlsxOf(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const failed: Error[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) failed.push(error);
    else made.push(chunk);
  });
  function* take(): Generator<Uint8Array> {
    if (failed[0]) throw failed[0];
    yield* made.splice(0).filter(({ length }) => length > 0);
  }
  const add = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = LONG_AGO;
    archive.add(file);
    return file;
  };
  for (const [name, text] of Object.entries(frame(sheets))) add(name).push(strToU8(text), true);
  for (const [n, sheet] of sheets.entries()) {
    const file = add(`xl/worksheets/sheet${n + 1}.xml`);
    for await (const text of sheetXml(sheet)) {
      file.push(strToU8(text));
      yield* take();
    }
    file.push(new Uint8Array(), true);
  }
  archive.end();
  yield* take();
}
