import { type ChildProcess, spawn } from 'node:child_process';
import type { PulumiCommand } from '@pulumi/pulumi/automation/cmd.js';
import type { PluginPorts } from './plugin-ports.ts';

/** The CLI that the toolchain provides; the SDK is pinned to the same. */
export const PULUMI_VERSION = '3.259.0';
/** How long an interrupted engine may take to finish the steps it is in before the next, harder signal (milliseconds). */
const GRACE_AFTER_INTERRUPT_MS = 30_000;
const GRACE_AFTER_TERMINATE_MS = 15_000;
/** `create table if not exists` of two sessions at once: PostgreSQL lets one of them fail on its catalogue. */
const LOST_TO_ANOTHER = /failed to create table .*\(23505\)/;
/** Characters kept of what is only ever shown to people. */
const MESSAGE_LIMIT = 64 * 1024;
/** Commands whose standard output is a report for people; every other one's is data that the SDK parses, whatever its size. */
const REPORTING: ReadonlySet<string | undefined> = new Set(['up', 'preview', 'refresh', 'destroy']);

/**
 * A refresh changes nothing on a cluster, so a state written once at its end loses nothing: cut off before, it is read anew from the
 * same state. Written after each object it costs the square of their number (decision 303).
 */
const WRITTEN_AT_THE_END = { PULUMI_SKIP_CHECKPOINTS: 'true' } as const;

/** What a command printed; the shape that the SDK reads. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** The signal that ended the command, where one did. */
  readonly killedBy?: string;
}

export interface CommandLineOptions {
  /** All that the CLI gets of an environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ready before each command that starts plugins. */
  readonly plugins?: PluginPorts;
  /** Whether the stack has been made before; then nothing is asked about it. */
  readonly made?: boolean;
}

/** A command that the CLI ended with another code than 0; the message is what it printed. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly output: CommandOutput;

  constructor(command: string, output: CommandOutput) {
    const ending = output.killedBy ? `was killed by ${output.killedBy}` : `ended with code ${output.code}`;
    super(`pulumi ${command} ${ending}\n${output.stderr}\n${output.stdout}`.trim());
    this.output = output;
  }
}

/**
 * The Automation API's way to the CLI, under our control: an environment of our own, no inherited variables, and a
 * stop that gets harder (SIGINT, SIGTERM, then `forced`), where the SDK's ends with one SIGINT.
 */
export class CommandLine {
  readonly command: string;
  readonly version = PULUMI_VERSION;
  readonly #options: CommandLineOptions;
  #running: ChildProcess | undefined;
  #interrupted = false;

  constructor(command: string, options: CommandLineOptions) {
    this.command = command;
    this.#options = options;
  }

  /** This object as the SDK's type, which has a private constructor and no interface. */
  asPulumiCommand(): PulumiCommand {
    return this as unknown as PulumiCommand;
  }

  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Called by the SDK. Messages are kept to their last 64 KiB, data (an exported state) whole; rejects with CommandFailed. */
  async run(args: string[], cwd: string): Promise<CommandOutput> {
    // After an update the SDK asks for outputs and history, four hundred milliseconds that nobody reads: outputs come by event.
    if (isAfterthought(args)) return { stdout: args[1] === 'output' ? '{}' : '[]', stderr: '', code: 0 };
    // Every command names its stack; to select one only makes it where it isn't there yet.
    if (this.#options.made && isSelection(args)) return { stdout: '', stderr: '', code: 0 };
    const named = args
      .filter((arg) => /^[a-z]/.test(arg))
      .slice(0, 2)
      .join(' ');
    if (this.#interrupted)
      throw new CommandFailed(named, { stdout: '', stderr: 'not run: the operation was cancelled', code: 1 });
    if (isSelection(args)) return this.#select(named, args, cwd);
    if (!REPORTING.has(args[0])) return this.#start(named, args, cwd);
    await this.#options.plugins?.prepare();
    try {
      return await this.#start(named, args, cwd);
    } finally {
      await this.#options.plugins?.release();
    }
  }

  /** The first two runs on a new state database both make its table, and one of them loses; to it the table is there by then. */
  async #select(named: string, args: readonly string[], cwd: string): Promise<CommandOutput> {
    try {
      return await this.#start(named, args, cwd);
    } catch (error) {
      if (error instanceof CommandFailed && LOST_TO_ANOTHER.test(error.output.stderr))
        return this.#start(named, args, cwd);
      throw error;
    }
  }

  async #start(named: string, args: readonly string[], cwd: string): Promise<CommandOutput> {
    const child = spawn(this.command, [...withCreate(args), '--non-interactive', '--color=never'], {
      cwd,
      env: { ...this.#options.environment, ...(args[0] === 'refresh' ? WRITTEN_AT_THE_END : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = child;
    const stdout = REPORTING.has(args[0]) ? tail(child.stdout) : whole(child.stdout);
    const stderr = tail(child.stderr);
    const { code, signal } = await new Promise<{ code: number; signal: string | null }>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(
          new Error(`the Pulumi CLI at ${this.command} can't be started: install it or run the toolchain again`, {
            cause,
          }),
        ),
      );
      child.once('close', (exit, by) => resolve({ code: exit ?? -2, signal: by }));
    });
    this.#running = undefined;
    const output = { stdout: stdout(), stderr: stderr(), code, ...(signal ? { killedBy: signal } : {}) };
    if (code !== 0) throw new CommandFailed(named, output);
    return output;
  }

  /** Asks the running command to stop, harder each time; `forced` is called when it has not after all. */
  interrupt(forced: () => void): void {
    this.#interrupted = true;
    const child = this.#running;
    if (!child) return;
    child.kill('SIGINT');
    const terminate = setTimeout(() => child.kill('SIGTERM'), GRACE_AFTER_INTERRUPT_MS);
    const force = setTimeout(forced, GRACE_AFTER_INTERRUPT_MS + GRACE_AFTER_TERMINATE_MS);
    child.once('close', () => {
      clearTimeout(terminate);
      clearTimeout(force);
    });
  }
}

/** The SDK selects a stack and makes it when that fails; the CLI does both in one go. */
function withCreate(args: readonly string[]): readonly string[] {
  return isSelection(args) ? [...args, '--create'] : args;
}

function isSelection(args: readonly string[]): boolean {
  return args[0] === 'stack' && args[1] === 'select';
}

function isAfterthought(args: readonly string[]): boolean {
  return args[0] === 'stack' && (args[1] === 'output' || args[1] === 'history');
}

function tail(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-MESSAGE_LIMIT);
  });
  return () => text;
}

function whole(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => chunks.push(chunk));
  return () => chunks.join('');
}
