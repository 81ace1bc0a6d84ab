/** What RFC 8187 leaves as it is; everything else is written by its UTF-8 bytes. */
const ATTR_CHAR = /[A-Za-z0-9!#$&+.^_`|~-]/;

/** Content-Disposition (RFC 6266) that saves a file under `name` and never shows it: Chinese by RFC 8187, for old programs in ASCII. */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = [...Buffer.from(name, 'utf8')]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (ATTR_CHAR.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
