import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { Printer } from '@zhengyun/domain/verb/printer.ts';
import { bareEnvironment } from '../env.ts';
import { browserPipe } from './browser-pipe.ts';
import { printPage } from './print-page.ts';

interface PrinterParts {
  /** The browser's executable. */
  readonly path: string;
  /** Where each print has its folder while it lasts; the system's folder of temporary files when absent. */
  readonly folder?: string;
  /** How long one print may take. */
  readonly withinMs?: number;
  /** Is told what a failed print failed of. */
  readonly onFailure?: (error: unknown) => void;
  /** Is told of the process of each browser. */
  readonly onStart?: (pid: number) => void;
}

const WITHIN_MS = 90_000;
/** Prints that may wait for the one under way; each holds its page in memory. */
const MOST_WAITING = 3;
/** After how many seconds one that found no room is worth trying again. */
const ROOM_SECONDS = 15;
/** Faces of Chinese, of which a page takes the parts that it shows: machines without a desktop have none. */
const FACES = ['400', '500'].map((weight) => import.meta.resolve(`@fontsource/noto-sans-sc/${weight}.css`));
/** The page reaches nothing: no network, no script, no file but the faces. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline' file:; font-src file:";
const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-breakpad',
  '--no-first-run',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const failed = (fault: 'DIED' | 'LATE' | 'NOT_STARTED' | 'REFUSED') => new DomainError('PRINT_FAILED', { fault });

/** How long what was killed may take to go, and how often it is looked at. */
const GOING = { looks: 40, everyMs: 25 };

/** Sends `signal` to a group of processes; false where none of it is left. */
function signalGroup(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** Ends the browser with every process that it started: they are one group, whose last may go a moment after its first. */
async function endAll(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  signalGroup(pid, 'SIGKILL');
  await gone;
  for (let look = 0; look < GOING.looks && signalGroup(pid, 0); look += 1) await pause(GOING.everyMs);
}

/** Rejects when the browser can't be started, ends by itself, or has had its time. */
function downfall(child: ChildProcess, withinMs: number): { readonly promise: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = setTimeout(() => reject(failed('LATE')), withinMs);
  child.once('error', () => reject(failed('NOT_STARTED')));
  child.once('exit', () => reject(failed('DIED')));
  return { promise, stop: () => clearTimeout(late) };
}

async function printOnce(html: string, parts: PrinterParts) {
  const { path, withinMs = WITHIN_MS, onStart, onFailure } = parts;
  const folder = await mkdtemp(join(parts.folder ?? tmpdir(), 'zhengyun-print-'));
  try {
    const page = join(folder, 'page.html');
    const links = FACES.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
    const guard = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
    await writeFile(
      page,
      html.replace('<head>', () => `<head>${guard}${links}`),
      { mode: 0o600 },
    );
    const child = spawn(path, [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'], {
      cwd: folder,
      env: { ...bareEnvironment(), HOME: folder },
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const fall = downfall(child, withinMs);
    try {
      if (child.pid !== undefined) onStart?.(child.pid);
      const pipe = browserPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
      return await Promise.race([printPage(pipe, pathToFileURL(page).href), fall.promise]);
    } finally {
      fall.stop();
      await endAll(child);
    }
  } catch (error) {
    onFailure?.(error);
    throw error instanceof DomainError ? error : failed('REFUSED');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Prints with a Chromium of its own for each page, one at a time; three may wait. */
export function chromiumPrinter(parts: PrinterParts): Printer {
  let line: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return {
    print(html) {
      if (inside > MOST_WAITING) return Promise.reject(new DomainError('RATE_LIMITED', { seconds: ROOM_SECONDS }));
      inside += 1;
      const print = line
        .then(() => printOnce(html, parts))
        .finally(() => {
          inside -= 1;
        });
      line = print.catch(() => {});
      return print;
    },
  };
}
