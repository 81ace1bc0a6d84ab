/** Words that nearly every business system has in its name: they say nothing of what it is for. */
const EMPTY_WORDS = /(信息|管理|业务|综合|智慧|服务|政务|电子|系统|平台|网站|门户|中心|工程|项目|省|市|区|县)/gu;
/** Shares of pairs of characters from which two names are called alike. Sample figure, found by reading pairs of names. */
const ALIKE = 0.6;

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** What is particular about a name; all of it where nothing is left. */
function core(name: string): string {
  const whole = bare(name);
  const rest = whole.replace(EMPTY_WORDS, '');
  return rest === '' ? whole : rest;
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((each, index) => `${characters[index]}${each}`));
}

/**
 * Whether two systems' names are of the same thing (N12): equal but for signs and the words that every name has, or with most pairs
 * of characters in common (Dice). A hint for a person who decides, never a refusal.
 */
export function soundsLike(one: string, other: string): boolean {
  if (bare(one) === bare(other)) return true;
  const [a, b] = [core(one), core(other)];
  if (a === b) return true;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return (2 * both) / (left.size + right.size) >= ALIKE;
}
