/** A part of an archive: its name, what is in it, and what a forged directory says of it. */
interface SamplePart {
  readonly name: string;
  readonly text?: string;
  /** What is in it as bytes of their own, or one a character, instead of a text. */
  readonly bytes?: Buffer;
  readonly latin1?: string;
  /** How `bytes` are packed; absent: not. */
  readonly method?: number;
  readonly flags?: number;
  /** Size when unpacked, as the directory says. */
  readonly says?: number;
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const half = (value: number): Buffer => word(value).subarray(0, 2);

const contentOf = ({ bytes, latin1, text = '' }: SamplePart): Buffer =>
  bytes ?? (latin1 === undefined ? Buffer.from(text) : Buffer.from(latin1, 'latin1'));

/** A ZIP archive of parts that are stored as they are given. Its checksums are zero: who only reads the directory never looks at them. */
export function zipOf(parts: readonly SamplePart[], comment = ''): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { name, flags = 0, method = 0 } = part;
    const [label, content] = [Buffer.from(name), contentOf(part)];
    const { says = content.length } = part;
    const about = [
      half(flags),
      half(method),
      word(0),
      word(0),
      word(content.length),
      word(says),
      half(label.length),
      half(0),
    ];
    const file = Buffer.concat([word(0x04034b50), half(20), ...about, label, content]);
    files.push(file);
    entries.push(
      Buffer.concat([
        word(0x02014b50),
        half(20),
        half(20),
        ...about,
        half(0),
        half(0),
        half(0),
        word(0),
        word(at),
        label,
      ]),
    );
    at += file.length;
  }
  const directory = Buffer.concat(entries);
  const count = half(parts.length);
  const tail = [half(0), half(0), count, count, word(directory.length), word(at), half(Buffer.byteLength(comment))];
  return Buffer.concat([...files, directory, word(0x06054b50), ...tail, Buffer.from(comment)]);
}

const office = (main: string, more: readonly SamplePart[] = []) =>
  zipOf([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels' },
    { name: main, text: '<x/>' },
    ...more,
  ]);

/** The smallest files that are what they are called. */
export const SAMPLE_FILES = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  docx: office('word/document.xml'),
  xlsx: office('xl/workbook.xml'),
  png: Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\b\0\0\0\0', 'latin1'),
    Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1'),
  ]),
  jpg: Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\xff\xd9', 'latin1'),
} as const;

/** A Word document with `more` in it. */
export const wordWith = (...more: readonly SamplePart[]): Buffer => office('word/document.xml', more);
