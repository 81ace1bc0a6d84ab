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

interface Document {
  readonly paths?: unknown;
}
type Paths = Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;

function operationsOf({ paths }: Document): ReadonlyMap<string, string> {
  return new Map(
    Object.entries((paths ?? {}) as Paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => {
        const call = `${method.toUpperCase()} ${path}`;
        return [call, operationId ?? call] as const;
      }),
    ),
  );
}

const named = ({ method, path }: Answered) => `${method} ${path}`;
const isDone = ({ status }: Answered) => status >= 200 && status < 300;

/** What of the document's operations the answers show to be called, and done. Calls of anything else count for nothing. */
export function coverageOf(document: Document, answers: readonly Answered[]): Coverage {
  const operations = operationsOf(document);
  const known = answers.filter((each) => operations.has(named(each)));
  return {
    operations: operations.size,
    called: new Set(known.map(named)).size,
    done: new Set(known.filter(isDone).map(named)).size,
  };
}

/** Operations of the document that no answer shows to be done, by name: of them only refusals were looked at. */
export function neverDone(document: Document, answers: readonly Answered[]): readonly string[] {
  const done = new Set(answers.filter(isDone).map(named));
  return [...operationsOf(document)].flatMap(([call, name]) => (done.has(call) ? [] : [name]));
}

/** What came of `act`, and the answers that left while it ran: those of before and after are not its own. */
export async function answeredDuring<Came>(
  answers: readonly Answered[],
  act: () => Promise<Came>,
): Promise<{ readonly came: Came; readonly answered: readonly Answered[] }> {
  const before = answers.length;
  const came = await act();
  return { came, answered: answers.slice(before) };
}
