import { spawn } from 'node:child_process';

/** One command of a run, named for people. `cwd` is the project's root. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one step with its output shown; resolves with its exit code (a signal counts as 1). `quiet` holds the output back and
 * shows it only when the step fails: for steps that run beside another.
 */
export async function runStep(step: Step, options: { quiet?: boolean } = {}): Promise<number> {
  const started = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...step.env },
  });
  const held: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => held.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => held.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      held.push(Buffer.from(`${program} could not be started: ${error.message}\n`));
      resolve(1);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (options.quiet && code !== 0) process.stdout.write(Buffer.concat(held));
  process.stdout.write(`${code === 0 ? '✔' : '✘'} ${step.name} (${seconds} s)\n`);
  return code;
}
