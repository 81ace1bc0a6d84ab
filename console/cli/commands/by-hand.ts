import { parseArgs } from 'node:util';
import { endRun } from '@zhengyun/domain/break-glass/end-run.ts';
import { useWindow } from '@zhengyun/domain/break-glass/use-window.ts';
import { type RunWatch, watchRun } from '@zhengyun/domain/break-glass/watch-run.ts';
import { readAccount } from '@zhengyun/domain/people/read-account.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { asPerson } from '../as-person.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { commandRecord, lineOf, stacksIn } from './by-hand/command-rules.ts';
import { type HandRun, runByHand } from './by-hand/run-by-hand.ts';

const USAGE = 'usage: cloud by-hand SLUG --as ACCOUNT [--stack NAME] -- COMMAND …';
const TASK = 'cloud-by-hand';
const REPORTS = 5;
const REPORT_PAUSE_MS = 1_000;

interface Order {
  readonly subject: string;
  readonly cloudSlug: string;
  readonly stacks: readonly string[];
  readonly argv: readonly [string, ...string[]];
}

/**
 * Runs one command on a cloud's managed state by hand: only inside an open break-glass window of that person, recorded before it
 * starts and as it ends, and stopped when the window ends early or runs out. It gets the caller's own environment; nothing secret
 * is handed out or printed here. Resolves with the command's exit code, 1 where it was stopped.
 */
export async function byHand(args: readonly string[], env: CliEnv): Promise<number> {
  const { subject, cloudSlug, stacks, argv } = orderIn(args);
  return asPerson({ command: TASK, subject }, env, async (ctx) => {
    const { runId, until } = await useWindow(ctx(), {
      cloudSlug,
      stacks: [...stacks],
      command: commandRecord(lineOf(argv)),
    });
    say(`recorded; the window is open until ${until.toISOString()}`);
    const end = await runByHand(argv, { until, watch: () => watched(ctx, subject, runId), say });
    await report(ctx, runId, end);
    return end.exitCode ?? 1;
  });
}

/** To the person beside the command's own output, which may be piped on. */
const say = (text: string): void => {
  process.stderr.write(`[by-hand] ${text}\n`);
};

function orderIn(args: readonly string[]): Order {
  const split = args.indexOf('--');
  const [program, ...rest] = split < 0 ? [] : args.slice(split + 1);
  const { values, positionals } = parseArgs({
    args: args.slice(0, split < 0 ? args.length : split),
    options: { as: { type: 'string' }, stack: { type: 'string' } },
    allowPositionals: true,
  });
  const [cloudSlug] = positionals;
  if (!cloudSlug || !values.as || !program) throw new UsageError(USAGE);
  const argv = [program, ...rest] as const;
  const named = values.stack === undefined ? [] : [values.stack];
  return { subject: values.as, cloudSlug, stacks: [...new Set([...named, ...stacksIn(argv)])], argv };
}

/** The window as it stands, for the account as it stands: who was disabled or lost the role on that cloud is stopped too. */
async function watched(ctx: () => Context, subject: string, runId: string): Promise<RunWatch | 'refused'> {
  try {
    const actor = await readAccount({ ...ctx(), actor: { kind: 'job', task: `cli-${TASK}` } }, { subject });
    return await watchRun({ ...ctx(), actor }, { runId });
  } catch (error) {
    if (error instanceof DomainError) return 'refused';
    throw error;
  }
}

/** Tries for a while: an end that can't be recorded is noted as lost by the worker, which is less than is known here. */
async function report(ctx: () => Context, runId: string, end: HandRun): Promise<void> {
  for (let left = REPORTS; ; left--) {
    try {
      await endRun(ctx(), { runId, ...end });
      return;
    } catch (error) {
      if (left === 1 || error instanceof DomainError) {
        say(`its end could not be recorded: ${(error as Error).message}`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, REPORT_PAUSE_MS));
    }
  }
}
