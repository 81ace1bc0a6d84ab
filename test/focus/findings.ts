/** A rule that a file breaks, as the validator says it. */
export interface Red {
  readonly rule: string;
  readonly says: string;
}

export interface Found {
  /** Rules that were looked at: neither skipped nor without a way to look. */
  readonly looked: number;
  readonly reds: readonly Red[];
}

const CASE = /<testcase name="([\w-]+) :: [^"]*"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g;
const WRONG = /<(?:failure|error)(?:[^>]*? message="([^"]*)")?/;

/** Reads the validator's report (JUnit's form). Throws where it holds no case at all: nothing was looked at. */
export function readFindings(xml: string): Found {
  const cases = [...xml.matchAll(CASE)].map(([, rule = '', body = '']) => ({ rule, body }));
  if (cases.length === 0) throw new Error(`the report of focus-validator holds no rule:\n${xml.slice(0, 2_000)}`);
  const looked = cases.filter(({ body }) => !body.includes('<skipped'));
  const reds = looked.flatMap(({ rule, body }) => {
    const wrong = WRONG.exec(body);
    return wrong ? [{ rule, says: wrong[1] ?? '' }] : [];
  });
  return { looked: looked.length, reds };
}
