import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLog, tailLog } from '../supervise/log-file.ts';

export interface CommandOptions {
  readonly name: string;
  /** Arguments of Node: the script first. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/**
 * Runs one command of Node to its end and resolves with the last line of what it printed. Throws with the end of its log
 * when it fails; an abort ends it.
 */
export function runCommand({ name, args, cwd, env, logFile, signal }: CommandOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const log = openLog(logFile);
    const child = spawn(process.execPath, args, { cwd, env, signal, stdio: ['ignore', 'pipe', log] });
    closeSync(log);
    let printed = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (chunk: string) => {
      printed += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(printed.trim().split('\n').at(-1) ?? '');
      else reject(new Error(`${name} failed (code ${code}). ${tailLog(logFile) || printed.trim().slice(-2_000)}`));
    });
  });
}
