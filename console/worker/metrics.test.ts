import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeMetrics } from './metrics.ts';

const ALERTS = fileURLToPath(new URL('../../docs/alerts/', import.meta.url));

test('every alert stands on figures that the worker reports, also while they are zero', async () => {
  const reported = await makeMetrics().registry.metrics();
  const rules = readdirSync(ALERTS).map((file) => readFileSync(`${ALERTS}${file}`, 'utf8'));
  const used = rules.flatMap((text) => [...text.matchAll(/\bzhengyun_\w+(?:\{[^}]*\})?/g)].map(([series]) => series));
  expect(used).toContain('zhengyun_operations_unknown_overdue');
  expect(used).toContain('zhengyun_credentials{status="unknown"}');
  const lines = reported.split('\n').filter((line) => line.endsWith(' 0'));
  const isReported = (series: string) =>
    lines.some((line) => line === `${series} 0` || (!series.includes('{') && line.startsWith(`${series}{`)));
  expect([...new Set(used)].filter((series) => !isReported(series))).toEqual([]);
});
