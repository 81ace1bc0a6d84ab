import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumPrinter } from './chromium-printer.ts';

const CHROMIUM = fileURLToPath(new URL('../../../infra/local/print/chromium.sh', import.meta.url));
const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body style="font-family:'Noto Sans SC'">${body}</body></html>`;
const foldersOf = async () => (await readdir(folder)).filter((name) => name.startsWith('zhengyun-print-'));

/** Processes that are left of a browser's group. */
function groupOf(pid: number): readonly string[] {
  const all = execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((row) => row.trim().startsWith(`${pid} `) && !/^\s*\d+\s+Z/.test(row));
}

/** How long killed processes may take to be gone. */
const GOING = { timeout: 10_000, interval: 50 };

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printer-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An executable that stands for a browser. */
async function stand(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('a page that is printed', () => {
  it('is a PDF whose Chinese can be read back, made one after the other, and leaves nothing behind', {
    timeout: 120_000,
  }, async () => {
    const pids: number[] = [];
    const atOnce: number[] = [];
    const printer = chromiumPrinter({
      path: CHROMIUM,
      onStart: (pid) => {
        pids.push(pid);
        atOnce.push(pids.filter(isThere).length);
      },
    });
    const script = '<script>document.body.append("ran")</script><p id="x">政务云结算单 壹佰元整</p>';
    const [first] = await Promise.all([printer.print(page(script)), printer.print(page('<p>二</p>'))]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(first)), { mergePages: true });
    expect(text).toContain('政务云结算单 壹佰元整');
    expect(text).not.toContain('ran');
    expect(atOnce).toEqual([1, 1]);
    await vi.waitFor(() => expect(pids.flatMap(groupOf)).toEqual([]), GOING);
  });

  it('fails so that it can be tried again when the browser is killed, with no process and no file left', {
    timeout: 60_000,
  }, async () => {
    let killed = 0;
    const broken = chromiumPrinter({
      path: CHROMIUM,
      folder,
      onStart: (pid) => {
        killed = pid;
        setTimeout(() => process.kill(pid, 'SIGKILL'), 300);
      },
    });
    const long = page(Array.from({ length: 30_000 }, (_, n) => `<p>第 ${n} 行</p>`).join(''));
    await expect(broken.print(long)).rejects.toMatchObject({ code: 'PRINT_FAILED', facts: { fault: 'DIED' } });
    await vi.waitFor(() => expect(groupOf(killed)).toEqual([]), GOING);
    expect(await foldersOf()).toEqual([]);
    const again = await chromiumPrinter({ path: CHROMIUM }).print(page('<p>再次</p>'));
    expect(Buffer.from(again).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('takes its browser along when the console itself is killed', { timeout: 60_000 }, async () => {
    const printer = JSON.stringify(new URL('./chromium-printer.ts', import.meta.url).href);
    const script = `const { chromiumPrinter } = await import(${printer});
      const onStart = (pid) => console.log(pid);
      await chromiumPrinter({ path: process.argv[1], folder: process.argv[2], onStart }).print('<html><head></head>' + '<p>行</p>'.repeat(200_000));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, CHROMIUM, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    await vi.waitFor(() => expect(groupOf(pid).length).toBeGreaterThan(1), 20_000);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(groupOf(pid)).toEqual([]), 20_000);
  });

  it('is ended with all that it started when it takes too long', async () => {
    const path = await stand('slow', 'sleep 300 & sleep 300');
    let pid = 0;
    const printer = chromiumPrinter({
      path,
      withinMs: 300,
      onStart: (started) => {
        pid = started;
      },
    });
    await expect(printer.print(page(''))).rejects.toMatchObject({ code: 'PRINT_FAILED', facts: { fault: 'LATE' } });
    expect(groupOf(pid)).toEqual([]);
  });

  it.each([
    ['NOT_STARTED', async () => '/nowhere/chromium'],
    ['DIED', () => stand('dead', 'exit 3')],
    ['REFUSED', () => stand('strange', `printf '{"id":1,"error":{"message":"no"}}\\0' >&4; sleep 300`)],
  ])('says %s of a browser that is none', async (fault, make) => {
    const failures: unknown[] = [];
    const printer = chromiumPrinter({ path: await make(), onFailure: (error) => failures.push(error) });
    await expect(printer.print(page(''))).rejects.toMatchObject({ code: 'PRINT_FAILED', facts: { fault } });
    expect(failures).toHaveLength(1);
  });

  it('lets three wait, and refuses more', async () => {
    const path = await stand('waiting', 'sleep 300');
    const printer = chromiumPrinter({ path, withinMs: 200 });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => printer.print(page(''))));
    const codes = all.map((each) => (each.status === 'rejected' ? each.reason.code : 'printed'));
    expect(codes).toEqual([...Array(4).fill('PRINT_FAILED'), 'RATE_LIMITED']);
  });
});
