import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import { submitTransfer } from '@zhengyun/domain/transfers/submit-transfer.ts';
import { keyOf, tokenOf } from '@zhengyun/test/support/api-callers.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../demo/browser.ts';
import { readEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { login } from './login.ts';
import { runApi } from './run-api.ts';
import { keepToken, readToken, tokenFile } from './token-file.ts';

let server: ConsoleServer;
let key: string;
beforeAll(async () => {
  server = await consoleServer();
  key = await keyOf(server, {
    role: 'applicant',
    owner: 'applicant',
    department: 'drug-regulator',
    scopes: ['orderSheets:read', 'requests:read', 'requests:write', 'resources:read', 'settlement:read'],
  });
});
afterAll(() => server?.close());

/** Runs a command of the API as the shell would; what it printed and how it ended. */
async function run(bearer: string | undefined, ...args: string[]) {
  const printed = { out: '', err: '' };
  const env = readEnv({
    ZHENGYUN_URL: server.url.href,
    ...(bearer === undefined ? {} : { ZHENGYUN_TOKEN: bearer }),
    XDG_CONFIG_HOME: join(server.folder, 'config'),
  });
  const output = {
    out: (text: string) => (printed.out += text),
    err: (text: string) => (printed.err += text),
  };
  const code = await runApi(args, env, output).catch((error: unknown) => error as Error);
  return { ...printed, code };
}

const GOOD = `system: drug-supervision
title: 命令行下单
reason: 每月例行
mlpsGrade: 3
lines:
  - { cloud: guangzhou, zone: extranet, spec: { item: block-disk, class: fast, gb: 100, count: 1 } }
`;
async function file(name: string, text: string): Promise<string> {
  const path = join(server.folder, name);
  await writeFile(path, text);
  return path;
}

describe('order', () => {
  it('submits a file with a program’s key and prints the number', async () => {
    const { out, code } = await run(key, 'order', await file('good.yaml', GOOD), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ number: expect.stringMatching(/^SQ-\d{4}-\d{6}$/) });
  });

  it('submits a sheet of lines under the head it is given, and says cell by cell what is wrong with one', async () => {
    const head = ['--system', 'drug-supervision', '--title', '批量', '--reason', '例行', '--grade', '3'];
    const rows = (gb: string) =>
      `服务,云,网络分区,磁盘类型,每块容量（GB）,数量\n块存储盘,guangzhou,extranet,高速,${gb},1\n`;
    const good = await run(key, 'order', await file('good.csv', rows('100')), ...head, '--json');
    expect(good).toMatchObject({ code: 0, err: '' });
    const bad = await run(key, 'order', await file('bad.csv', rows('=50+50')), ...head);
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.err).toContain('E2 每块容量（GB）');
    expect(bad.err).toContain('SHEET_FORMULA');
    const headless = await run(key, 'order', await file('good.csv', rows('100')));
    expect(String(headless.code)).toContain('--system');
  });

  it('says row by row what is wrong with a file, and submits nothing', async () => {
    const wrong = GOOD.replace('zone: extranet', 'zone: nowhere').replace('命令行下单', '错误的文件');
    const { err, code } = await run(key, 'order', await file('wrong.yaml', wrong), '--lang', 'en');
    expect(code).toBe(1);
    expect(err).toContain('#1');
    expect(err).toContain('ZONE_UNKNOWN');
    const { out } = await run(key, 'list', 'requests', '--search', '错误的文件', '--json');
    expect(out).toBe('');
  });
});

