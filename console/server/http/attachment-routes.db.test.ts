import { randomUUID } from 'node:crypto';
import { type Browser, openBrowser } from '@zhengyun/cli/demo/browser.ts';
import { ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: ConsoleServer;
let applicant: Browser;
beforeAll(async () => {
  server = await consoleServer();
  applicant = await signedIn('applicant');
});
afterAll(() => server?.close());

async function signedIn(subject: string): Promise<Browser> {
  const browser = openBrowser();
  const { url, response } = await browser.request(new URL('/sign-in?return_to=/readyz', server.url));
  const action = /<form[^>]*action="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  const body = new URLSearchParams({ subject: `sample:${subject}` });
  const done = await browser.request(new URL(action.replaceAll('&amp;', '&'), url), { method: 'POST', body });
  expect(done.response.ok).toBe(true);
  return browser;
}
const headers = { 'content-type': 'application/octet-stream', 'x-zhengyun': 'web' };
async function call(browser: Browser, procedure: string, input: unknown) {
  const sent = { ...headers, 'content-type': 'application/json' };
  const address = new URL(`/trpc/${procedure}`, server.url);
  const { response } = await browser.request(address, { method: 'POST', headers: sent, body: JSON.stringify(input) });
  const { result, error } = (await response.json()) as { result?: { data: never }; error?: { data: object } };
  return { data: result?.data, error: error?.data };
}
async function begin(): Promise<string> {
  const draftId = randomUUID();
  expect((await call(applicant, 'requests.saveDraft', { draftId, content: { lines: [] } })).error).toBeUndefined();
  return draftId;
}
interface Sent {
  readonly by?: Browser;
  readonly name?: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly more?: Record<string, string>;
}
async function upload(draft: string, { by = applicant, name = '立项批复.pdf', body, more = {} }: Sent = {}) {
  const address = new URL(`/attachments?${new URLSearchParams({ draft, name })}`, server.url);
  const init = { method: 'POST', headers: { ...headers, ...more }, body: body ?? new Uint8Array(SAMPLE_FILES.pdf) };
  const { response } = await by.request(address, init);
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const download = async (id: unknown, by = applicant) =>
  (await by.request(new URL(`/attachments/${id}`, server.url), {})).response;

describe('a file that is added to a draft', () => {
  it('comes back byte for byte, as a download that no browser shows or runs', async () => {
    const { status, answer } = await upload(await begin());
    expect([status, answer.name, answer.kind]).toEqual([200, '立项批复.pdf', 'pdf']);
    const response = await download(answer.id);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(SAMPLE_FILES.pdf)).toBe(true);
    const shown = Object.fromEntries(response.headers);
    expect(shown).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(shown['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%E7%AB%8B/);
  });

  it('is refused by its name when it is another thing than it is called', async () => {
    const page = new TextEncoder().encode('<script>alert(1)</script>');
    const wrong = await upload(await begin(), { name: '说明.pdf', body: page });
    expect(wrong).toMatchObject({
      status: 400,
      answer: { code: 'ATTACHMENT_NOT_ADMITTED', facts: { name: '说明.pdf' } },
    });
    expect(wrong.answer.message).toContain('说明.pdf');
    const disguised = await upload(await begin(), { name: '说明.pdf', body: new Uint8Array(SAMPLE_FILES.png) });
    expect(disguised).toMatchObject({ status: 400, answer: { code: 'ATTACHMENT_DISGUISED', facts: { found: 'png' } } });
  });

  it('is refused by its name when it is larger than is taken', async () => {
    const body = new Uint8Array(ATTACHMENT_LIMIT_MB * 1_024 * 1_024 + 1);
    const answer = await upload(await begin(), { name: '全部卷宗.pdf', body });
    expect(answer).toMatchObject({
      status: 413,
      answer: { code: 'ATTACHMENT_TOO_LARGE', facts: { name: '全部卷宗.pdf' } },
    });
    expect(answer.answer.message).toContain('全部卷宗.pdf');
  });

  it('is refused to who may add none before it is read, however large it is', async () => {
    const body = new Uint8Array(3 * ATTACHMENT_LIMIT_MB * 1_024 * 1_024 + 1);
    const refused = await upload(await begin(), { by: await signedIn('auditor'), body });
    expect(refused).toMatchObject({ status: 403, answer: { code: 'ROLE_MISSING' } });
  });

  it('waits for room while its writer sends too many at once, and finds it once one of them ends', async () => {
    const draft = await begin();
    const ends = Array.from({ length: 3 }, () => new AbortController());
    // One that found its place taken by a try below comes again, until it is broken off.
    const hold = async (signal: AbortSignal): Promise<string> => {
      for (;;) {
        const address = new URL(`/attachments?draft=${draft}&name=a.pdf`, server.url);
        const begun = new ReadableStream<Uint8Array>({ start: (sender) => sender.enqueue(new Uint8Array(1)) });
        const init = { method: 'POST', headers, body: begun, duplex: 'half', signal } as RequestInit;
        const answered = await applicant.request(address, init).catch(() => null);
        if (!answered) return 'broken off';
        await answered.response.body?.cancel();
      }
    };
    const sent = ends.map(({ signal }) => hold(signal));
    const one = () => upload(draft, { body: new Uint8Array(1) });
    try {
      await expect.poll(async () => (await one()).answer.code, { timeout: 20_000 }).toBe('RATE_LIMITED');
      expect((await one()).status).toBe(429);
      ends[0]!.abort();
      await expect.poll(async () => (await one()).answer.code, { timeout: 20_000 }).toBe('ATTACHMENT_NOT_ADMITTED');
    } finally {
      for (const end of ends) end.abort();
    }
    expect(await Promise.all(sent)).toEqual(['broken off', 'broken off', 'broken off']);
  });

  it('is refused with a name that is a path, and without one', async () => {
    const draft = await begin();
    for (const name of ['../../etc/passwd.pdf', '', 'a\u202efdp.pdf'])
      expect(await upload(draft, { name })).toMatchObject({ status: 400, answer: { code: 'INPUT_INVALID' } });
    expect((await upload(draft, { body: new Uint8Array() })).answer.code).toBe('ATTACHMENT_NOT_ADMITTED');
  });

  it('is neither taken from nor given to whoever has no session, nor taken from another site’s page', async () => {
    const draft = await begin();
    const { answer } = await upload(draft);
    const stranger = openBrowser();
    expect(await upload(draft, { by: stranger })).toMatchObject({ status: 401, answer: { code: 'NOT_SIGNED_IN' } });
    expect((await download(answer.id, stranger)).status).toBe(401);
    const foreign = await upload(draft, { more: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign).toMatchObject({ status: 403, answer: { code: 'CROSS_SITE' } });
  });

  it('is seen by its writer alone until it is sent', async () => {
    const draft = await begin();
    const { answer } = await upload(draft);
    const approver = await signedIn('approver');
    expect((await download(answer.id, approver)).status).toBe(404);
    expect(await upload(draft, { by: approver })).toMatchObject({ status: 404, answer: { code: 'NOT_FOUND' } });
  });
});

describe('evidence in a dispute', () => {
  const evidence = async (by: Browser, dispute: string = randomUUID()) => {
    const address = new URL(`/attachments?${new URLSearchParams({ dispute, name: '停用单.pdf' })}`, server.url);
    const { response } = await by.request(address, { method: 'POST', headers, body: new Uint8Array(SAMPLE_FILES.pdf) });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };
  it('is taken from who speaks in disputes, of disputes there are', async () => {
    for (const subject of ['applicant', 'finance'])
      expect(await evidence(await signedIn(subject))).toMatchObject({ status: 404, answer: { code: 'NOT_FOUND' } });
    expect(await evidence(applicant, 'x')).toMatchObject({ status: 400, answer: { code: 'INPUT_INVALID' } });
    expect(await evidence(await signedIn('auditor'))).toMatchObject({ status: 403, answer: { code: 'ROLE_MISSING' } });
    expect(await evidence(openBrowser())).toMatchObject({ status: 401, answer: { code: 'NOT_SIGNED_IN' } });
  });
});
