import { type Browser, openBrowser } from './browser.ts';

/** The console's refusal as a caller sees it. */
export class ConsoleRefusal extends Error {
  readonly code: string;
  /** What people read: what happened, to what, what to do. */
  readonly sentence: string;

  constructor(procedure: string, code: string, message: string) {
    super(`${procedure}: ${code} ${message}`);
    this.name = 'ConsoleRefusal';
    this.code = code;
    this.sentence = message;
  }
}

/** One signed-in person at the console's tRPC interface, over plain HTTP. */
export interface ConsoleClient {
  readonly subject: string;
  query<Answer>(procedure: string, input?: unknown): Promise<Answer>;
  mutate<Answer>(procedure: string, input: unknown): Promise<Answer>;
}

/** Signs `subject` in at `base` through the embedded provider's page and gives a client that acts as that person. */
export async function signIn(base: URL, subject: string): Promise<ConsoleClient> {
  const browser = openBrowser();
  const page = await browser.request(new URL('/sign-in', base));
  const html = await page.response.text();
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (!action)
    throw new Error(`${page.url.href} shows no sign-in form: is this the sample system (ZHENGYUN_MODE=local)?`);
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
    (found) => [found[1] ?? '', found[2] ?? ''] as const,
  );
  const form = new URLSearchParams([
    ...hidden.map(([name, value]): [string, string] => [name, value]),
    ['subject', subject],
  ]);
  const signedIn = await browser.request(new URL(action.replaceAll('&amp;', '&'), page.url), {
    method: 'POST',
    body: form,
  });
  await signedIn.response.body?.cancel();
  if (!signedIn.response.ok || signedIn.url.host !== base.host)
    throw new Error(`signing in ${subject} ended at ${signedIn.url.pathname} with ${signedIn.response.status}`);
  return clientOf(base, browser, subject);
}

interface Envelope {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message: string; readonly data: { readonly code: string } };
}

function clientOf(base: URL, browser: Browser, subject: string): ConsoleClient {
  const answerOf = async (procedure: string, response: Response): Promise<unknown> => {
    const body = (await response.json()) as Envelope;
    if (body.error) throw new ConsoleRefusal(procedure, body.error.data.code, body.error.message);
    return body.result?.data;
  };
  // Queries too go by POST: an order file fits into no address.
  const call = async <Answer>(procedure: string, input: unknown): Promise<Answer> => {
    const { response } = await browser.request(new URL(`/trpc/${procedure}`, base), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zhengyun': '1', origin: base.origin },
      body: input === undefined ? null : JSON.stringify(input),
    });
    return (await answerOf(procedure, response)) as Answer;
  };
  return { subject, query: call, mutate: call };
}
