import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { countCrash, restartPause } from './backoff.ts';
import type { ChildSpec, ChildState } from './child-spec.ts';
import { endGroup, type Ledger } from './ledger.ts';
import { openLog, tailLog } from './log-file.ts';
import { identify, type ProcessIdentity } from './process-identity.ts';

/** Crashes before a child was ever ready after which starting is given up. */
const GIVE_UP_AFTER = 5;
const ASK_EVERY_MS = 100;

export interface ChildHooks {
  readonly ledger: Ledger;
  readonly logFile: string;
  readonly onState: (state: ChildState) => void;
}

/** One supervised process in a group of its own; it is replaced when it crashes, under the same name and the same log. */
export interface Child {
  readonly name: string;
  /** Process id of its present life, null between two lives. */
  pid(): number | null;
  /**
   * Resolves when it is ready; from then on it is restarted for as long as it crashes. Throws with the end of its log
   * when it crashed five times, took too long or was stopped before being ready once; nothing of it runs then.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createChild(spec: ChildSpec, hooks: ChildHooks): Child {
  return new Runner(spec, hooks);
}

class Runner implements Child {
  readonly name: string;
  readonly #spec: ChildSpec;
  readonly #hooks: ChildHooks;
  readonly #stopping = new AbortController();
  readonly #firstReady = Promise.withResolvers<void>();
  #current: ProcessIdentity | null = null;
  #everReady = false;
  #loop: Promise<void> | null = null;

  constructor(spec: ChildSpec, hooks: ChildHooks) {
    this.name = spec.name;
    this.#spec = spec;
    this.#hooks = hooks;
  }

  pid(): number | null {
    return this.#current?.pid ?? null;
  }

  async start(): Promise<void> {
    const withinMs = this.#spec.readyWithinMs ?? 60_000;
    const timer = setTimeout(
      () => this.#firstReady.reject(this.#failure(`was not ready within ${withinMs / 1000} s`)),
      withinMs,
    );
    this.#loop = this.#keepRunning();
    try {
      await this.#firstReady.promise;
    } catch (error) {
      await this.stop();
      this.#hooks.onState('failed');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    // A start that is still being waited for must hear of it; one that is over ignores it.
    this.#firstReady.reject(this.#failure('was stopped before it was ready'));
    if (this.#current !== null) {
      await endGroup(this.#current, {
        signal: this.#spec.stopSignal ?? 'SIGTERM',
        withinMs: this.#spec.stopWithinMs ?? 10_000,
      });
    }
    await this.#loop;
    this.#hooks.ledger.forget(this.name);
    this.#hooks.onState('stopped');
  }

  async #keepRunning(): Promise<void> {
    let crashes = 0;
    while (!this.#stopping.signal.aborted) {
      this.#hooks.onState(this.#everReady ? 'restarting' : 'starting');
      const began = performance.now();
      let ending: string;
      try {
        ending = await this.#runOnce();
      } catch (error) {
        ending = `could not be started: ${(error as Error).message}`;
      }
      if (this.#stopping.signal.aborted) return;
      crashes = countCrash(crashes, performance.now() - began);
      if (!this.#everReady && crashes >= GIVE_UP_AFTER) {
        this.#firstReady.reject(this.#failure(`${ending}, ${crashes} times in a row`));
        return;
      }
      await pause(restartPause(crashes), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** One life of the process; resolves with how it ended. */
  async #runOnce(): Promise<string> {
    await this.#spec.before?.();
    if (this.#stopping.signal.aborted) return 'stopped';
    const process = this.#spawn();
    const over = new AbortController();
    const ended = new Promise<string>((resolve) => {
      process.once('error', (error) => resolve(`could not be started: ${error.message}`));
      process.once('exit', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
    });
    const current = process.pid === undefined ? null : identify(process.pid);
    this.#current = current;
    if (current !== null) {
      this.#hooks.ledger.record({ ...current, name: this.name, stopSignal: this.#spec.stopSignal ?? 'SIGTERM' });
    }
    const asking = this.#untilReady(AbortSignal.any([over.signal, this.#stopping.signal]));
    const ending = await ended;
    over.abort();
    await asking;
    // What it started itself must not outlive it: the next life would meet it on the same port or the same files.
    if (current !== null) killGroup(current.pid);
    this.#current = null;
    return ending;
  }

  #spawn(): ChildProcess {
    const log = openLog(this.#hooks.logFile);
    try {
      return spawn(this.#spec.command, this.#spec.args, {
        env: this.#spec.env,
        ...(this.#spec.cwd === undefined ? {} : { cwd: this.#spec.cwd }),
        // Of its own group, so that Ctrl-C reaches only us and we decide the order.
        detached: true,
        stdio: ['ignore', log, log],
      });
    } finally {
      closeSync(log);
    }
  }

  async #untilReady(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (await this.#spec.ready(signal).catch(() => false)) {
        if (signal.aborted) return;
        this.#everReady = true;
        this.#hooks.onState('ready');
        this.#firstReady.resolve();
        return;
      }
      await pause(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  #failure(what: string): Error {
    const tail = tailLog(this.#hooks.logFile);
    return new Error(`${this.name} ${what}. Its log, ${this.#hooks.logFile}, ends:\n${tail}`);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}
