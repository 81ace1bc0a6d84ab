import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs a Node program, each of whose lines says what it has done; ends it by SIGKILL once it said `last` (null: never). Gives what it said. */
export async function runUntilKilled(
  program: string,
  args: readonly string[],
  last: number | null,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (last !== null && said.length === last) child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  if (last === null && code !== 0) throw new Error(`${program} ended with ${code ?? signal}`);
  return said;
}
