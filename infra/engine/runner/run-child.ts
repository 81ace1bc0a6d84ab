import { createWriteStream, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { apply } from './apply.ts';
import { clusterTrouble } from './cluster-check.ts';
import { type OperationSpec, type Order, orderSchema, type Report, type Task, type Trouble } from './contract.ts';
import { checkDrift } from './drift.ts';
import { EventLog } from './engine-events.ts';
import { type EngineStack, openStack } from './engine-stack.ts';
import { Lifeline } from './lifeline.ts';
import { preview } from './preview.ts';
import { endSession } from './process-session.ts';
import type { Programs } from './programs.ts';
import { Progress } from './progress.ts';
import { recover } from './recover.ts';
import { redactor, secretsOf } from './redact.ts';
import { refresh } from './refresh.ts';
import { troubleOf } from './trouble.ts';

const REPORT_FD = 3;

/**
 * One operation in a process of its own: reads orders from standard input, writes reports to file descriptor 3, and ends
 * its whole session when the pipe to the worker closes or the lease falls silent. The first order must be `start`.
 */
export async function runChild(programs: Programs): Promise<void> {
  const reports = createWriteStream('', { fd: REPORT_FD, autoClose: false });
  reports.on('error', () => endRun('the worker reads no more reports'));
  const report = (line: Report) => reports.write(`${JSON.stringify(line)}\n`);
  let lifeline: Lifeline | undefined;
  let engine: EngineStack | undefined;
  let cancelled = false;

  const handle = async (line: string): Promise<void> => {
    const order: Order = orderSchema.parse(JSON.parse(line));
    if (order.order === 'lease-ok') return lifeline?.renew();
    if (order.order === 'cancel') {
      cancelled = true;
      return engine?.commandLine.interrupt(() => endRun('the engine did not stop when asked'));
    }
    lifeline = new Lifeline(order.spec.leaseSilenceMs, endRun);
    const redact = redactor(secretsOf(order.spec));
    const progress = new Progress((awaitMs) => report({ report: 'progress', awaitMs }));
    const events = new EventLog((event) => report({ report: 'event', event }), redact, progress);
    const last = await carryOutTask(order.task, {
      spec: order.spec,
      programs,
      events,
      opened: (stack) => {
        engine = stack;
        if (cancelled) stack.commandLine.interrupt(() => undefined);
      },
    });
    events.begin('end');
    report(last);
    await rm(order.spec.workDir, { recursive: true, force: true });
    lifeline.release();
    reports.end(() => {
      endSession(process.pid);
      process.exit(0);
    });
  };

  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    // The order itself holds secrets, so an error about its text is not repeated.
    handle(line).catch((error: unknown) =>
      endRun(error instanceof SyntaxError ? 'an order was no JSON' : String(error)),
    );
  });
  lines.on('close', () => (lifeline ? lifeline.cut() : process.exit(0)));
}

interface Run {
  readonly spec: OperationSpec;
  readonly programs: Programs;
  readonly events: EventLog;
  readonly opened: (engine: EngineStack) => void;
}

async function carryOutTask(task: Task, run: Run): Promise<Report> {
  const log = run.events.begin('prepare');
  // Both take as long as a request over the network: at once.
  const opening = openStack(run, task);
  opening.catch(() => undefined);
  const away = await clusterTrouble(run.spec);
  if (away) return notBegun(task, away, run);
  let engine: EngineStack;
  try {
    engine = await opening;
  } catch (error) {
    return notBegun(task, troubleOf({ error, log, interrupted: false, redact: run.events.redact }), run);
  }
  run.opened(engine);
  switch (task.task) {
    case 'preview':
      return { report: 'preview', result: await preview(engine) };
    case 'apply':
      return { report: 'apply', result: await apply(engine, task.expectedHash) };
    case 'refresh':
      return { report: 'refresh', result: await refresh(engine) };
    case 'recover':
      return { report: 'apply', result: await recover(engine, task) };
    case 'drift':
      return { report: 'drift', result: await checkDrift(engine) };
  }
}

function notBegun(task: Task, trouble: Trouble, { events }: Run): Report {
  const failed = { outcome: 'failed', trouble, ms: events.elapsedMs } as const;
  if (task.task === 'refresh') return { report: 'refresh', result: failed };
  if (task.task === 'drift') return { report: 'drift', result: failed };
  if (task.task === 'preview') return { report: 'preview', result: { ...failed, findings: [] } };
  // A recovery that could not begin knows no more than before.
  if (task.task === 'recover') return { report: 'apply', result: { ...failed, outcome: 'unknown', leftovers: [] } };
  return { report: 'apply', result: { ...failed, findings: [], leftovers: [] } };
}

/** Fails closed: engine, plugins and this process end at once; what became of the stack is for a recovery to find out. */
function endRun(reason: string): void {
  try {
    writeSync(process.stderr.fd, `operation ended: ${reason}\n`);
  } catch {
    // Nobody is left to read it.
  }
  endSession(process.pid);
  process.kill(process.pid, 'SIGKILL');
}
