import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Closes a generated month of the whole sample province (96 units, 594 systems, 18,138 hosts) on a simulated calendar: rated, drafted, reviewed, closed, issued; one line disputed and
 * credited; each statement's chain worked out anew. It runs in-process against a PostgreSQL of its own, as a child, since the running
 * system has no clock that could be set. Exit code of the play.
 */
export async function monthDemo(): Promise<number> {
  const play = ['vitest', 'run', 'test/month', '--project', 'db', '--disable-console-intercept'];
  const child = spawn('env', ['MONTH_PLAY=whole', 'npx', '--no-install', ...play], { cwd: ROOT, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
