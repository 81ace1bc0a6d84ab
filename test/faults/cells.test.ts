import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
const rows = read('./README.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').slice(1, -1));

test.each(rows.map(([fault = '', ...cells]) => ({ fault: fault.trim(), cells })))(
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
