import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOrderFile } from '@zhengyun/domain/requests/file-rules.ts';
import { orderLineInputSchema } from '@zhengyun/domain/requests/schemas.ts';
import { amountsOf, CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts } from '@zhengyun/rulebook/dimension.ts';
import { describe, expect, it } from 'vitest';

function orderIn(name: string) {
  const { head, lines, errors } = readOrderFile(readFileSync(join(import.meta.dirname, 'orders', name), 'utf8'));
  const read = lines.map((line) => orderLineInputSchema.parse(line));
  const totals = read.map((line) => amountsOf(line.spec)).reduce<Amounts>(addAmounts, {});
  return { head, errors, lines: read, totals };
}

describe('an order file', () => {
  it('holds the published totals of the drug regulator’s yearly order', () => {
    const { lines, totals, errors } = orderIn('drug-regulator.yaml');
    expect(errors).toEqual([]);
    expect(totals).toEqual({
      vcpu: 925n,
      'memory-gb': 3_689n,
      'disk-ordinary-gb': 34_434n,
      'disk-fast-gb': 104_766n,
      'bandwidth-mbps': 2_186n,
      'monitored-host': 96n,
    });
    expect(new Set(lines.map((line) => line.cloud)).size).toBe(2);
  });

  it('may hold every item that the engine makes by itself', () => {
    const { head, lines, totals, errors } = orderIn('data-platform.yaml');
    expect(errors).toEqual([]);
    expect(head).toMatchObject({ system: 'drug-supervision', mlpsGrade: 3 });
    expect(totals).toEqual({
      vcpu: 20n,
      'memory-gb': 80n,
      'disk-ordinary-gb': 0n,
      'disk-fast-gb': 2_600n,
      'object-gb': 2_000n,
      'backup-gb': 90_000n,
      'gpu-share': 2n,
      'gpu-memory-gb': 48n,
      'security-pack-3': 1n,
      'bastion-account': 2n,
    });
    const made = CATALOGUE.filter(({ fulfilment }) => fulfilment === 'provisioned').map(({ code }) => code);
    const other = ['cloud-host', 'load-balancer'];
    expect(lines.map(({ spec }) => spec.item).toSorted()).toEqual(
      made.filter((code) => !other.includes(code)).toSorted(),
    );
  });
});
