import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parser } from '@prometheus-io/lezer-promql';
import { makeMetrics } from '@zhengyun/worker/metrics.ts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = fileURLToPath(new URL('../../docs/alerts/', import.meta.url));
const duration = z.string().regex(/^(\d+(ms|[smhdwy]))+$/);
const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
const labels = z.record(labelName, z.string());
/** The rule files of Prometheus, of which every compatible engine takes at least this. A key that none knows stops them from starting. */
const ruleFileSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        interval: duration.optional(),
        rules: z.array(
          z.strictObject({
            alert: labelName,
            expr: z.string().min(1),
            for: duration.optional(),
            keep_firing_for: duration.optional(),
            labels: labels.optional(),
            annotations: labels.optional(),
          }),
        ),
      }),
    )
    .refine((groups) => new Set(groups.map(({ name }) => name)).size === groups.length, 'a group’s name stands twice'),
});

/** Names of the metrics that an expression reads. Throws where Prometheus's own grammar finds no expression in it. */
function metricsIn(expression: string): readonly string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expression}`);
      if (type.name === 'Identifier' && /^zhengyun_/.test(expression.slice(from, to)))
        names.push(expression.slice(from, to));
    },
  });
  return names;
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const read = () => ruleFileSchema.parse(parse(readFileSync(`${FOLDER}${file}`, 'utf8')));

  test('is a rule file as Prometheus-compatible engines take it', () => {
    expect(read().groups.flatMap(({ rules }) => rules).length).toBeGreaterThan(0);
  });

  test('asks in PromQL for nothing but what the worker reports', async () => {
    const reported = await makeMetrics().registry.metrics();
    for (const { expr } of read().groups.flatMap(({ rules }) => rules)) {
      const names = metricsIn(expr);
      expect(names.length, expr).toBeGreaterThan(0);
      for (const name of names) expect(reported).toMatch(new RegExp(`^# TYPE ${name} `, 'm'));
    }
  });

  test('says of each alarm what is the matter and what to do, and how urgent it is', () => {
    for (const { alert, labels: own, annotations } of read().groups.flatMap(({ rules }) => rules)) {
      expect(own?.severity, alert).toMatch(/^(critical|warning)$/);
      expect(annotations?.summary, alert).toMatch(/\p{Script=Han}/u);
      expect(annotations?.description, alert).toMatch(/\p{Script=Han}/u);
    }
  });
});

test('what is no PromQL is noticed', () => {
  expect(() => metricsIn('max(zhengyun_operations_unknown_overdue >')).toThrow('not PromQL');
});
