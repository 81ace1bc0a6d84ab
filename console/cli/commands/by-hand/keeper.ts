import { spawn } from 'node:child_process';
import { endSession, sessionMembers } from '@zhengyun/engine/runner/process-session.ts';
import type { KeeperReport, KeeperTold } from './keeper-messages.ts';

/**
 * Leads the session that a command by hand runs in. It is told to interrupt or to stop the command, and stops it by itself when the
 * command line that started it is gone, so that a command never outlives who watches its window. What the command leaves running in
 * its session is ended with it.
 */
const [graceText = '', program = '', ...args] = process.argv.slice(2);
const graceMs = Number(graceText);

const child = spawn(program, args, { stdio: 'inherit' });
let killing: NodeJS.Timeout | undefined;

function interrupt(): void {
  // To the whole group, this process among it, which goes on; a program in a group of its own is ended by the kill alone.
  process.kill(-process.pid, 'SIGINT');
}

function stop(): void {
  if (killing) return;
  interrupt();
  killing = setTimeout(() => endSession(process.pid), graceMs);
}

function done(report: KeeperReport): void {
  clearTimeout(killing);
  const left = (sessionMembers(process.pid) ?? []).filter((pid) => pid !== process.pid).length;
  endSession(process.pid);
  if (!process.connected) process.exit();
  process.send?.({ ...report, left }, undefined, undefined, () => process.exit());
}

process.on('SIGINT', () => undefined);
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);
process.on('message', (told: KeeperTold) => (told === 'interrupt' ? interrupt() : stop()));
process.on('disconnect', stop);
child.once('error', (error) => done({ exitCode: 127, signal: null, left: 0, problem: error.message }));
child.once('exit', (exitCode, signal) => done({ exitCode, signal, left: 0, problem: null }));
