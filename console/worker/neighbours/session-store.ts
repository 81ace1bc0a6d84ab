import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SESSIONS } from './claim-runs-folder.ts';
import { processStart } from './process-start.ts';

/** Notes beside the run's files which session it runs in; at once, so that no run of a killed worker is ever forgotten. */
export function noteSession(runsDir: string, pid: number): void {
  writeFileSync(join(runsDir, SESSIONS, String(pid)), processStart(pid) ?? '', { mode: 0o600 });
}

/** The session and all in it have ended. */
export function forgetSession(runsDir: string, pid: number): void {
  rmSync(join(runsDir, SESSIONS, String(pid)), { force: true });
}
