import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const MARK = 'ZHENGYUN_TEST_RUN';

/** Marks this process so that everything it or its workers start can be found again, whoever its parent is by then. */
export function markRun(): void {
  process.env[MARK] ??= randomUUID();
}

/**
 * Throws when a process that belongs to this run still lives, naming each and killing it. vitest's own workers are not
 * counted. Without /proc nothing can be told and nothing is thrown.
 */
export function failOnLeaks(): void {
  const mark = `${MARK}=${process.env[MARK]}`;
  const leaked = livingProcesses().flatMap((pid) => {
    const command = readProc(pid, 'cmdline').replaceAll('\0', ' ').trim();
    const ours = pid !== process.pid && readProc(pid, 'environ').split('\0').includes(mark);
    if (!ours || command === '' || isRunner(command)) return [];
    kill(pid);
    return [`${pid} ${command.slice(0, 160)}`];
  });
  if (leaked.length > 0) throw new Error(`Tests left processes running:\n${leaked.join('\n')}`);
}

/** vitest and what its transformers keep alive until it ends. */
function isRunner(command: string): boolean {
  return /vitest|esbuild|rolldown/.test(command);
}

function livingProcesses(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended, late but by itself.
  }
}

function readProc(pid: number, file: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
