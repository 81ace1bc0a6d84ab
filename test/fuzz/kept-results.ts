import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const resultSchema = z.object({
  caller: z.string(),
  seconds: z.int(),
  examples: z.int(),
  calls: z.int(),
  /** Operations of the document, those called at least once, and those that then did what they are for; earlier results have none. */
  coverage: z.object({ operations: z.int(), called: z.int(), done: z.int() }).optional(),
  /** Distinct faults that the server logged, by where. */
  faults: z.array(z.string()),
  /** Whether every answer was as the document says. */
  asWritten: z.boolean(),
});
export type FuzzResult = z.output<typeof resultSchema>;

/** Results of earlier callers in `file`; none where there is no such file. */
export async function keptResults(file: string): Promise<readonly FuzzResult[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return z.array(resultSchema).parse(JSON.parse(text));
}

/** Keeps a caller's result in place of its earlier one, written aside and renamed: a run that is cut short goes on after it. */
export async function keepResult(file: string, result: FuzzResult): Promise<void> {
  const others = (await keptResults(file)).filter(({ caller }) => caller !== result.caller);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, `${JSON.stringify([...others, result], null, 2)}\n`);
  await rename(`${file}.part`, file);
}

/** Whether a caller was done with, and well, in a run as long as the one that is asked for. */
export function isDone(
  results: readonly FuzzResult[],
  { caller, seconds, examples }: Pick<FuzzResult, 'caller' | 'seconds' | 'examples'>,
): boolean {
  return results.some(
    (each) =>
      each.caller === caller &&
      each.seconds >= seconds &&
      each.examples >= examples &&
      each.asWritten &&
      each.faults.length === 0,
  );
}
