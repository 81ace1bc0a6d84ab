import { runStep, type Step } from './step.ts';

/** Tests that need neither a server nor a cluster; architecture tests are among `unit`. */
export const VERIFY_PROJECTS = ['unit', 'pulumi', 'web'] as const;

const STATIC: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--project', '.'] },
  { name: 'types of the web room', command: ['tsc', '--project', 'console/web'] },
];

/** Format, lint and types, side by side. Resolves with how many failed. */
export async function verifyStatically(): Promise<number> {
  const codes = await Promise.all(STATIC.map((step) => runStep(step, { quiet: true })));
  return codes.filter((code) => code !== 0).length;
}

if (import.meta.filename === process.argv[1]) {
  const failed = await verifyStatically();
  const projects = VERIFY_PROJECTS.flatMap((project) => ['--project', project]);
  const tests = await runStep({
    name: 'unit, pulumi, web and architecture tests',
    command: ['vitest', 'run', ...projects],
  });
  process.exitCode = failed === 0 && tests === 0 ? 0 : 1;
}
