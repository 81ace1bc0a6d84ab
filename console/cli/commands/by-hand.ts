import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { useWindow } from '@zhengyun/domain/break-glass/use-window.ts';
import { asPerson } from '../as-person.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';

const USAGE = 'usage: cloud by-hand SLUG --as ACCOUNT [--stack NAME] -- COMMAND …';
const LONGEST_COMMAND = 500;

/**
 * Runs one command on a cloud's managed state by hand: only inside an open break-glass window of that person, recorded before it
 * starts and ended when the window ends. It gets the caller's own environment; nothing secret is handed out or printed here.
 * Resolves with the command's exit code.
 */
export async function byHand(args: readonly string[], env: CliEnv): Promise<number> {
  const split = args.indexOf('--');
  const line = split < 0 ? [] : args.slice(split + 1);
  const options = { as: { type: 'string' }, stack: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({
    args: args.slice(0, split < 0 ? args.length : split),
    options,
    allowPositionals: true,
  });
  const [cloudSlug] = positionals;
  const [program, ...rest] = line;
  if (!cloudSlug || !values.as || !program) throw new UsageError(USAGE);
  const command = line.join(' ').slice(0, LONGEST_COMMAND);
  const stack = values.stack === undefined ? {} : { stack: values.stack };
  const { until } = await asPerson({ command: 'cloud-by-hand', subject: values.as }, env, (ctx) =>
    useWindow(ctx(), { cloudSlug, ...stack, command }),
  );
  const signal = AbortSignal.timeout(Math.max(1, until.getTime() - Date.now()));
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { stdio: 'inherit', signal, killSignal: 'SIGINT' });
    child.once('error', (error) => (signal.aborted ? resolve(1) : reject(error)));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
