import { officeKindOf } from './office-rules.ts';
import type { AttachmentKind } from './schemas.ts';

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const PNG_BEGIN = bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR');
const PNG_END = bytesOf('\0\0\0\0IEND\xaeB`\x82');
const JPG_BEGIN = bytesOf('\xff\xd8\xff');
const JPG_END = bytesOf('\xff\xd9');
const PDF_END = bytesOf('%%EOF');
/** How far from its end a PDF's last mark may stand (ISO 32000-1, implementation note 18), and a picture's padding may reach. */
const TAIL = 1_024;

/**
 * What the bytes are, whatever the file is called: by the marks at both ends, so that a file that begins as one thing and goes on as
 * another is nothing. Null: none of the kinds that are taken.
 */
export function kindOfContent(content: Uint8Array): AttachmentKind | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const begins = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
  const tail = bytes.subarray(-TAIL);
  if (/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return tail.includes(PDF_END) ? 'pdf' : null;
  if (begins(PNG_BEGIN)) return bytes.subarray(-PNG_END.length).equals(PNG_END) ? 'png' : null;
  if (begins(JPG_BEGIN)) return tail.includes(JPG_END) ? 'jpg' : null;
  return officeKindOf(bytes);
}
