import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDone, keepResult, keptResults } from './kept-results.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-results-'));
});
afterAll(() => rm(folder, { recursive: true }));

const well = { caller: 'auditor', seconds: 120, examples: 10, calls: 900, faults: [], asWritten: true };

describe('the results of the fuzzing', () => {
  it('are kept by caller, the newest of each', async () => {
    const file = join(folder, 'artefacts', 'fuzz.json');
    expect(await keptResults(file)).toEqual([]);
    await keepResult(file, { ...well, asWritten: false });
    await keepResult(file, { ...well, caller: 'stranger' });
    await keepResult(file, well);
    expect(await keptResults(file)).toEqual([{ ...well, caller: 'stranger' }, well]);
  });

  it.each([
    ['as long and well', {}, true],
    ['longer and well', { seconds: 600 }, true],
    ['shorter', { seconds: 60 }, false],
    ['with fewer calls of each operation', { examples: 5 }, false],
    ['with a fault', { faults: ['requests.list: broke'] }, false],
    ['with an answer that is not written down', { asWritten: false }, false],
    ['for another caller', { caller: 'finance' }, false],
  ])('of a run that was %s count for that much', (_, change, done) => {
    expect(isDone([{ ...well, ...change }], { caller: 'auditor', seconds: 120, examples: 10 })).toBe(done);
  });
});
