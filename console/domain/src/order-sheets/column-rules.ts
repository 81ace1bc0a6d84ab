import { DISK_CLASSES, type DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { LOCALES, label } from '@zhengyun/rulebook/messages/message.ts';
import { zhCN } from '@zhengyun/rulebook/messages/zh-CN.ts';

/** A column of an order sheet; its words stand in the message catalogue under `sheetColumn`. */
export type SheetColumn = keyof typeof zhCN.sheetColumn;
export const SHEET_COLUMNS = Object.keys(zhCN.sheetColumn) as readonly SheetColumn[];

/** Columns without which no line can be read. */
export const NEEDED_COLUMNS: readonly SheetColumn[] = ['item', 'cloud', 'zone'];

const PATHS: Readonly<Partial<Record<SheetColumn, readonly string[]>>> = {
  cloud: ['cloud'],
  zone: ['zone'],
  xinchuang: ['xinchuang'],
  image: ['spec', 'operatingSystem', 'image'],
  sshKeys: ['spec', 'operatingSystem', 'sshKeys'],
  target: ['spec', 'target', 'resource'],
};

/** Where in an order line the column's value belongs. */
export function pathOf(column: SheetColumn): readonly string[] {
  return PATHS[column] ?? ['spec', column];
}

/** The column that a place in an order line came from; null: none, such as the line as a whole. */
export function columnAt(path: readonly PropertyKey[]): SheetColumn | null {
  const wanted = path.map(String);
  const found = SHEET_COLUMNS.find((column) => pathOf(column).every((part, n) => wanted[n] === part));
  // A group that is missing as a whole is missing its first part.
  return found ?? SHEET_COLUMNS.find((column) => wanted.length > 1 && pathOf(column)[1] === wanted[1]) ?? null;
}

/** The column that a heading names: by its word in either language, or its name in the API. */
export function columnNamed(heading: string): SheetColumn | null {
  const plain = folded(heading);
  return (
    SHEET_COLUMNS.find(
      (column) =>
        folded(column) === plain || LOCALES.some((locale) => folded(label(locale, 'sheetColumn', column)) === plain),
    ) ?? null
  );
}

function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}

/** A cell that holds more than one value and is not of the form its column asks for. */
export const UNREADABLE = Symbol('unreadable');

const LIST = /[;；\n\r]+/;
/** Values of one cell that are looked at: more than any of them may have, so that the first beyond it is refused as such. */
const MOST_ITEMS = 250;
/** Characters of the longest name of a service, a disk or a word for yes, with room to spare. */
const LONGEST_WORD = 64;
const items = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MOST_ITEMS);

const WHOLE: readonly SheetColumn[] = [
  'count',
  'vcpu',
  'memoryGb',
  'systemDiskGb',
  'ordinaryGb',
  'fastGb',
  'shares',
  'memoryGbPerShare',
  'gb',
  'quotaGb',
  'maximumObjects',
  'instances',
  'storageGb',
  'replicas',
  'mbps',
  'hour',
  'everyDays',
  'retentionDays',
  'protectedGb',
  'grade',
  'days',
  'hosts',
];

/** What the text of a cell says in its column; a number that is none is NaN, a form that is not kept UNREADABLE. */
export function cellValue(column: SheetColumn, text: string): unknown {
  if (WHOLE.includes(column)) return numberOf(text);
  switch (column) {
    case 'item':
      return CATALOGUE.find(({ code, ...names }) => isOneOf(text, [code, names.nameZh, names.nameEn]))?.code ?? text;
    case 'xinchuang':
      if (isOneOf(text, ['是', 'yes', 'true', '1', '信创'])) return true;
      return isOneOf(text, ['否', 'no', 'false', '0', '非信创']) ? false : UNREADABLE;
    case 'class':
    case 'storageClass':
      return diskClassOf(text) ?? text;
    case 'scope':
      if (isOneOf(text, ['公网', 'public'])) return 'public';
      return isOneOf(text, ['内网', 'internal']) ? 'internal' : text;
    case 'dataDisks':
      return each(items(text, LIST), diskOf);
    case 'listeners':
      return each(items(text, LIST), listenerOf);
    case 'sshKeys':
      return items(text, LIST);
    case 'people':
      return items(text, /[;；,，、\s]+/);
    default:
      return text;
  }
}

function isOneOf(text: string, words: readonly string[]): boolean {
  if (text.length > LONGEST_WORD) return false;
  const plain = folded(text);
  return words.some((word) => folded(word) === plain);
}

/** Digits, with a comma before every three where a spreadsheet put some. Anything else is NaN, `0x10` and `1e3` among it. */
function numberOf(text: string): number {
  const plain = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

function diskClassOf(text: string): DiskClass | null {
  const words: Readonly<Record<DiskClass, string>> = { ordinary: '普通', fast: '高速' };
  return DISK_CLASSES.find((each) => isOneOf(text, [each, words[each], `${words[each]}磁盘`])) ?? null;
}

function each<Value>(parts: readonly string[], read: (part: string) => Value | null): readonly Value[] | symbol {
  const values = parts.map(read);
  return values.some((value) => value === null) ? UNREADABLE : values.flatMap((value) => value ?? []);
}

/** `高速:500`: class and GB. */
function diskOf(part: string): { class: DiskClass; gb: number } | null {
  // Cut at the colon rather than matched whole: a pattern would try every space of a long one as the end of the word.
  const colon = Math.max(part.lastIndexOf(':'), part.lastIndexOf('：'));
  const gb = part.slice(colon + 1).trim();
  const diskClass = colon > 0 && /^\d{1,9}$/.test(gb) ? diskClassOf(part.slice(0, colon).trim()) : null;
  return diskClass ? { class: diskClass, gb: Number(gb) } : null;
}

/** `web TCP 443:8443`: name, protocol, port and target port. */
function listenerOf(part: string): { name: string; protocol: string; port: number; targetPort: number } | null {
  const [, name, protocol, port, targetPort] =
    /^([a-z][a-z0-9-]*)\s+(tcp|udp)\s+(\d{1,5})\s*[:：]\s*(\d{1,5})$/i.exec(part) ?? [];
  if (!name || !protocol) return null;
  return { name, protocol: protocol.toUpperCase(), port: Number(port), targetPort: Number(targetPort) };
}