describe('list and bill', () => {
  it('show what the caller may see, as a table and as JSON', async () => {
    await run(key, 'order', await file('listed.yaml', GOOD.replace('命令行下单', '列表里的申请')));
    const shown = await run(key, 'list', 'requests', '--search', '列表里的申请');
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toMatch(/^SQ-\d{4}-\d{6} .*列表里的申请\n$/);
    const all = await run(key, 'list', 'requests', '--all', '--json');
    expect(
      all.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).number),
    ).toContain(shown.out.slice(0, 14));
  });

  it('say that there is no statement yet', async () => {
    expect(await run(key, 'bill', '2026-01', '--lang', 'en')).toMatchObject({
      code: 1,
      err: 'There is no statement.\n',
    });
  });

  it('show the newest statement line by line', async () => {
    const finance = await tokenOf(server, 'finance');
    const departmentId = server.province.departments.get('drug-regulator');
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const drafted = await fetch(new URL('/api/v1/settlement/draftMonthToDate', server.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${finance}`, 'content-type': 'application/json' },
      body: JSON.stringify({ departmentId, month }),
    });
    expect(drafted.status, await drafted.clone().text()).toBe(200);
    const { number } = (await drafted.json()) as { number: string };
    const { out, code } = await run(finance, 'bill', month);
    expect(code).toBe(0);
    expect(out).toContain(number);
  });
});

describe('bill --format', () => {
  let finance: string;
  let month: string;
  beforeAll(async () => {
    finance = await tokenOf(server, 'finance');
    month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const departmentId = server.province.departments.get('drug-regulator');
    const drafted = await fetch(new URL('/api/v1/settlement/draftMonthToDate', server.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${finance}`, 'content-type': 'application/json' },
      body: JSON.stringify({ departmentId, month }),
    });
    expect(drafted.status, await drafted.clone().text()).toBe(200);
  });
  const to = (name: string) => join(server.folder, name);

  it.each([
    ['csv', 'efbbbf'],
    ['xlsx', '504b0304'],
    ['focus-csv', Buffer.from('BilledCost,').toString('hex')],
    ['focus-parquet', Buffer.from('PAR1').toString('hex')],
    ['json', Buffer.from('{').toString('hex')],
  ])('writes a statement out as %s', async (format, begins) => {
    const { code, err, out } = await run(key, 'bill', month, '--format', format, '-o', to(`out.${format}`));
    expect(code, String(code)).toBe(0);
    expect(out).toBe('');
    expect(err).toContain(`out.${format}`);
    const bytes = await readFile(to(`out.${format}`));
    expect(bytes.toString('hex').startsWith(begins)).toBe(true);
    if (format === 'json') expect(JSON.parse(bytes.toString())).toMatchObject({ month });
  });

  it('says who took what in the audit log, also of a program', async () => {
    const rows = await server.province.audit('exports.statement-taken');
    expect(rows.find(({ detail }) => (detail as { format?: string }).format === 'xlsx')).toMatchObject({
      ...{ actor_kind: 'client', detail: { month } },
    });
  });

  it('leaves a file that is there alone, unless it is told', async () => {
    await writeFile(to('mine.csv'), 'mine');
    const refused = await run(key, 'bill', month, '-o', to('mine.csv'));
    expect(String(refused.code)).toContain('is there already');
    expect(await readFile(to('mine.csv'), 'utf8')).toBe('mine');
    expect((await run(key, 'bill', month, '-o', to('mine.csv'), '--force')).code).toBe(0);
    expect(await readFile(to('mine.csv'), 'utf8')).not.toBe('mine');
  });

  it('prints text without a file, and no bytes on a terminal', async () => {
    const { out, code } = await run(key, 'bill', month, '--format', 'csv');
    expect(code).toBe(0);
    expect(out).toContain('\r\n');
    expect(String((await run(key, 'bill', month, '--format', 'xlsx')).code)).toContain('name a file with -o');
  });

  it('is not called with a format that there is not, nor with --force alone', async () => {
    for (const args of [['--format', 'doc'], ['-o', 'out.doc'], ['--force']])
      expect((await run(key, 'bill', month, ...args)).code).toBeInstanceOf(UsageError);
  });

  it('takes one alone: by its number where several match, and none that is not there', async () => {
    const none = await run(key, 'bill', '--number', 'JS-1999-000001', '--format', 'csv', '--lang', 'en');
    expect(none).toMatchObject({ code: 1, err: 'There is no statement.\n' });
    const { out } = await run(key, 'bill', month, '--format', 'json');
    const { number } = JSON.parse(out) as { number: string };
    expect((await run(key, 'bill', '--number', number, '-o', to('one.csv'))).code).toBe(0);
  });

  it('is refused to a key without the scope, with nothing written', async () => {
    const narrow = await keyOf(server, {
      ...{ role: 'applicant', owner: 'applicant', department: 'drug-regulator', scopes: ['requests:read'] },
    });
    const { out } = await run(key, 'bill', month, '--format', 'json');
    const { id } = JSON.parse(out) as { id: string };
    const address = new URL(`/api/v1/exports/statement?statementId=${id}&format=csv`, server.url);
    const ask = (bearer?: string) => fetch(address, bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {});
    expect(await (await ask(narrow)).json()).toMatchObject({ status: 403, code: 'SCOPE_MISSING' });
    expect(await (await ask()).json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    expect((await ask(await tokenOf(server, 'applicant2'))).status).toBe(404);
  });
});

