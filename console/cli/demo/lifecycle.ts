import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Plays a resource's whole life on a simulated calendar: order → change → extension → idle → reclaim with appeal → release, each step
 * printed with its instant, and the database read at the end. It runs in-process against a PostgreSQL of its own, as a child, since
 * the running system has no clock that could be set. Exit code of the play.
 */
export async function lifecycleDemo(): Promise<number> {
  const play = ['vitest', 'run', 'test/lifecycle', '--project', 'db', '--disable-console-intercept'];
  const child = spawn('env', ['LIFECYCLE_PRINT=1', 'npx', '--no-install', ...play], { cwd: ROOT, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
