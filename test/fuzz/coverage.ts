/** One answer of the server, as it left. */
export interface Answered {
  readonly method: string;
  /** Path below the origin, without the query. */
  readonly path: string;
  readonly status: number;
}

/** How much of the API a caller's calls came to: a call that was never made shows nothing. */
export interface Coverage {
  /** Operations that the document has. */
  readonly operations: number;
  /** Of those, how many were called at least once. */
  readonly called: number;
  /** Of those, how many did at least once what they are for (2xx), so that more than a refusal was looked at. */
  readonly done: number;
}

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What of the document's operations the answers show to be called, and done. Calls of anything else count for nothing. */
export function coverageOf(document: { readonly paths?: unknown }, answers: readonly Answered[]): Coverage {
  const operations = new Set(
    Object.entries((document.paths ?? {}) as Paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  );
  const named = (each: Answered) => `${each.method} ${each.path}`;
  const known = answers.filter((each) => operations.has(named(each)));
  const done = known.filter(({ status }) => status >= 200 && status < 300);
  return {
    operations: operations.size,
    called: new Set(known.map(named)).size,
    done: new Set(done.map(named)).size,
  };
}
