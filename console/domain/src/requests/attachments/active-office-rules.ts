import { SaxesParser } from 'saxes';
import type { Active } from './active-rules.ts';
import { beginOf, contentOf, type Part, partsOf } from './archive-rules.ts';
import { type Look, LookSpent } from './look-rules.ts';
import { officeKindOf } from './office-rules.ts';

const TYPES = '[Content_Types].xml';
/** Documents within one another: a chart keeps its figures in a workbook, and that may have a chart. */
const MOST_WITHIN = 3;
/** Compound files, in which OLE objects and macros are kept (MS-CFB 2.2). */
const COMPOUND = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1');

const UNREADABLE = { active: 'unreadable', detail: '' } as const;

/** What a part is by its content type (ECMA-376 part 2, 7.2.3), where that is something which acts. */
const ACTING_TYPES: readonly (readonly [RegExp, Active['active']])[] = [
  [/macroenabled|macrosheet|vbaproject|vbadata/i, 'macros'],
  [/activex|webextension/i, 'controls'],
  [/oleobject/i, 'objects'],
];
/** What a part is to another by the last word of its relationship's type, where that is something which acts. */
const ACTING_RELATIONS: readonly (readonly [RegExp, Active['active']])[] = [
  [/^(vbaproject|wordvbadata|xl(intl)?macrosheet)$/i, 'macros'],
  [/^(control|activexcontrolbinary|webextension(taskpanes)?)$/i, 'controls'],
  [/^(oleobject|afchunk)$/i, 'objects'],
];
/** Links to outside that a document on somebody's own disk has in the ordinary course, harmless elsewhere: nothing is fetched by them. */
const OWN_DISK = /^(attachedtemplate|image|externallinkpath|xlpathmissing)$/i;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What in a Word or Excel document acts when it is opened, or fetches from outside: by content types and by relationships, never by what
 * parts are called. Hyperlinks are followed by a person alone and are fine. Null: nothing. Throws LookSpent.
 */
export function activeInOffice(bytes: Buffer, look: Look, within = 0): Active | null {
  const parts = partsOf(bytes);
  if (!parts || within > MOST_WITHIN) return UNREADABLE;
  look.spend('parts', parts.length);
  const elements = (part: Part) => elementsOf(contentOf(bytes, part, look), look);
  const types = parts.filter(({ name }) => name === TYPES).map(elements);
  if (types.includes(null)) return UNREADABLE;
  const typeOf = contentTypes(types.flatMap((each) => each ?? []));
  for (const part of parts) {
    const type = typeOf(part.name);
    look.spend('looked', type.length);
    const found = /\.rels$/i.test(part.name)
      ? inRelations(part.name, elements(part))
      : (byType(part.name, type) ?? inContent({ bytes, part, within }, look));
    if (found) return found;
    if (!/externallink\+xml/i.test(type)) continue;
    const links = elements(part);
    if (!links) return UNREADABLE;
    if (links.some(({ name }) => name === 'ddeLink')) return { active: 'dde', detail: part.name };
  }
  return null;
}

/** The content type of a part, by its own entry or by its ending; '' where none is declared. */
function contentTypes(types: readonly Element[]): (name: string) => string {
  const own = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const { name, attributes } of types) {
    const { ContentType: type = '', PartName: part, Extension: ending } = attributes;
    if (name === 'Override' && part) own.set(part.replace(/^\//, '').toLowerCase(), type);
    if (name === 'Default' && ending) byEnding.set(ending.toLowerCase(), type);
  }
  return (name) => {
    const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    return own.get(name.toLowerCase()) ?? byEnding.get(ending) ?? '';
  };
}

function byType(name: string, type: string): Active | null {
  const acting = ACTING_TYPES.find(([pattern]) => pattern.test(type));
  return acting ? { active: acting[1], detail: name } : null;
}

interface Within {
  readonly bytes: Buffer;
  readonly part: Part;
  /** Documents around the one that the part is of. */
  readonly within: number;
}

/** A compound file, whatever it is said to be; a document within the document is looked through too. */
function inContent({ bytes, part, within }: Within, look: Look): Active | null {
  if (part.size === 0 && part.packed === 0) return null;
  const begin = beginOf(bytes, part, look);
  if (!begin || (part.size === 0 && begin.length > 0)) return UNREADABLE;
  if (begin.subarray(0, COMPOUND.length).equals(COMPOUND)) return { active: 'objects', detail: part.name };
  if (!begin.subarray(0, ARCHIVE.length).equals(ARCHIVE)) return null;
  const document = contentOf(bytes, part, look);
  if (!document) return UNREADABLE;
  if (officeKindOf(document) === null) return { active: 'objects', detail: part.name };
  return activeInOffice(document, look, within + 1);
}

function inRelations(part: string, elements: readonly Element[] | null): Active | null {
  if (!elements) return UNREADABLE;
  for (const { name, attributes } of elements) {
    if (name !== 'Relationship') continue;
    const { Type: type = '', Target: target = '', TargetMode: mode = '' } = attributes;
    const word = type.slice(type.lastIndexOf('/') + 1);
    const acting = ACTING_RELATIONS.find(([pattern]) => pattern.test(word));
    if (acting) return { active: acting[1], detail: part };
    if (/^external$/i.test(mode.trim()) || /^([a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(target.trim())) {
      if (/^hyperlink$/i.test(word) || (OWN_DISK.test(word) && isOnOwnDisk(target))) continue;
      return { active: 'outside', detail: `${word} ${target.slice(0, 100)}` };
    }
  }
  return null;
}

/** Whether a target names a file by a drive's letter or beside the document: no other machine is asked for it. */
function isOnOwnDisk(target: string): boolean {
  const path = decoded(target.trim());
  return /^(file:\/{2,3})?[a-z]:[\\/]/i.test(path) || /^[^:\\/][^:]*$/.test(path);
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return '//';
  }
}

/** Elements of a part in their order, without their prefixes; null where it is no well-formed XML of Unicode, or declares a document type. */
function elementsOf(content: Buffer | null, look: Look): readonly Element[] | null {
  if (!content) return null;
  look.spend('xml', content.length);
  try {
    const xml = textOf(content);
    if (xml.trim() === '') return [];
    const elements: Element[] = [];
    const refuse = () => {
      throw new Error('not to be read');
    };
    const parser = new SaxesParser();
    parser.on('error', refuse);
    parser.on('doctype', refuse);
    parser.on('attribute', () => look.spend('elements', 1));
    parser.on('opentag', ({ name, attributes }) => {
      look.spend('elements', 1);
      elements.push({ name: name.slice(name.indexOf(':') + 1), attributes });
    });
    parser.write(xml).close();
    return elements;
  } catch (error) {
    if (error instanceof LookSpent) throw error;
    return null;
  }
}

/** Text of an XML part: UTF-8 or UTF-16, which is all that a package may use (ECMA-376 part 2, 6.2.5). Throws for anything else. */
function textOf(content: Buffer): string {
  const [first, second] = content;
  const wide = (first === 0xff && second === 0xfe) || second === 0 ? 'utf-16le' : null;
  const encoding = (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : (wide ?? 'utf-8');
  const text = new TextDecoder(encoding, { fatal: true }).decode(content);
  const said = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(text)?.[1] ?? encoding;
  if (!/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(said)) throw new Error(`written in ${said}`);
  return text;
}
