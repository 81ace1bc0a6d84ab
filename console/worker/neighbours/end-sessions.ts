import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endSession, sessionMembers } from '@zhengyun/engine/runner/process-session.ts';
import { SESSIONS } from './claim-runs-folder.ts';
import { processStart } from './process-start.ts';

const LOOK_EVERY_MS = 20;
/** A killed process is gone in milliseconds; one that is not is looked at again in the next turn. */
const LOOKS = 50;

/**
 * Ends (SIGKILL) whatever is left of the runs that were noted in `dir` by a worker that is dead, and gives how many processes are left
 * after that: 0, or those that the kernel has not let go of within a second. Null where nobody can tell.
 */
export async function endSessions(dir: string): Promise<number | null> {
  const noted = await readdir(join(dir, SESSIONS)).catch(() => []);
  let left: number | null = 0;
  for (const name of noted) {
    const pid = Number(name);
    const startedAt = await readFile(join(dir, SESSIONS, name), 'utf8');
    const members = await endSessionOf({ pid, startedAt });
    left = left === null || members === null ? null : left + members;
  }
  return left;
}

async function endSessionOf(session: { pid: number; startedAt: string }): Promise<number | null> {
  const leader = processStart(session.pid);
  // A number is not given anew while anybody is left in its session: another process under it means that nobody is.
  if (leader !== null && leader !== session.startedAt) return 0;
  for (let look = 0; look < LOOKS; look += 1) {
    const members = sessionMembers(session.pid);
    if (members === undefined) return null;
    if (members.length === 0) return 0;
    endSession(session.pid);
    await pause(LOOK_EVERY_MS);
  }
  return sessionMembers(session.pid)?.length ?? null;
}
