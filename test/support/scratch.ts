import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@zhengyun/local/supervise/ledger.ts';
import { identify, isRunning, type ProcessIdentity } from '@zhengyun/local/supervise/process-identity.ts';

const PREFIX = 'zhengyun-test-';
const OWNER = 'owner.json';

/** A folder of mode 0700 for the processes of one test run. */
export interface Scratch {
  readonly dir: string;
  /** Removes the folder; its processes must have been stopped. */
  remove(): void;
}

/**
 * Makes a scratch folder, after ending the processes and removing the folders that killed runs left behind. When this run
 * is itself interrupted, what its folder's ledger names is killed as it exits.
 */
export async function makeScratch(): Promise<Scratch> {
  await sweep();
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(dir, OWNER), JSON.stringify(identify(process.pid)));
  const killAtExit = (): void => {
    for (const { pid } of openLedger(join(dir, 'children.json')).entries()) killGroup(pid);
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);
  return {
    dir,
    remove: () => {
      process.off('exit', killAtExit);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    const owner = readOwner(dir);
    // A folder without an owner is one that is being made, or another user's.
    if (owner === null || isRunning(owner)) continue;
    await openLedger(join(dir, 'children.json')).endStale(1_000);
    rmSync(dir, { recursive: true, force: true });
  }
}

function readOwner(dir: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(join(dir, OWNER), 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
