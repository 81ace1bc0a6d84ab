import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitForLock } from '@zhengyun/engine/toolchain/kernel-lock.ts';
import { runCommand } from './run-command.ts';

/** Everything that ends up in the browser's bundle, from the checkout's root. */
const SOURCES = [
  'package-lock.json',
  'console/web/{index.html,package.json,vite.config.ts,tsconfig.json}',
  'console/web/{src,public}/**/*',
  'console/domain/src/**/{schemas,errors}.ts',
  'policies/rulebook/**/*.ts',
];
const STAMP = '.built-from';

export interface BuildWebOptions {
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Builds the pages unless `console/web/dist` was built from exactly these sources. Resolves with whether it had to. */
export async function buildWeb(root: string, { logFile, env, signal }: BuildWebOptions): Promise<boolean> {
  const web = join(root, 'console', 'web');
  const lock = await waitForLock(join(root, 'node_modules', '.zhengyun-pages.lock'), { signal });
  try {
    const dist = join(web, 'dist');
    const hash = sourceHash(root);
    if (existsSync(join(dist, STAMP)) && readFileSync(join(dist, STAMP), 'utf8') === hash) return false;
    // Aside and renamed: a server that is running never serves half a build.
    const aside = join(web, 'dist.building');
    rmSync(aside, { recursive: true, force: true });
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    await runCommand({
      name: 'The build of the pages',
      args: [vite, 'build', '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn'],
      cwd: web,
      env,
      logFile,
      signal,
    });
    writeFileSync(join(aside, STAMP), hash);
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
    return true;
  } finally {
    lock.release();
  }
}

/** SHA-256 over the names and contents of the sources under `root`. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    hash.update(file.slice(root.length));
    hash.update('\0');
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}
