import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { KINDS } from './kinds.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
/** Rows of the tables under each heading, without their heads. */
const [steps = [], kinds = []] = read('./README.md')
  .split('\n## ')
  .map((section) => section.split('\n').filter((line) => line.startsWith('|')))
  .filter((lines) => lines.length > 0)
  .map((lines) => lines.slice(2).map((line) => line.split('|').slice(1, -1)));

test.each(steps.map(([fault = '', ...cells]) => ({ fault: fault.trim(), cells })))(
  'each step is tried with: $fault',
  ({ cells }) => {
    const suites = read('./faults.engine.test.ts') + read('../e2e/server-killed.e2e.test.ts');
    expect(cells).toHaveLength(3);
    for (const cell of cells) {
      const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
      expect(names.length, cell).toBeGreaterThan(0);
      for (const name of names) expect(suites, `no test is called ${name}`).toContain(name);
      for (const [, step = ''] of cell.replaceAll(/`[^`]+`/g, '').matchAll(/\b([a-z]+(?:[A-Z][a-z]+)*)\b(?!\))/g))
        expect(suites, `no order is brought to ${step}`).toContain(`'${step}'`);
    }
  },
);

describe('the table of kinds of work', () => {
  test('has a row for each that is tried, and for no other', () => {
    expect(kinds.map(([kind = '']) => kind.trim())).toEqual(Object.keys(KINDS));
  });

  test('says how each ends', () => {
    for (const cells of kinds) expect(cells.map((cell) => cell.trim()).filter(Boolean)).toHaveLength(3);
  });
});
