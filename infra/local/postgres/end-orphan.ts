import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from '../supervise/ledger.ts';
import { identify } from '../supervise/process-identity.ts';

const STOP_MS = 10_000;

/**
 * Makes way for a new server on `data`: one that a killed supervisor left running is stopped, and a postmaster.pid whose
 * number meanwhile belongs to another program is removed, since PostgreSQL would take that program for a postmaster and
 * refuse to start. The caller holds the data folder's lock, so the server found is nobody's.
 */
export async function endOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return;
  }
  const identity = Number.isNaN(pid) ? null : identify(pid);
  if (identity === null) return;
  if (servesFolder(pid, data)) await endGroup(identity, { signal: 'SIGINT', withinMs: STOP_MS });
  else rmSync(file, { force: true });
}

function servesFolder(pid: number, data: string): boolean {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return args[0]?.endsWith('postgres') === true && args.includes(data);
  } catch {
    // Without /proc it can't be told; PostgreSQL then makes its own check, which errs on the safe side.
    return true;
  }
}
