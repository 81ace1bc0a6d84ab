import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock, waitForLock } from './kernel-lock.ts';

const HOLDER = `
  import { tryLock } from '${join(import.meta.dirname, 'kernel-lock.ts')}';
  process.stdout.write(tryLock(process.argv[1]) === null ? 'refused' : 'held');
  setInterval(() => undefined, 1000);
`;

describe('a lock', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-lock-'));
    file = join(dir, 'new', 'the.lock');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is held by one at a time', () => {
    const lock = tryLock(file);
    expect(tryLock(file)).toBeNull();
    lock?.release();
    const next = tryLock(file);
    expect(next).not.toBeNull();
    next?.release();
  });

  it('is free again when its holder was killed', async () => {
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(holder.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('held');
    expect(tryLock(file)).toBeNull();
    let waited = false;
    const waiting = waitForLock(file, {
      onWaiting: () => {
        waited = true;
        holder.kill('SIGKILL');
      },
    });
    (await waiting).release();
    expect(waited).toBe(true);
  });

  it('is not waited for any longer once the wait is given up', async () => {
    const lock = tryLock(file);
    const stopping = new AbortController();
    const waiting = waitForLock(file, { signal: stopping.signal, onWaiting: () => stopping.abort() });
    await expect(waiting).rejects.toThrow(/abort/i);
    lock?.release();
  });
});
