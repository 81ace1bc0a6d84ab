import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { EngineEvent } from '@zhengyun/interface/plan.ts';
import type { PluginUse } from '../plugin-host/plugin-host.ts';
import { type OperationSpec, type Order, type Report, reportSchema, type Task } from './contract.ts';
import { endSession, sessionEnded } from './process-session.ts';
import { quickStart } from './quick-start.ts';

/** Heap of the operation's process. Fixed, so one large stack can't take the worker's machine with it. */
const HEAP_MB = 512;
const STDERR_LIMIT = 16 * 1024;
const ENTRY = fileURLToPath(new URL('./child.ts', import.meta.url));

export type LastReport = Exclude<Report, { report: 'event' | 'progress' }>;

/** An operation's process under way. */
export interface RunningOperation {
  readonly pid: number;
  /**
   * The last report, or null when the process ended without one: then what it did is unknown. Resolves after every
   * process of its session and every plugin that a host served for it has ended, and its folder is gone.
   */
  readonly ended: Promise<{ readonly last: LastReport | null; readonly stderr: string }>;
  /** Tells the process that the lease was renewed; without it the process ends itself. */
  leaseRenewed(): void;
  /** Asks the engine to stop after the steps it is in. */
  cancel(): void;
  /** Ends the whole session at once. */
  kill(): void;
}

export interface StartOptions {
  readonly onEvent: (event: EngineEvent) => void;
  /** Called with each sign of life: the next may be so many milliseconds in coming, by what is waited for on the cluster alone. */
  readonly onProgress?: (awaitMs: number) => void;
  /** Another entry than child.ts, for tests with programs of their own. */
  readonly entry?: string;
  /** Where its plugins are served from. Absent: it starts them itself. */
  readonly plugins?: PluginUse | null;
}

/**
 * Starts `task` on `spec` in a process of its own (own session, fixed heap, nothing of our environment); the spec with its
 * secrets goes over the pipe. Closing the pipe, also by the end of this process, ends the run.
 */
export function startOperation(order: { task: Task; spec: OperationSpec }, options: StartOptions): RunningOperation {
  const { plugins } = options;
  const { flags, environment } = quickStart();
  const child = spawn(process.execPath, [...flags, `--max-old-space-size=${HEAP_MB}`, options.entry ?? ENTRY], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { ...environment },
  });
  const pid = child.pid ?? -1;
  const send = (line: Order) => {
    if (child.stdin?.writable) child.stdin.write(`${JSON.stringify(line)}\n`);
  };
  child.stdin?.on('error', () => undefined);
  const ended = outcomeOf(child, order.spec.workDir, options);
  const { socket, run } = plugins ?? {};
  const spec = socket && run ? { ...order.spec, plugins: { socket, run } } : order.spec;
  send({ order: 'start', task: order.task, spec });
  return {
    pid,
    ended,
    leaseRenewed: () => send({ order: 'lease-ok' }),
    cancel: () => send({ order: 'cancel' }),
    kill: () => {
      endSession(pid);
      child.kill('SIGKILL');
    },
  };
}

async function outcomeOf(
  child: ChildProcess,
  workDir: string,
  { onEvent, onProgress, plugins }: StartOptions,
): Promise<{ last: LastReport | null; stderr: string }> {
  let last: LastReport | null = null;
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-STDERR_LIMIT);
  });
  const reports = createInterface({ input: child.stdio[3] as Readable });
  reports.on('line', (line) => {
    const parsed = parseReport(line);
    if (parsed?.report === 'event') onEvent(parsed.event);
    else if (parsed?.report === 'progress') onProgress?.(parsed.awaitMs);
    else if (parsed) last = parsed;
  });
  const drained = new Promise<void>((resolve) => reports.once('close', resolve));
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      stderr += error.message;
      resolve();
    });
  });
  // Whatever outlived the leader would hold the pipes open, and write to a stack that nobody guards.
  if (child.pid) await sessionEnded(child.pid);
  await plugins?.end();
  await drained;
  await rm(workDir, { recursive: true, force: true });
  return { last, stderr };
}

/** A line cut off by the end of the process is no report. */
function parseReport(line: string): Report | undefined {
  try {
    return reportSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