describe('approve', () => {
  it('is for people: a program’s key is told so', async () => {
    const { code } = await run(key, 'list', 'inbox', '--lang', 'en');
    expect(code).toMatchObject({ code: 'PERSON_NEEDED', message: expect.stringContaining('for a person') });
  });

  it('shows the request and decides on no plan that was not shown', async () => {
    const { out } = await run(key, 'order', await file('approved.yaml', GOOD), '--json');
    const { number } = JSON.parse(out) as { number: string };
    const approver = await tokenOf(server, 'approver');
    const shown = await run(approver, 'approve', number);
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining(number) });
    const blind = await run(approver, 'approve', number, '--plan', 'a'.repeat(12));
    expect(blind.code).toMatchObject({ message: expect.stringContaining('look at it again') });
  });

  it('says of a transfer that waits for the caller where it is decided', async () => {
    const { as, departments, job } = server.province;
    const at = new Date();
    const departmentId = departments.get('drug-regulator') ?? '';
    const toDepartmentId = departments.get('education-bureau') ?? '';
    const system = { departmentId, name: '划转的系统', ownerName: '李', mlpsGrade: 2 as const };
    const { id: systemId } = await createSystem(job(at), system);
    const asked = { systemId, toDepartmentId, reason: '机构改革' };
    const { transferId, number } = await submitTransfer(await as('applicant', at), asked);
    const approver = await tokenOf(server, 'approver');
    expect((await run(approver, 'list', 'inbox')).out).toContain(number);
    const { code } = await run(approver, 'approve', number);
    expect(String(code)).toContain(`decided in the console: /transfers/${transferId}`);
    const unknown = await run(approver, 'approve', 'SQ-2026-999999');
    expect(String(unknown.code)).toContain('no such request');
  });
});

describe('signing in', () => {
  it('asks whoever is not signed in to do so', async () => {
    expect((await run(undefined, 'list', 'requests')).code).toMatchObject({
      message: expect.stringContaining('run login'),
    });
  });

  it('shows a page from which a browser may go on to the command that asked, and nowhere else', async () => {
    const shown = Promise.withResolvers<URL>();
    const file = tokenFile(join(server.folder, 'waiting'));
    const waiting = login({ url: server.url, file, now: () => new Date(), show: shown.resolve, patienceMs: 2_000 });
    const inTime = expect(waiting).rejects.toThrow('nobody signed in in time');
    const address = await shown.promise;
    const { response } = await openBrowser().request(address);
    const [, targets] = /form-action ([^;]+)/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
    expect(targets).toBe(`'self' ${new URL(address.searchParams.get('redirect_uri') ?? '').origin}`);
    await inTime;
  });

  it('keeps a token for its own console alone, for its owner’s eyes alone, until it ends', async () => {
    const path = tokenFile(join(server.folder, 'kept'));
    const ends = new Date(Date.now() + 3_600_000);
    await keepToken(path, 'https://one.example.com', { token: 'secret', expiresAt: ends.toISOString() });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readToken(path, 'https://one.example.com', new Date())).toBe('secret');
    expect(await readToken(path, 'https://other.example.com', new Date())).toBeNull();
    expect(await readToken(path, 'https://one.example.com', ends)).toBeNull();
  });

  it('takes no token from a file that others may read', async () => {
    const path = tokenFile(join(server.folder, 'open'));
    await mkdir(join(server.folder, 'open', 'zhengyun'), { recursive: true });
    await writeFile(path, '{}', { mode: 0o644 });
    await expect(readToken(path, 'https://one.example.com', new Date())).rejects.toThrow('chmod 600');
  });
});

describe('usage send', () => {
  it('sends readings with a program’s key, once however often, and says line by line which were refused', async () => {
    const flow = await orderedLines(server.province);
    const { lines } = await flow.request((await flow.order(1)).requestId);
    await flow.end();
    const meter = await keyOf(server, { role: 'platform-engineer', owner: 'engineer', scopes: ['metering:write'] });
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const reading = { eventId: 'a', resourceId: lines[0]!.resource.id, dimension: 'vcpu', quantity: '0.75', at };
    const many = Array.from({ length: 1_200 }, (_, n) => JSON.stringify({ ...reading, eventId: `n${n}` }));
    const good = await file('good.jsonl', `${many.join('\n')}\n\n`);
    const send = (path: string, bearer = meter) => run(bearer, 'usage', 'send', path, '--source', 'meter', '--json');
    expect(await send(good)).toEqual({ code: 0, err: '', out: '{"stored":1200,"repeated":0,"refused":0}\n' });
    expect(await send(good)).toMatchObject({ code: 0, out: '{"stored":0,"repeated":1200,"refused":0}\n' });
    const wrong = [{ ...reading, quantity: 'NaN' }, reading, { ...reading, eventId: 'n0', quantity: '9' }];
    const bad = await send(await file('bad.jsonl', wrong.map((each) => JSON.stringify(each)).join('\n')));
    expect(bad).toMatchObject({ code: 1, out: '{"stored":1,"repeated":0,"refused":2}\n' });
    expect(bad.err).toMatch(/bad\.jsonl:1: a: .*INPUT_INVALID.*\n.*bad\.jsonl:3: n0: .*DUPLICATE_CONFLICT/);
    const narrow = await keyOf(server, { role: 'platform-engineer', owner: 'engineer', scopes: ['metering:read'] });
    expect((await send(good, narrow)).code).toMatchObject({ code: 'SCOPE_MISSING' });
  });
});
