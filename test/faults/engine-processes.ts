import { readdirSync, readFileSync } from 'node:fs';
import { sessionMembers } from '@zhengyun/engine/runner/process-session.ts';

/**
 * Who may be killed in the middle of a run: Pulumi's CLI, what it started as its provider, our process that leads the run, the worker
 * above, and the host that serves provider and policies to all of that worker's runs at once.
 */
export const VICTIMS = ['cli', 'provider', 'child', 'worker', 'host'] as const;
export type Victim = (typeof VICTIMS)[number];

const COMMANDS: Readonly<Record<'cli' | 'provider' | 'host', RegExp>> = {
  cli: /\/pulumi\0/,
  provider: /\/pulumi-resource-kubernetes\0|kubernetes-provider\/main\.ts/,
  host: /plugin-host\/main\.ts/,
};

/** The process id of `victim` in the run of `operationId` that is under way. Throws when there is none, or no more: what it started may outlive it by a moment. */
export function victimOf(operationId: string, victim: Victim): number {
  const session = sessionOfRun(operationId);
  if (!isAlive(session)) throw new Error(`the run of ${operationId} has lost its child ${session}`);
  if (victim === 'child') return session;
  const worker = Number(statOf(session)[1]);
  if (victim === 'worker') return worker;
  const among = victim === 'host' ? childrenOf(worker) : (sessionMembers(session) ?? []);
  const found = among.find((pid) => COMMANDS[victim].test(read(pid, 'cmdline')));
  if (found === undefined) throw new Error(`no ${victim} runs in session ${session}`);
  return found;
}

/** Whether any process of a run of `operationId` lives. */
export function isRunning(operationId: string): boolean {
  return membersOfRun(operationId).length > 0;
}

/** A run's child leads a session; the engine below it works in a folder that bears the operation's id. */
function sessionOfRun(operationId: string): number {
  const [member] = membersOfRun(operationId);
  if (member === undefined) throw new Error(`no run of ${operationId} is under way`);
  return Number(statOf(member)[3]);
}

function membersOfRun(operationId: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && read(pid, 'environ').includes(`/${operationId}-`));
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && Number(statOf(pid)[1]) === parent);
}

/** A zombie is not: nothing can be done to it any more. */
function isAlive(pid: number): boolean {
  const [state = ''] = statOf(pid);
  return state !== '' && state !== 'Z';
}

/** State, parent, group and session of a process, as the kernel has them. */
function statOf(pid: number): readonly string[] {
  const stat = read(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(pid: number, file: 'cmdline' | 'environ' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
