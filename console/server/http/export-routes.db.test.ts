import { randomUUID } from 'node:crypto';
import { type Browser, openBrowser } from '@zhengyun/cli/demo/browser.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { Printer } from '@zhengyun/domain/verb/printer.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { MONDAY } from '@zhengyun/test/support/sample-province.ts';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDownload } from './export-routes.ts';
import { sendFailure } from './send-failure.ts';

const MONTH = '2026-10';
let server: ConsoleServer;
let finance: Browser;
/** What prints. */
let printer: Printer;
let statementId: string;
let departmentId: string;
beforeAll(async () => {
  server = await consoleServer({ now: () => MONDAY, printer: { print: (html) => printer.print(html) } });
  const { province } = server;
  departmentId = province.departments.get('drug-regulator')!;
  ({ statementId } = await draftMonthToDate(await province.as('finance'), { departmentId, month: MONTH }));
  await reviewStatement(await province.as('finance2'), { statementId });
  await issueStatement(await province.as('finance2'), { statementId });
  finance = await signedIn('finance');
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
const get = async (by: Browser, path: string, init: RequestInit = {}) =>
  (await by.request(new URL(path, server.url), init)).response;
const ofStatement = (format: string, id = statementId) => `/exports/statement?statementId=${id}&format=${format}`;
const ofMonth = (month: string, format = 'focus-csv') => `/exports/month?month=${month}&format=${format}`;
const refusal = async (response: Response) => ({
  status: response.status,
  code: ((await response.json()) as { code?: string }).code,
});

describe('a statement that is taken as a file', () => {
  it('comes in each format, as a download under its Chinese name that no browser shows', async () => {
    const response = await get(finance, ofStatement('csv'));
    expect(response.status).toBe(200);
    const shown = Object.fromEntries(response.headers);
    expect(shown).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    const [, encoded = ''] =
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''([^ ]+)$/.exec(shown['content-disposition'] ?? '') ?? [];
    expect(decodeURIComponent(encoded)).toMatch(/^结算单 .+ 2026-10 JS-2026-\d{6}\.csv$/);
    expect((await response.text()).startsWith('序号,')).toBe(true);
    const starts = { xlsx: 'PK', 'focus-parquet': 'PAR1', 'focus-csv': 'BilledCost,' };
    for (const [format, start] of Object.entries(starts)) {
      const bytes = Buffer.from(await (await get(finance, ofStatement(format))).arrayBuffer());
      expect(bytes.subarray(0, start.length).toString()).toBe(start);
    }
    const english = await get(finance, `${ofStatement('csv')}&locale=en-US`);
    expect(await english.text()).not.toContain('序号');
  });

  it('is had by its own department and by no other, and who took it is written down', async () => {
    const before = (await server.province.audit('exports.statement-taken')).length;
    expect((await get(await signedIn('applicant'), ofStatement('xlsx'))).status).toBe(200);
    const theirs = await get(await signedIn('applicant2'), ofStatement('xlsx'));
    expect(await refusal(theirs)).toEqual({ status: 404, code: 'NOT_FOUND' });
    const rows = await server.province.audit('exports.statement-taken');
    expect(rows.slice(before)).toMatchObject([
      { outcome: 'done', department_id: departmentId, detail: { month: MONTH, format: 'xlsx' } },
      { outcome: 'refused', code: 'NOT_FOUND' },
    ]);
  });

  it('is refused without a session, from another site, for none there is, in no such format, and to a mere look ahead', async () => {
    const stranger = await get(openBrowser(), ofStatement('csv'));
    expect(await refusal(stranger)).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
    for (const site of ['cross-site', 'same-site']) {
      const foreign = await get(finance, ofStatement('csv'), { headers: { 'sec-fetch-site': site } });
      expect(await refusal(foreign)).toEqual({ status: 403, code: 'CROSS_SITE' });
    }
    const own = await get(finance, ofStatement('csv'), { headers: { 'sec-fetch-site': 'same-origin' } });
    expect([own.status, (await own.text()).length > 0]).toEqual([200, true]);
    const none = await get(finance, ofStatement('csv', randomUUID()));
    expect(await refusal(none)).toEqual({ status: 404, code: 'NOT_FOUND' });
    for (const path of [
      ofStatement('docx'),
      `${ofStatement('csv')}&format=xlsx`,
      '/exports/statement',
      `${ofStatement('csv')}&more=1`,
    ])
      expect(await refusal(await get(finance, path))).toEqual({ status: 400, code: 'INPUT_INVALID' });
    expect((await get(finance, ofStatement('csv'), { method: 'HEAD' })).status).toBe(404);
  });
});

describe('a month that is taken as a file', () => {
  it('is had by finance and those who audit alone, and not where nothing is issued', async () => {
    for (const browser of [finance, await signedIn('auditor')]) {
      const response = await get(browser, ofMonth(MONTH));
      expect([response.status, (await response.text()).startsWith('BilledCost,')]).toEqual([200, true]);
      expect(response.headers.get('content-disposition')).toContain('2026-10.focus-1.2.csv');
    }
    const applicant = await get(await signedIn('applicant'), ofMonth(MONTH));
    expect(await refusal(applicant)).toEqual({ status: 403, code: 'ROLE_MISSING' });
    expect(await refusal(await get(finance, ofMonth('2026-09')))).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(await refusal(await get(finance, ofMonth(MONTH, 'csv')))).toEqual({ status: 400, code: 'INPUT_INVALID' });
    expect(await server.province.audit('exports.month-taken')).toMatchObject([
      { outcome: 'done', object_id: MONTH, detail: { month: MONTH, format: 'focus-csv', statements: 1 } },
      { outcome: 'done' },
      { outcome: 'refused', code: 'ROLE_MISSING' },
      { outcome: 'refused', code: 'NOT_FOUND' },
      { outcome: 'refused', code: 'INPUT_INVALID' },
    ]);
  });
});

describe('a statement as PDF', () => {
  it('is what was printed, and refused in words where the print fails or nothing prints', async () => {
    printer = { print: async (html) => new TextEncoder().encode(`%PDF-${html.length}`) };
    const response = await get(finance, ofStatement('pdf'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(await response.text()).toMatch(/^%PDF-\d{4,}$/);
    printer = { print: () => Promise.reject(new DomainError('PRINT_FAILED', { fault: 'DIED' })) };
    expect(await refusal(await get(finance, ofStatement('pdf')))).toEqual({ status: 503, code: 'PRINT_FAILED' });
  });
});

describe('vouchers', () => {
  it('are had by finance alone, in each format, of one statement and of a month', async () => {
    const one = `/exports/voucher?statementId=${statementId}&format=csv`;
    const response = await get(finance, one);
    expect([response.status, (await response.text()).startsWith('凭证号,')]).toEqual([200, true]);
    const month = await get(finance, `/exports/month-vouchers?month=${MONTH}&book=provider&format=xlsx`);
    expect(
      Buffer.from(await month.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await refusal(await get(await signedIn('auditor'), one))).toEqual({ status: 403, code: 'ROLE_MISSING' });
    expect(await refusal(await get(finance, `${one}&book=tax`))).toEqual({ status: 400, code: 'INPUT_INVALID' });
  });
});

describe('a file that fails while it is made', () => {
  it('is broken off, so that nobody takes what came of it for the whole', async () => {
    const broken: PromiseWithResolvers<void> = Promise.withResolvers();
    async function* content() {
      yield new Uint8Array(64).fill(65);
      await broken.promise;
      throw new DomainError('STATE_CONFLICT', { what: 'statement' });
    }
    const app = fastify();
    app.setErrorHandler(sendFailure);
    app.get('/', (_request, reply) =>
      sendDownload(reply, { name: '结算单.csv', type: 'text/csv', content: content() }),
    );
    try {
      const response = await fetch(await app.listen({ host: '127.0.0.1', port: 0 }));
      expect(response.status).toBe(200);
      broken.resolve();
      await expect(response.arrayBuffer()).rejects.toThrow();
    } finally {
      await app.close();
    }
  });
});
