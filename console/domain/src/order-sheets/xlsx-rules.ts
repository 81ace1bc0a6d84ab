import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { DomainError } from '../verb/errors.ts';
import {
  cellAt,
  cellText,
  MOST_CELL_TEXT,
  MOST_COLUMNS,
  MOST_LINES,
  type SheetCell,
  type SheetRow,
  startsFormula,
} from './cell-rules.ts';
import { unzip } from './zip-rules.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';
const MOST_STRINGS = 50_000;
/** Elements within one another: a workbook has a dozen. */
const MOST_DEPTH = 64;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a part of the workbook is read with: each element as it opens and closes, and its text. Names come without their prefix. */
interface Listener {
  readonly open?: (element: Element) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Rows that hold anything of a workbook's first sheet (ECMA-376). Its macros, links and other sheets are not looked at, nothing is calculated,
 * and a part that defines a document type is refused, so that no entity is ever expanded. SHEET_UNREADABLE; SHEET_TOO_LONG as
 * soon as there are more rows than an order has lines.
 */
export function readXlsx(bytes: Uint8Array): readonly SheetRow[] {
  const parts = unzip(bytes, (name) => name.startsWith('xl/') && /\.(xml|rels)$/.test(name));
  const part = (name: string): string => {
    const found = parts.get(name);
    if (!found) throw new DomainError('SHEET_UNREADABLE', { reason: 'no-sheet' });
    return new TextDecoder().decode(found);
  };
  const sheet = part(firstSheet(part(WORKBOOK), part(RELATIONS)));
  const strings = parts.has(STRINGS) ? sharedStrings(part(STRINGS)) : [];
  return rowsOf(sheet, strings);
}

function broken(): DomainError {
  return new DomainError('SHEET_UNREADABLE', { reason: 'xml' });
}

function listen(xml: string, { open, close, text }: Listener): void {
  const parser = new SaxesParser();
  const plain = (name: string) => name.slice(name.indexOf(':') + 1);
  const refuse = () => {
    throw broken();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw broken();
    open?.({ name: plain(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(plain(name));
  });
  if (text) parser.on('text', text);
  parser.write(xml).close();
}

/** Name of the part that holds the first sheet. */
function firstSheet(workbook: string, relations: string): string {
  let id: string | undefined;
  listen(workbook, {
    open: ({ name, attributes }) => {
      if (name !== 'sheet') return;
      id ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  let target: string | undefined;
  listen(relations, {
    open: ({ name, attributes }) => {
      if (name === 'Relationship' && attributes.Id === id) target = attributes.Target;
    },
  });
  if (!id || !target) throw new DomainError('SHEET_UNREADABLE', { reason: 'no-sheet' });
  return posix.join(target.startsWith('/') ? '' : 'xl', target).replace(/^\//, '');
}

/** Texts that cells name by their position; what is written above Chinese characters to say them (`rPh`) is no part of the text. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  const within: string[] = [];
  let current: string | null = null;
  listen(xml, {
    open: ({ name }) => {
      within.push(name);
      if (name !== 'si') return;
      current = '';
      if (strings.length === MOST_STRINGS) throw new DomainError('SHEET_UNREADABLE', { reason: 'too-large' });
    },
    text: (text) => {
      if (current !== null && within.at(-1) === 't' && !within.includes('rPh')) current += text;
    },
    close: (name) => {
      within.pop();
      if (name !== 'si') return;
      // Trimmed once and not for each cell that names it; one that is too long is refused where a cell does.
      strings.push(current === null || current.length > MOST_CELL_TEXT ? (current ?? '') : current.trim());
      current = null;
    },
  });
  return strings;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  text: string;
  formula: boolean;
}

function rowsOf(xml: string, strings: readonly string[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let n = 0;
  let cells: SheetCell[] = [];
  let before = -1;
  let cell: OpenCell | null = null;
  let element = '';
  listen(xml, {
    open: ({ name, attributes }) => {
      element = name;
      if (name === 'row') {
        n = attributes.r === undefined ? n + 1 : rowNumber(attributes.r);
        cells = [];
        before = -1;
      }
      if (name === 'c') {
        // A cell that doesn't say where it is stands beside the one before it, also when that one is empty.
        const column = cellAt(attributes.r ?? '')?.column ?? before + 1;
        before = column;
        cell = { column, type: attributes.t ?? 'n', text: '', formula: false };
      }
      if (name === 'f' && cell) cell.formula = true;
    },
    text: (text) => {
      if (cell && (element === 'v' || element === 't') && cell.text.length <= MOST_CELL_TEXT) cell.text += text;
    },
    close: (name) => {
      element = '';
      if (name === 'c' && cell) {
        const said = read(cell, strings);
        // Cells that say they stand in one place would be read without end.
        if (said.some(({ column }) => cells.some((other) => other.column === column))) throw broken();
        cells.push(...said);
        cell = null;
      }
      if (name !== 'row') return;
      if (cells.length > 0) rows.push({ n, cells });
      // One more than the lines: the heading.
      if (rows.length > MOST_LINES + 1) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_LINES });
    },
  });
  return rows;
}

/** Number of a row as it says itself; one that no sheet has, or no number at all, is refused rather than shown beside an error. */
function rowNumber(said: string): number {
  if (!/^[1-9]\d{0,6}$/.test(said)) throw broken();
  return Number(said);
}

/** What a cell says; none when it is empty or far out. Texts that would be formulas where this goes next are taken for such here. */
function read({ column, type, text, formula }: OpenCell, strings: readonly string[]): readonly SheetCell[] {
  if (column >= MOST_COLUMNS) return [];
  const said = cellText(type === 's' ? (strings[Number(text)] ?? '') : text);
  if (said === '' && !formula) return [];
  return [{ column, text: said, formula: formula || startsFormula(said) }];
}
