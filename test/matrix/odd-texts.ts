import { randomBytes } from 'node:crypto';

/**
 * What people may write or paste that some layer could take for its own language, each with `mark` in it by which it is found again. The long
 * one does not compress: an index takes no such row.
 */
export const ODD_TEXTS: Readonly<Record<string, (mark: string) => string>> = {
  SQL: (mark) => `'); drop table request; --${mark}`,
  markup: (mark) => `<script>alert("${mark}")</script>&amp;`,
  formula: (mark) => `=HYPERLINK("http://x/${mark}")`,
  template: (mark) => `\${7*7}{{7*7}}{number}[{due}]%s$1${mark}\\n`,
  path: (mark) => `../../${mark}/%2e%2e%00`,
  'other direction': (mark) => `\u202e${mark}\u2066\u200f𠮷`,
  'JSON of a prototype': (mark) => `{"__proto__":{"name":"${mark}"}}`,
  'two lines': (mark) => `a\r\nBcc: ${mark}@example.com`,
  'very long': (mark) => `${randomBytes(16_000).toString('base64')}${mark}`,
};

/** Words that some layer could take for no value, or for a thing of its own. */
export const WORDS_FOR_NOTHING = ['null', 'undefined', '__proto__'];

/** What no column takes as it is: a NUL, half of a surrogate pair. And nothing at all. */
export const NO_TEXTS = ['\0', '\ud83d', ' ', ''];

/** Every text within `value`, keys among them. */
export function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...leavesOf(inner)]);
}
