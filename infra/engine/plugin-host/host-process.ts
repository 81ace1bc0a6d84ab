import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { quickStart } from '../runner/quick-start.ts';
import { askHost } from './ask-host.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
/** Heap of the host; it holds what the runs in hand read of their clusters. */
const HEAP_MB = 1_024;
const START_WITHIN_MS = 20_000;
/** A host that does not end a run's plugins within this is killed: then they have ended as well. */
const ANSWER_WITHIN_MS = 2_000;
const PAGE_BYTES = 4_096;

/** One process of the host, from its start to its end. */
export class HostProcess {
  /** Below the machine's temporary folder, since the path of a socket has 107 bytes at most; mode 0700. */
  readonly socket = join(mkdtempSync(join(tmpdir(), 'zhengyun-plugins-')), 'host');
  /** Rejects when the process ends before it listens. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #onRetired: (reason: string) => void;
  readonly #runs = new Set<string>();
  #served = 0;
  #retiring = false;
  #idle: NodeJS.Timeout | undefined;

  /** @param onRetired called once when it takes no more runs because something went wrong */
  constructor(onRetired: (reason: string) => void) {
    this.#onRetired = onRetired;
    const { environment } = quickStart();
    this.#process = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, MAIN, this.socket], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...environment },
    });
    this.#process.stdin?.on('error', () => undefined);
    this.#process.unref();
    this.ended = new Promise((resolve) => {
      const over = () => {
        this.#retire('it has ended, and nobody asked it to');
        rmSync(dirname(this.socket), { recursive: true, force: true });
        resolve();
      };
      this.#process.once('exit', over);
      this.#process.once('error', over);
    });
    this.ready = this.#whenReady();
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get isAlive(): boolean {
    return this.#process.pid !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Whether another run may begin on it. */
  isFit(most: { readonly runs: number; readonly bytes: number }): boolean {
    return this.isAlive && !this.#retiring && this.#served < most.runs && this.#residentBytes() < most.bytes;
  }

  begin(run: string): void {
    clearTimeout(this.#idle);
    this.#runs.add(run);
    this.#served += 1;
  }

  /** Ends the run's plugins, if need be with the host. */
  async endRun(run: string): Promise<void> {
    if (!this.isAlive) return;
    const answer = await askHost(this.socket, { ask: 'end', run }, ANSWER_WITHIN_MS).catch(() => null);
    if (answer?.answer === 'ended') return;
    this.#retire('it did not end the plugins of a run');
    await this.kill();
  }

  /** The run is over; with the last one the process is kept for `idleMs` more. */
  done(run: string, idleMs: number): void {
    this.#runs.delete(run);
    this.endWhenIdle(idleMs);
  }

  /** Ends the process `idleMs` after its last run, unless another one begins. */
  endWhenIdle(idleMs: number): void {
    clearTimeout(this.#idle);
    if (this.#runs.size > 0) return;
    this.#idle = setTimeout(() => void this.kill(), idleMs);
    this.#idle.unref();
  }

  /** Ends the process at once, and every plugin with it. */
  async kill(): Promise<void> {
    clearTimeout(this.#idle);
    this.#retiring = true;
    // Its end is waited for from here on.
    this.#process.ref();
    this.#process.kill('SIGKILL');
    await this.ended;
  }

  #retire(reason: string): void {
    if (this.#retiring) return;
    this.#retiring = true;
    this.#onRetired(reason);
  }

  #whenReady(): Promise<void> {
    const lines = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream });
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => void this.kill(), START_WITHIN_MS);
      lines.on('line', (line) => {
        const said = JSON.parse(line) as { ready?: true; retiring?: string };
        if (said.ready) {
          clearTimeout(late);
          resolve();
        }
        if (said.retiring !== undefined) this.#retire(said.retiring);
      });
      void this.ended.then(() => {
        clearTimeout(late);
        reject(new Error('the plugin host ended before it was ready'));
      });
    });
  }

  /** 0 where there is no /proc: then only its runs are counted. */
  #residentBytes(): number {
    try {
      return Number(readFileSync(`/proc/${this.pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
    } catch {
      return 0;
    }
  }
}
