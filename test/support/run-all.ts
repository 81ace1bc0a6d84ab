import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failuresOf, type Report } from './failures.ts';
import { runStep } from './step.ts';
import { VERIFY_PROJECTS, verifyStatically } from './verify.ts';

const REPORTS = join('artefacts', 'reports');

interface Counts {
  passed: number;
  failed: number;
  /** What failed, a paragraph each, for the end of the run. */
  failures: string[];
  /** How long each part took, for who has to keep the whole within its limit. */
  times: string[];
}

/** Does `part` and notes how long it took. */
async function timed<Result>(name: string, counts: Counts, part: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await part();
  counts.times.push(`${name} ${Math.round((performance.now() - started) / 1000)} s`);
  return result;
}

/** Runs vitest projects and adds their counts; a run that ends without a report counts as one failure. */
async function runProjects(projects: readonly string[], counts: Counts): Promise<void> {
  const file = join(REPORTS, `${projects.join('-')}.json`);
  const names = projects.flatMap((project) => ['--project', project]);
  const code = await timed(projects.join(', '), counts, () =>
    runStep({
      name: `tests: ${projects.join(', ')}`,
      command: ['vitest', 'run', ...names, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    }),
  );
  const report = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => null,
  );
  counts.passed += report?.numPassedTests ?? 0;
  counts.failed += report?.numFailedTests ?? 0;
  const failures = report === null ? [] : failuresOf(report, process.cwd());
  counts.failures.push(...failures);
  // A file that failed to load, a leaked process or a crash fails the run without failing a test.
  if (code !== 0 && (report?.numFailedTests ?? 0) === 0) counts.failed += 1;
  if (code !== 0 && failures.length === 0)
    counts.failures.push(
      `✘ ${projects.join(', ')} ended with ${code} though no test failed: an error outside of tests`,
    );
}

/** Format, lint, types, and all tests that need no engine; resolves when they are through. */
async function withoutEngine(counts: Counts): Promise<void> {
  const unclean = await timed('format, lint, types', counts, verifyStatically);
  counts.failed += unclean;
  if (unclean > 0) counts.failures.push('✘ format, lint or types: see the head of this run');
  await runProjects(VERIFY_PROJECTS, counts);
  await runProjects(['db'], counts);
}

/** Makes the engine and runs what needs it and a cluster; gives whether there is an engine. */
async function withEngine(counts: Counts): Promise<boolean> {
  const code = await timed('engine built', counts, () =>
    runStep({ name: 'engine (six binaries)', command: ['node', 'infra/engine/toolchain/main.ts'] }),
  );
  if (code !== 0) return false;
  await runProjects(['cluster'], counts);
  await runProjects(['engine'], counts);
  return true;
}

/**
 * `npm test`: everything. Tests of the engine wait for clusters most of their time, so they run beside those that need none; the
 * whole system's run alone, at the end. Ends with what failed and one line of counts; exits non-zero on any failure.
 */
async function main(): Promise<void> {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const counts: Counts = { passed: 0, failed: 0, failures: [], times: [] };
  const [hasEngine] = await Promise.all([withEngine(counts), withoutEngine(counts)]);
  if (hasEngine) await runProjects(['e2e'], counts);
  else {
    process.stdout.write(
      'The engine could not be made, so the tests that need it did not run; each counts as failed.\n',
    );
    counts.failed += 3;
  }
  for (const failure of counts.failures) process.stdout.write(`${failure}\n`);
  process.stdout.write(`${counts.times.join(' · ')}\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

await main();
