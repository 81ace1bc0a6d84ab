import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the package for others is made, unless another folder is named. */
const DIST = join(import.meta.dirname, 'dist');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
}

/** What others install: the same names as here, each as JavaScript with its declarations, since Node strips no types below node_modules. */
function manifestOf({ name, version, type, license, exports }: Manifest): unknown {
  const made = Object.entries(exports).map(([subpath, source]) => {
    const stem = source.replace('./src/', './').replace(/\.ts$/, '');
    return [subpath, { types: `${stem}.d.ts`, default: `${stem}.js` }] as const;
  });
  const description = 'Client of the API of Zhengyun 政云';
  return { name, version, description, type, license, engines: { node: '>=24' }, exports: Object.fromEntries(made) };
}

/** Compiles the sources into `folder` with a manifest of its own: `npm pack` there makes the package for others. Throws what the compiler says. */
async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const project = join(import.meta.dirname, 'tsconfig.build.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { stdio: 'inherit' });
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, 'package.json'), 'utf8')) as Manifest;
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifestOf(manifest), null, 2)}\n`);
  await cp(join(import.meta.dirname, 'README.md'), join(folder, 'README.md'));
}

await build(process.argv[2] ?? DIST);
