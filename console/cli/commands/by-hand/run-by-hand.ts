import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RunWatch } from '@zhengyun/domain/break-glass/watch-run.ts';
import { endSession } from '@zhengyun/engine/runner/process-session.ts';
import type { KeeperReport, KeeperTold } from './keeper-messages.ts';
import { watchWindow } from './watch-window.ts';

/** How a command by hand ended. `exitCode` null: a signal ended it. */
export interface HandRun {
  readonly outcome: 'completed' | 'window-ended' | 'interrupted';
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface Watching {
  /** End of the window as it stood when the run was recorded. */
  readonly until: Date;
  /** Asks how the window stands now; 'refused': the person may not work on the cloud any more. Rejects while nobody can say. */
  readonly watch: () => Promise<RunWatch | 'refused'>;
  /** Tells the person. */
  readonly say: (text: string) => void;
  /** Between two looks at the window; 2 s. */
  readonly everyMs?: number;
  /** What the command has between an interruption and its end by force; 10 s. */
  readonly graceMs?: number;
}

const EVERY_MS = 2_000;
const GRACE_MS = 10_000;
const KEEPER = join(import.meta.dirname, 'keeper.ts');

/**
 * Runs a command in a session of its own, and stops all of it (SIGINT to its group, SIGKILL to its session after the grace) when its
 * window ends early or runs out. Ctrl-C goes to the command as the terminal would send it. While nobody can say how the window
 * stands the command goes on, until the end that was known last.
 */
export async function runByHand(argv: readonly string[], watching: Watching): Promise<HandRun> {
  const { say, graceMs = GRACE_MS, everyMs = EVERY_MS, until, watch } = watching;
  const keeper = spawn(process.execPath, [KEEPER, String(graceMs), ...argv], {
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const over = new AbortController();
  let asked = false;
  const pass = handlersOf(keeper, () => {
    asked = true;
  });
  const ended = watchWindow({ until, everyMs, watch, signal: over.signal }).then((why) => {
    if (why === null) return false;
    say(`${why}: the command is interrupted, and killed after ${graceMs / 1_000} s`);
    tell(keeper, 'stop');
    return true;
  });
  const report = await reportOf(keeper).finally(() => {
    over.abort();
    pass.drop();
  });
  if (report.problem) say(`the command could not be started: ${report.problem}`);
  if (report.left > 0) say(`what the command left running was ended with it (${report.left})`);
  const { exitCode, signal } = report;
  const outcome = (await ended) ? 'window-ended' : asked || report.exitCode === null ? 'interrupted' : 'completed';
  return { outcome, exitCode, signal };
}

function tell(keeper: ChildProcess, told: KeeperTold): void {
  if (keeper.connected) keeper.send(told);
}

/** Ctrl-C is the command's own to answer; a terminal that closes or a machine that stops ends it. */
function handlersOf(keeper: ChildProcess, onAsked: () => void) {
  const on = { SIGINT: 'interrupt', SIGTERM: 'stop', SIGHUP: 'stop' } as const;
  const handlers = Object.entries(on).map(([signal, told]) => {
    const handle = () => {
      onAsked();
      tell(keeper, told);
    };
    process.on(signal, handle);
    return [signal, handle] as const;
  });
  return { drop: () => handlers.forEach(([signal, handle]) => void process.off(signal, handle)) };
}

/** What the keeper says as it ends; where it was killed itself, what it led is ended here. */
function reportOf(keeper: ChildProcess): Promise<KeeperReport> {
  return new Promise((resolve, reject) => {
    let report: KeeperReport | undefined;
    keeper.once('error', reject);
    keeper.once('message', (message) => {
      report = message as KeeperReport;
    });
    keeper.once('exit', (_, signal) => {
      if (!report && keeper.pid !== undefined) endSession(keeper.pid);
      resolve(report ?? { exitCode: null, signal: signal ?? 'SIGKILL', left: 0, problem: null });
    });
  });
}
