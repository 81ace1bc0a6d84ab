import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** The documented example of a program: the first block of TypeScript in the API's page. */
function example(): string {
  const page = readFileSync(join(ROOT, 'docs/api/README.md'), 'utf8');
  const [, code] = /```ts\n(.*?)```/s.exec(page) ?? [];
  if (!code) throw new Error('docs/api/README.md shows no program');
  return code;
}

const PAGES: Readonly<Record<string, unknown>> = {
  '/api/v1/requests/list?state=joint-review': {
    items: [{ id: 'one', number: 'SQ-2026-000001', state: 'joint-review', monthFen: '12345678901234567890' }],
    nextCursor: 'further',
  },
  '/api/v1/requests/list?state=joint-review&cursor=further': {
    items: [{ id: 'two', number: 'SQ-2026-000002', state: 'joint-review', monthFen: '100' }],
    nextCursor: null,
  },
  '/api/v1/requests/get?requestId=one': { lines: [{ cloud: { name: '广州' }, spec: { item: 'cloud-host' } }] },
};
const REFUSED = { status: 404, code: 'NOT_FOUND', detail: 'There is no such request.', facts: {}, traceId: 'trace-1' };

describe('the client as others install it', () => {
  let folder: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'api-client-package-'));
    const built = join(folder, 'built');
    execFileSync(process.execPath, [join(ROOT, 'console/api-client/build.ts'), built]);
    const packed = execFileSync('npm', ['pack', built, '--silent', '--pack-destination', folder], { encoding: 'utf8' });
    writeFileSync(join(folder, 'package.json'), '{"name":"integrator","private":true,"type":"module"}');
    const quiet = ['--offline', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...quiet, join(folder, packed.trim())], { cwd: folder });
    server = createServer((request, response) => {
      const found = PAGES[request.url ?? ''];
      const type = found ? 'application/json' : 'application/problem+json';
      response.writeHead(found ? 200 : 404, { 'content-type': type }).end(JSON.stringify(found ?? REFUSED));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }, 60_000);
  afterAll(() => {
    server?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('has no dependency, and JavaScript alone', () => {
    const installed = join(folder, 'node_modules/@zhengyun/api-client');
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(dependencies).toBeUndefined();
    const listed = execFileSync('npm', ['pack', installed, '--dry-run', '--json'], { encoding: 'utf8' });
    const files = (JSON.parse(listed)[0].files as { readonly path: string }[]).map(({ path }) => path);
    expect(files).toEqual(expect.arrayContaining(['client.js', 'client.d.ts', 'README.md']));
    expect(files.filter((path) => /(?<!\.d)\.ts$|test/.test(path))).toEqual([]);
  });

  it('runs the documented example on plain Node, page after page, up to a refusal', async () => {
    writeFileSync(join(folder, 'example.mjs'), example());
    const ended = await run(process.execPath, ['example.mjs', url, 'zy_key'], { cwd: folder }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect(ended).toMatchObject({
      code: 1,
      stdout:
        'SQ-2026-000001 joint-review 123456789012345678 yuan a month\n  广州 cloud-host\nSQ-2026-000002 joint-review 1 yuan a month\n',
      stderr: 'NOT_FOUND: There is no such request. (trace-1)\n',
    });
  });

  it('gives the example the types of the document', () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2024',
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    const wrong = '// @ts-expect-error A number is no key.\nawait api.call("requests.get", { requestId: 1 });\n';
    writeFileSync(join(folder, 'example.ts'), `${example()}${wrong}`);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.ts'] }));
    const said = spawnSync('tsc', ['-p', folder], { encoding: 'utf8' });
    expect(said.stdout).toBe('');
  }, 60_000);
});
