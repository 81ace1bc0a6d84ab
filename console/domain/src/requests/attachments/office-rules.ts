import { type Part, partsOf } from './archive-rules.ts';
import type { AttachmentKind } from './schemas.ts';

/** What its parts may come to when they are unpacked, as the archive says; more is a bomb. */
const MOST_UNPACKED = 256 * 1_024 * 1_024;

/** The part that makes an archive this kind of document (ECMA-376 part 1). */
const MAIN_PART = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;

/**
 * Whether the bytes are a Word or Excel document (OPC, ECMA-376 part 2): a ZIP archive from its first byte to its last, with the document's own
 * main part. Nothing is unpacked. Null: no such document, or one with encrypted parts, paths that leave it, or more inside than a
 * document has.
 */
export function officeKindOf(bytes: Buffer): Extract<AttachmentKind, 'docx' | 'xlsx'> | null {
  const parts = partsOf(bytes);
  if (!parts || parts.some(isUnfit)) return null;
  if (parts.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) return null;
  const names = new Set(parts.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || names.size !== parts.length) return null;
  const [kind, ...others] = (['docx', 'xlsx'] as const).filter((each) => names.has(MAIN_PART[each]));
  return kind && others.length === 0 ? kind : null;
}

function isUnfit({ name, encrypted }: Part): boolean {
  return encrypted || /(^|\/)\.\.(\/|$)|^\/|\\|:/.test(name);
}
