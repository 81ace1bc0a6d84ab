import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FOCUS_CRITERIA } from '@zhengyun/domain/exports/focus-rules.ts';
import { runCommand } from '../fuzz/schemathesis.ts';
import { type Found, readFindings } from './findings.ts';
import { findPython } from './python.ts';

/** Pinned: another version has other rules. */
const VERSION = '2.2.1';
/** What it runs on. It asks for NumPy 1, which has no wheel for Python 3.13 and not for its own Arrow: it runs as well on NumPy 2. */
const BESIDE = [
  'ddt==1.7.2',
  'duckdb==1.5.6',
  'graphviz==0.21',
  'jsonschema==4.26.0',
  'multimethod==2.0.2',
  'numpy==2.3.5',
  'pandas==2.3.3',
  'pandasql==0.7.3',
  'pandera==0.26.1',
  'polars==1.44.2',
  'pyarrow==26.0.1',
  'pydantic==2.14.3',
  'pytz==2025.2',
  'PyYAML==6.0.3',
  'requests==2.34.2',
  'sqlglot==27.29.0',
  'tabulate==0.10.0',
];

const cache = () => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengyun');

/**
 * The folder of the FOCUS validator, installed the first time into an environment of its own in the cache folder, outside the tree. Throws with what to do where there is no Python of
 * 3.12 or 3.13 with venv, and with what the installer said where it failed.
 */
export async function focusValidator(): Promise<string> {
  const home = join(cache(), `focus-validator-${VERSION}-1`);
  if (existsSync(join(home, 'whole'))) return home;
  const python = await findPython();
  if (python === null)
    throw new Error(
      `the FOCUS export is checked by focus-validator ${VERSION}, which needs Python 3.12 or 3.13 with venv: there is none on the path nor in pyenv`,
    );
  await mkdir(cache(), { recursive: true });
  // Beside the place where it will be, and moved there whole: two who install at once leave one.
  const made = await mkdtemp(`${home}.`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--prefer-binary'];
  const steps = [
    [python, ['-m', 'venv', made]],
    [
      join(made, 'bin', 'python'),
      [...pip, '--only-binary', 'numpy,pandas,pyarrow,duckdb,polars,pydantic-core,pyyaml', ...BESIDE],
    ],
    [join(made, 'bin', 'python'), [...pip, '--no-deps', `focus-validator==${VERSION}`]],
  ] as const;
  for (const [program, args] of steps) {
    const { code, text } = await runCommand(program, args);
    if (code !== 0) {
      await rm(made, { recursive: true, force: true });
      throw new Error(`focus-validator ${VERSION} could not be installed (${program} ${args.join(' ')}):\n${text}`);
    }
  }
  await writeFile(join(made, 'whole'), VERSION);
  await rename(made, home).catch(async (error: unknown) => {
    await rm(made, { recursive: true, force: true });
    if (!existsSync(join(home, 'whole'))) throw error;
  });
  return home;
}

/** Where the package lies in an environment. */
async function packageIn(home: string): Promise<string> {
  const ask = 'import importlib.util; print(importlib.util.find_spec("focus_validator").submodule_search_locations[0])';
  const { code, text } = await runCommand(join(home, 'bin', 'python'), ['-c', ask]);
  if (code !== 0) throw new Error(`focus-validator is not where it was installed:\n${text}`);
  return text.trim();
}

/** What the validator finds wrong in a file (`.csv` or `.parquet`) by the rules of FOCUS 1.2. Reaches out to nobody. */
export async function validateFocus(file: string): Promise<Found> {
  const home = await focusValidator();
  // It looks for its own tables below the folder it runs in, and writes a log there.
  const folder = await mkdtemp(join(tmpdir(), 'focus-'));
  try {
    const own = await packageIn(home);
    await symlink(own, join(folder, 'focus_validator'));
    const report = join(folder, 'report.xml');
    const args = ['--data-file', file, '--validate-version', '1.2', '--block-download'];
    const out = ['--output-type', 'unittest', '--output-destination', report];
    const criteria = ['--applicability-criteria', FOCUS_CRITERIA.join(',')];
    const start = `import os, sys; os.chdir(sys.argv.pop(1)); from focus_validator.main import main; main()`;
    const { text } = await runCommand(join(home, 'bin', 'python'), ['-c', start, folder, ...args, ...out, ...criteria]);
    const written = await readFile(report, 'utf8').catch(() => null);
    if (written === null) throw new Error(`focus-validator wrote no report of ${file}:\n${text.slice(-4_000)}`);
    return readFindings(written);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) {
  const [file] = process.argv.slice(2);
  if (file === undefined) process.stdout.write(`${dirname(await focusValidator())}\n`);
  else {
    // npm runs it in the root, and says where the person stands.
    const { looked, reds } = await validateFocus(resolve(process.env.INIT_CWD ?? '.', file));
    for (const { rule, says } of reds) process.stdout.write(`${rule}: ${says}\n`);
    process.stdout.write(`${looked} rules looked at, ${reds.length} red\n`);
    process.exitCode = reds.length === 0 ? 0 : 1;
  }
}
