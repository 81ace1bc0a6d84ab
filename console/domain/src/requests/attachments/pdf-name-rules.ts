import type { Look } from './look-rules.ts';

const [NUL, TAB, CR, SPACE, PERCENT, NO_BREAK] = [0x00, 0x09, 0x0d, 0x20, 0x25, 0xa0];
const [ZERO, NINE] = [0x30, 0x39];

const isBlank = (code: number) => code === SPACE || (code >= TAB && code <= CR) || code === NUL || code === NO_BREAK;
const isLineEnd = (code: number) => code === CR || code === 0x0a;
const isDigit = (code: number) => code >= ZERO && code <= NINE;

/** Words that a name follows, and the same where a comment stands between. */
export interface Before {
  readonly last: RegExp;
  readonly commented: RegExp;
}

/** Words of at most 8 characters, as a pattern's alternatives. */
export const before = (words: string): Before => ({
  last: new RegExp(`(?:${words})$`),
  commented: new RegExp(`(?:${words})[\\s\\0]*%`),
});

/** A place in a text. */
export interface Place {
  readonly text: string;
  readonly at: number;
}

/**
 * Whether the name there follows one of the words, with nothing but white space and comments between. Only the first name of a line has a
 * line end behind it, so every line is read back once at most.
 */
export function follows({ text, at }: Place, words: Before, look: Look): boolean {
  for (let from = at; from > 0; ) {
    const { end, lineEnds } = blanksBefore(text, from, look);
    if (words.last.test(text.slice(Math.max(0, end - 8), end))) return true;
    if (!lineEnds) return false;
    let begin = end;
    while (begin > 0 && !isLineEnd(text.charCodeAt(begin - 1))) begin -= 1;
    look.spend('looked', end - begin);
    const line = text.slice(begin, end);
    if (words.commented.test(line)) return true;
    if (!/^[\s\0]*%/.test(line)) return false;
    from = begin;
  }
  return false;
}

function blanksBefore(text: string, from: number, look: Look): { readonly end: number; readonly lineEnds: boolean } {
  let end = from;
  let lineEnds = false;
  for (; end > 0 && isBlank(text.charCodeAt(end - 1)); end -= 1) lineEnds ||= isLineEnd(text.charCodeAt(end - 1));
  look.spend('looked', from - end + 1);
  return { end, lineEnds };
}

/** Whether a dictionary, an array or a reference to one (`12 0 R`) stands at `at`, after white space and comments. */
export function isDictionaryAt(text: string, at: number, look: Look): boolean {
  const begin = afterGap(text, at, look);
  if (text.startsWith('<<', begin) || text[begin] === '[') return true;
  const object = afterNumber(text, begin, look);
  const generation = object === null ? null : afterNumber(text, afterGap(text, object, look), look);
  return generation !== null && text[afterGap(text, generation, look)] === 'R';
}

function afterGap(text: string, from: number, look: Look): number {
  let at = from;
  for (let code = text.charCodeAt(at); isBlank(code) || code === PERCENT; code = text.charCodeAt(at)) {
    at += 1;
    if (code === PERCENT) while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  }
  look.spend('looked', at - from + 1);
  return at;
}

/** Where the number that stands at `from` ends; all its digits are its own. Null: none stands there. */
function afterNumber(text: string, from: number, look: Look): number | null {
  const begin = text[from] === '+' ? from + 1 : from;
  let at = begin;
  while (isDigit(text.charCodeAt(at))) at += 1;
  look.spend('looked', at - from + 1);
  return at === begin ? null : at;
}
