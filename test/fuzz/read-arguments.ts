import { parseArgs } from 'node:util';

/** What `npm run fuzz` is asked for. */
export interface FuzzRequest {
  /** Callers by name, in the order they call in. */
  readonly callers: readonly string[];
  /** How long each may call, in seconds. */
  readonly seconds: number;
  /** Calls of each operation by each caller, at most, before the next round of them. */
  readonly examples: number;
  /** Leave out those who were done with, and well, in an earlier run of the same length. */
  readonly resume: boolean;
}

const USAGE = 'npm run fuzz -- [CALLER…] [--seconds N] [--examples N] [--resume]';
/** Enough for every operation a few times, on two cores. */
const DEFAULTS = { seconds: '120', examples: '10' };

/** Reads the arguments; no caller: all of `known`. Throws one error that names everything wrong and what there is. */
export function readArguments(args: readonly string[], known: readonly string[]): FuzzRequest {
  const usage = `${USAGE}\nthere are: ${known.join(', ')}`;
  const number = { type: 'string' } as const;
  let parsed: { values: { seconds?: string; examples?: string; resume?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: { seconds: number, examples: number, resume: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
  const { seconds = DEFAULTS.seconds, examples = DEFAULTS.examples, resume = false } = parsed.values;
  const problems = [
    ...parsed.positionals.filter((name) => !known.includes(name)).map((name) => `"${name}" is no caller`),
    ...Object.entries({ seconds, examples })
      .filter(([, text]) => !/^[1-9]\d{0,4}$/.test(text))
      .map(([name, text]) => `--${name} is "${text}": give a whole number from 1 to 99999`),
  ];
  if (problems.length > 0) throw new Error(`${problems.join('; ')}\n${usage}`);
  const callers = known.filter((name) => parsed.positionals.length === 0 || parsed.positionals.includes(name));
  return { callers, seconds: Number(seconds), examples: Number(examples), resume };
}
