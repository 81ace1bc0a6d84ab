import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINES } from './command-lines.ts';
import { helpText, unknownCommand } from './help-text.ts';

const COMMAND = join(import.meta.dirname, 'zhengyun.mjs');

/** Runs the command as its link in a shell's path does, from a folder that is not the project's. */
async function zhengyun(...args: string[]) {
  return promisify(execFile)(COMMAND, args, { cwd: tmpdir() }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}
const names = [...new Set(COMMAND_LINES.map(({ line }) => line.split(' ')[0]!))];

describe('the help of the command', () => {
  it('shows every command that there is, and no other', () => {
    const main = readFileSync(join(import.meta.dirname, 'main.ts'), 'utf8');
    const run = [...main.matchAll(/^ {4}case '([a-z-]+)':$/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(run.toSorted());
    for (const name of names) expect(helpText()).toContain(`\n  ${name}`);
  });

  it.each(names)('shows how %s is called, and what its end means', (name) => {
    const text = helpText(name) ?? '';
    expect(text).toMatch(new RegExp(`^ {2}zhengyun ${name}`));
    expect(text).toContain('Exit codes: 0');
  });

  it('names the commands that there are beside one that there is not', () => {
    expect(helpText('aprove')).toBeNull();
    expect(unknownCommand('aprove')).toMatch(/no command aprove: .*approve, list, bill/);
  });
});

describe('the command in a shell', () => {
  it('works from any folder, by itself and for each command', async () => {
    expect(await zhengyun('--help')).toEqual({ code: 0, stdout: helpText(), stderr: '' });
    expect(await zhengyun()).toMatchObject({ code: 0, stdout: helpText() });
    expect(await zhengyun('help', 'list')).toMatchObject({ code: 0, stdout: helpText('list') });
    expect(await zhengyun('order', '--help')).toMatchObject({ code: 0, stdout: helpText('order') });
  });

  it('ends with 2 where it is not called like that, and says how', async () => {
    expect(await zhengyun('aprove')).toEqual({ code: 2, stdout: '', stderr: `${unknownCommand('aprove')}\n` });
  });

  it('leaves alone what stands for another command', async () => {
    expect(await zhengyun('list', '--', '--help')).toMatchObject({ stdout: '' });
  });

  it('ends with 1 where the console refuses, with what it says, the code and the trace to quote', async () => {
    const problem = { code: 'SCOPE_MISSING', detail: 'The key lacks the scope.', traceId: 'trace-1' };
    const server = createServer((_, response) =>
      response.writeHead(403, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem)),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, ZHENGYUN_URL: `http://127.0.0.1:${port}`, ZHENGYUN_TOKEN: 'zy_key' };
    const refused = promisify(execFile)(COMMAND, ['list', 'requests'], { env });
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The key lacks the scope.\n(SCOPE_MISSING, trace-1)\n',
    });
    server.close();
  });
});
