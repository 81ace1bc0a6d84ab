import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'install.mjs');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

describe('the installation before every command', () => {
  let root: string;
  const install = (): Promise<Ended> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [SCRIPT, root]);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
        });
      }
      child.once('close', (code) => resolve({ code, output }));
    });
  const write = (file: string, content: object | string): void =>
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  const installations = (): number => readFileSync(join(root, 'installations'), 'utf8').trim().split('\n').length;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'zhengyun-install-'));
    mkdirSync(join(root, 'own-node'));
    write('own-node/package.json', { name: 'node', version: '24.0.0', bin: { node: 'node.sh' } });
    write('own-node/node.sh', '#!/bin/sh\n');
    write('.npmrc', 'fetch-retries=0\nfetch-timeout=1000\n');
    write('package.json', {
      name: 'fresh-clone',
      version: '1.0.0',
      dependencies: { node: 'file:./own-node' },
      scripts: { preinstall: 'echo once >> installations' },
    });
    execFileSync('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], {
      cwd: root,
      stdio: 'ignore',
    });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('installs what the lock file says on a fresh clone, and does nothing the next time', async () => {
    const first = await install();
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Installed') });
    expect(existsSync(join(root, 'node_modules/.bin/node'))).toBe(true);
    expect(await install()).toEqual({ code: 0, output: '' });
    expect(installations()).toBe(1);
  });

  it('installs again when the lock file has changed', async () => {
    await install();
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    write('package.json', { ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), version: '1.0.1' });
    lock.version = '1.0.1';
    lock.packages[''].version = '1.0.1';
    lock.packages['node_modules/left'] = {
      version: '1.0.0',
      resolved: 'file:own-node',
      integrity: 'sha512-none',
      optional: false,
    };
    write('package-lock.json', lock);
    expect((await install()).output).toContain('Installing');
  });

  it('installs once when two commands start at once, and after a starter that was killed', async () => {
    write('.zhengyun-install.lock', { pid: 2 ** 22 + 1, mark: 'left-by-a-dead-one' });
    const both = await Promise.all([install(), install(), install()]);
    expect(both.map((ended) => ended.code)).toEqual([0, 0, 0]);
    expect(installations()).toBe(1);
    expect(existsSync(join(root, '.zhengyun-install.lock'))).toBe(false);
  });

  it('takes an `npm ci` by hand for done', async () => {
    execFileSync('npm', ['ci', '--offline'], { cwd: root, stdio: 'ignore' });
    expect(await install()).toEqual({ code: 0, output: '' });
    expect(installations()).toBe(1);
  });

  it('installs again when a package of our own was added since, in a checkout that has all the others', async () => {
    execFileSync('npm', ['ci', '--offline'], { cwd: root, stdio: 'ignore' });
    mkdirSync(join(root, 'own-room'));
    write('own-room/package.json', { name: 'room', version: '1.0.0' });
    write('package.json', {
      ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
      dependencies: { node: 'file:./own-node', room: 'file:./own-room' },
    });
    execFileSync('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], {
      cwd: root,
      stdio: 'ignore',
    });
    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('Installed') });
    expect(existsSync(join(root, 'node_modules/room/package.json'))).toBe(true);
  });

  it('makes the declarations of the API’s client where there are none, and anew when what they are made from has changed', async () => {
    const made = () => readFileSync(join(root, 'made'), 'utf8').trim().split('\n').length;
    const written = 'console/api-client/src/operations.generated.ts';
    for (const folder of ['test/api-client', 'console/api-client/src', 'console/domain/src'])
      mkdirSync(join(root, folder), { recursive: true });
    // The Node of this clone: whatever it is to run, it notes that, and leaves what is to be written.
    write('own-node/node.sh', `#!/bin/sh\necho "$1" >> made\ntouch ${written}\n`);
    write('test/api-client/write-operations.ts', '');
    write('console/domain/src/schemas.ts', 'export const first = 1;');
    expect((await install()).code).toBe(0);
    expect(made()).toBe(1);
    expect(readFileSync(join(root, 'made'), 'utf8')).toContain('test/api-client/write-operations.ts');
    expect(await install()).toEqual({ code: 0, output: '' });
    expect(made()).toBe(1);
    write('console/domain/src/schemas.ts', 'export const second = 22;');
    await install();
    expect(made()).toBe(2);
    rmSync(join(root, written));
    await install();
    expect(made()).toBe(3);
  });

  it('says why the declarations can’t be made, and makes them at the next command', async () => {
    mkdirSync(join(root, 'test/api-client'), { recursive: true });
    write('test/api-client/write-operations.ts', '');
    write('own-node/node.sh', '#!/bin/sh\necho "no schema of that name"\nexit 1\n');
    for (const _ of ['first', 'second'])
      expect(await install()).toMatchObject({ code: 1, output: expect.stringContaining('no schema of that name') });
  });

  it('says so when the lock file is of another commit', async () => {
    write('package.json', {
      ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
      dependencies: { other: 'file:./own-node' },
    });
    const ended = await install();
    expect(ended).toMatchObject({
      code: 1,
      output: expect.stringContaining('package.json and package-lock.json disagree'),
    });
  });

  it('says what to do when the registry does not answer', async () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    write('package.json', {
      name: 'fresh-clone',
      version: '1.0.0',
      dependencies: { node: 'file:./own-node', absent: '1.0.0' },
    });
    lock.packages[''].dependencies.absent = '1.0.0';
    lock.packages['node_modules/absent'] = {
      version: '1.0.0',
      resolved: 'http://127.0.0.1:1/absent-1.0.0.tgz',
      integrity: 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    };
    write('package-lock.json', lock);
    const ended = await install();
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('the registry does not answer. Go online');
    expect(existsSync(join(root, 'node_modules/.zhengyun-installed'))).toBe(false);
  });
});
