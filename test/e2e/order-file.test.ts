import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amountsOf, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts } from '@zhengyun/rulebook/dimension.ts';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

it('holds the published totals of the drug regulator’s yearly order', () => {
  const file = parse(readFileSync(join(import.meta.dirname, 'orders/drug-regulator.yaml'), 'utf8')) as {
    lines: { cloud: string; spec: unknown }[];
  };
  const totals = file.lines.map((line) => amountsOf(itemSpecSchema.parse(line.spec))).reduce<Amounts>(addAmounts, {});
  expect(totals).toEqual({
    vcpu: 925n,
    'memory-gb': 3_689n,
    'disk-ordinary-gb': 34_434n,
    'disk-fast-gb': 104_766n,
    'bandwidth-mbps': 2_186n,
    'monitored-host': 96n,
  });
  expect(new Set(file.lines.map((line) => line.cloud)).size).toBe(2);
});
