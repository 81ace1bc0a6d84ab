import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testSystem } from '../support/system.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const fen = z.string().regex(/^-?\d+$/);

/** What `npm run demo -- --json FILE` promises. */
const reportSchema = z.strictObject({
  engine: z.strictObject({ pulumi: z.string(), provider: z.string(), kubernetes: z.string() }),
  steps: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), ms: z.int() })),
  resources: z.array(z.strictObject({ id: z.string(), kind: z.string(), namespace: z.string(), name: z.string() })),
  statement: z.strictObject({
    period: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        quantity: z.string().nullable(),
        unit: z.string().nullable(),
        unitPrice: z.string().nullable(),
        amountFen: fen,
      }),
    ),
    payableFen: fen,
  }),
  recomputedFen: fen,
});
let report: z.output<typeof reportSchema>;
let exitCode: number | null;

beforeAll(async () => {
  const folder = join(ROOT, 'artefacts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'demo.json');
  const child = spawn(process.execPath, [join(ROOT, 'console/cli/main.ts'), 'demo', '--json', file], {
    cwd: ROOT,
    env: { ...process.env, ZHENGYUN_DATA: testSystem().dir, ZHENGYUN_MODE: 'local' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  exitCode = await new Promise((resolve) => child.once('exit', resolve));
  if (exitCode === 0) report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}, 1_500_000);

describe('a city drug regulator’s yearly order over two clouds', () => {
  it('goes from its order file to a statement, resized and released on the way', () => {
    expect(exitCode).toBe(0);
    expect(report.steps.filter((step) => !step.ok)).toEqual([]);
  });

  it('stands on the clusters: 60 hosts are left of 96 after one line was released, each with its volumes', () => {
    const count = (kind: string) => report.resources.filter((object) => object.kind === kind).length;
    expect(count('VirtualMachine')).toBe(60);
    // 60 system disks and 120 data disks, and the container space's volumes.
    expect(count('PersistentVolumeClaim')).toBeGreaterThanOrEqual(182);
    expect(new Set(report.resources.map((object) => object.namespace)).size).toBe(2);
  });

  it('is billed to the fen: the lines add up, and another decimal library gets the same', () => {
    const sum = report.statement.lines.reduce((total, line) => total + BigInt(line.amountFen), 0n);
    expect(sum.toString()).toBe(report.statement.payableFen);
    expect(report.recomputedFen).toBe(report.statement.payableFen);
    expect(BigInt(report.statement.payableFen)).toBeGreaterThan(0n);
  });

  it('is charged for every dimension that was ordered', () => {
    const skus = new Set(report.statement.lines.map((line) => line.sku));
    for (const dimension of [
      'vcpu',
      'memory-gb',
      'disk-ordinary-gb',
      'disk-fast-gb',
      'bandwidth-mbps',
      'monitored-host',
    ])
      expect(skus).toContain(`${dimension}.x86`);
  });
});
