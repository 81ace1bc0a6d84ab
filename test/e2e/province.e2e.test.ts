import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GUANGDONG_CITIES } from '@zhengyun/rulebook/guangdong-cities.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testSystem } from '../support/system.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What `npm run demo -- --province --json FILE` promises. */
const reportSchema = z.strictObject({
  clouds: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      tier: z.enum(['provincial', 'sectoral', 'municipal']),
      profile: z.string(),
      region: z.string().nullable(),
      cluster: z.string().nullable(),
      state: z.string(),
      seconds: z.number().positive().nullable(),
    }),
  ),
  refusals: z.array(z.strictObject({ code: z.string(), sentence: z.string() })),
  delivered: z.strictObject({ veryLarge: z.string(), small: z.string(), objects: z.int() }),
  steps: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), ms: z.int() })),
});
let report: z.output<typeof reportSchema>;
let exitCode: number | null;

beforeAll(async () => {
  const folder = join(ROOT, 'artefacts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'province.json');
  const args = [join(ROOT, 'console/cli/main.ts'), 'demo', '--province', '--json', file];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ZHENGYUN_DATA: testSystem().dir, ZHENGYUN_MODE: 'local' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  exitCode = await new Promise((resolve) => child.once('exit', resolve));
  if (exitCode === 0) report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}, 2_400_000);

describe('the sample province', () => {
  it('stands whole: the 1, two of the N and all 21 of the M, on two API servers', () => {
    expect(exitCode).toBe(0);
    expect(report.steps.filter((step) => !step.ok)).toEqual([]);
    expect(report.clouds).toHaveLength(24);
    expect(report.clouds.filter(({ state, seconds }) => state !== 'deployed' || seconds === null)).toEqual([]);
    expect(new Set(report.clouds.map(({ cluster }) => cluster))).toEqual(new Set(['local-province', 'local-cities']));
    const cities = report.clouds.filter(({ tier }) => tier === 'municipal').map(({ slug }) => slug);
    expect(cities.toSorted()).toEqual(GUANGDONG_CITIES.map(({ slug }) => slug).toSorted());
  });

  it('answers one order by profile: a small city says where to go, a very large one decides by itself', () => {
    expect(report.refusals.map(({ code }) => code)).toEqual(['QUOTA_BELOW_FLOOR', 'ITEM_NOT_LOCAL', 'SEAT_OF_ANOTHER']);
    expect(report.refusals[1]?.sentence).toContain('请改选省级云');
    // Two hosts, each with its system disk and one of data.
    expect(report.delivered.objects).toBe(6);
  });
});
