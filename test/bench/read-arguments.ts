import { parseArgs } from 'node:util';
import type { BenchSizes } from './benchmark.ts';

const DEFAULT_SIZES: BenchSizes = {
  tenancies: 50,
  objects: 1_000,
  nodes: 2_000,
  pods: 10_000,
  races: 10_000,
  requests: 100_000,
  events: 100_000,
  departments: 200,
  lines: 20_000,
};
const SIZE_NAMES = Object.keys(DEFAULT_SIZES) as (keyof BenchSizes)[];

/** What `npm run bench` is asked for. */
export interface BenchRequest {
  /** Names of benchmarks in the order they are run in, whatever the order they were written in. */
  readonly names: readonly string[];
  readonly sizes: BenchSizes;
}

/**
 * Reads the arguments: names of benchmarks (none: all of `known`) and sizes like `--tenancies 5`. Throws one error that names
 * everything wrong and what there is.
 */
export function readArguments(args: readonly string[], known: readonly string[]): BenchRequest {
  const usage = `there are: ${known.join(', ')}; sizes: ${SIZE_NAMES.map((name) => `--${name} N`).join(', ')}`;
  const options = Object.fromEntries(SIZE_NAMES.map((name) => [name, { type: 'string' as const }]));
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
  const problems = parsed.positionals
    .filter((name) => !known.includes(name))
    .map((name) => `"${name}" is no benchmark`);
  const sizes = { ...DEFAULT_SIZES };
  for (const name of SIZE_NAMES) {
    const text = parsed.values[name];
    if (text === undefined) continue;
    if (/^[1-9]\d{0,5}$/.test(String(text))) Object.assign(sizes, { [name]: Number(text) });
    else problems.push(`--${name} is "${text}": give a whole number from 1 to 999999`);
  }
  if (problems.length > 0) throw new Error(`${problems.join('; ')}\n${usage}`);
  const names = known.filter((name) => parsed.positionals.length === 0 || parsed.positionals.includes(name));
  return { names, sizes };
}
