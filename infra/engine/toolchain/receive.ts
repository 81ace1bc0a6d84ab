/** Time-outs and ends that both a program's file and its checksum come under. */
export interface Receiving {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the server must have begun to answer, and between two pieces of a file or for the whole of a checksum. */
  readonly timeOuts?: { readonly answer: number; readonly piece: number } | undefined;
}

/** What came, as it comes. */
export interface Incoming {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes the server announced; null when it did not. */
  readonly length: number | null;
  /** Ends what reads the body. */
  readonly signal: AbortSignal;
  /** A piece came, and the next has its time anew. Not called, `piece` is the time for all of it. */
  came(): void;
}

/** The server could not be reached or has no such file: another way may be tried. */
export class NotDownloadable extends Error {
  /** Nobody answered, so that asking the same host for the next file is a waste. */
  readonly unreachable: boolean;

  constructor(message: string, { unreachable = false }: { unreachable?: boolean } = {}) {
    super(message);
    this.unreachable = unreachable;
  }
}

const TIME_OUTS = { answer: 5_000, piece: 30_000 };

/**
 * Asks for `url` and gives what comes to `take`. Throws NotDownloadable whatever goes wrong on the way, stalls included, and
 * the caller's own reason when it gave up.
 */
export async function receive<T>(
  url: string,
  { signal, timeOuts = TIME_OUTS }: Receiving,
  take: (incoming: Incoming) => Promise<T>,
): Promise<T> {
  const stalled = new AbortController();
  const giveUp = (): void =>
    stalled.abort(new NotDownloadable(`${url} stopped coming: nothing more within ${timeOuts.piece / 1000} s`));
  const timer = setTimeout(giveUp, timeOuts.piece);
  const ends = signal === undefined ? stalled.signal : AbortSignal.any([stalled.signal, signal]);
  try {
    const response = await open(url, { signal: ends, timeOuts });
    if (response.body === null) throw new NotDownloadable(`${url} is empty`);
    const length = Number(response.headers.get('content-length')) || null;
    return await take({ body: response.body, length, signal: ends, came: () => timer.refresh() });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (stalled.signal.aborted) throw stalled.signal.reason;
    if (error instanceof NotDownloadable) throw error;
    throw new NotDownloadable(`${url} broke off: ${(error as Error).message}`);
  } finally {
    clearTimeout(timer);
    // What is left of the answer is of no use to anybody, and would hold its connection.
    stalled.abort(new NotDownloadable(`${url} is done with`));
  }
}

async function open(
  url: string,
  { signal, timeOuts }: { signal: AbortSignal; timeOuts: { readonly answer: number } },
): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeOuts.answer);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([late.signal, signal]), redirect: 'follow' });
    if (!response.ok) throw new NotDownloadable(`${url} answers ${response.status}`);
    if (url.startsWith('https:') && !response.url.startsWith('https:'))
      throw new NotDownloadable(`${url} leads on to plain http, where anybody between can change what comes`);
    return response;
  } catch (error) {
    if (signal.aborted || error instanceof NotDownloadable) throw error;
    throw new NotDownloadable(`${new URL(url).host} can't be reached`, { unreachable: true });
  } finally {
    clearTimeout(timer);
  }
}
