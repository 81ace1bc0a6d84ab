import { oneSample, type TimeSeries } from '@zhengyun/protocol/series.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUTURE_MS, judgeBatch, OLDEST_MS } from './batch-rules.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const at = (offset = 0, value = 1) => ({ timestampMs: NOW.getTime() + offset, value });
const good = oneSample('node_load1', { cpu: '0' }, at());
const raw = (labels: [string, string][]): TimeSeries => ({
  labels: labels.map(([name, value]) => ({ name, value })),
  samples: [at()],
});

describe('a batch', () => {
  it.each([
    ['a series without a name', raw([['cpu', '0']]), 'NAME_MISSING'],
    ['a name that is none', oneSample('node load', {}, at()), 'LABEL_INVALID'],
    ['a label that is none', oneSample('up', { 'a-b': '1' }, at()), 'LABEL_INVALID'],
    ['a label value without end', oneSample('up', { a: 'x'.repeat(1_025) }, at()), 'LABEL_INVALID'],
    ['a label value with a NUL', oneSample('up', { a: 'x\0' }, at()), 'LABEL_INVALID'],
    ['half of a surrogate pair', oneSample('up', { a: 'x\ud83d' }, at()), 'LABEL_INVALID'],
    ['a name with a NUL', oneSample('u\0p', {}, at()), 'LABEL_INVALID'],
    [
      'a label twice',
      raw([
        ['__name__', 'up'],
        ['a', '1'],
        ['a', '2'],
      ]),
      'LABEL_DUPLICATE',
    ],
    ['the label node', oneSample('up', { node: 'other' }, at()), 'LABEL_RESERVED'],
    ['the label tenant', oneSample('up', { tenant: 'other' }, at()), 'LABEL_RESERVED'],
    ['a value that is no number', oneSample('up', {}, at(0, Number.NaN)), 'VALUE_NOT_FINITE'],
    ['an infinite value', oneSample('up', {}, at(0, Number.POSITIVE_INFINITY)), 'VALUE_NOT_FINITE'],
    ['a sample of the future', oneSample('up', {}, at(FUTURE_MS + 1)), 'TIMESTAMP_FUTURE'],
    ['a sample older than any spool', oneSample('up', {}, at(-OLDEST_MS - 1)), 'TIMESTAMP_TOO_OLD'],
  ] as const)('loses %s and keeps its neighbours', (_, bad, reason) => {
    const { accepted, rejected } = judgeBatch([good, bad, good], NOW);
    expect(accepted).toHaveLength(2);
    expect(rejected).toMatchObject([{ reason, count: 1 }]);
  });

  it('keeps samples up to both edges of time', () => {
    const edges = [oneSample('up', {}, at(FUTURE_MS)), oneSample('up', {}, at(-OLDEST_MS))];
    expect(judgeBatch(edges, NOW).rejected).toEqual([]);
  });

  it('keeps the good samples of a series that has a bad one', () => {
    const mixed = { labels: good.labels, samples: [at(-1_000), at(FUTURE_MS + 1), at()] };
    const { accepted, rejected } = judgeBatch([mixed], NOW);
    expect(accepted[0]?.samples).toHaveLength(2);
    expect(rejected).toEqual([{ metric: 'node_load1', reason: 'TIMESTAMP_FUTURE', count: 1 }]);
  });

  it('knows the namespace of a workload', () => {
    const [series] = judgeBatch([oneSample('container_cpu', { namespace: 'drug-a' }, at())], NOW).accepted;
    expect(series?.namespace).toBe('drug-a');
  });

  it('accounts for every sample, accepted or rejected', () => {
    const label = fc.record({
      name: fc.constantFrom('__name__', 'a', 'b', 'node'),
      value: fc.string({ maxLength: 5 }),
    });
    const sample = fc.record({ timestampMs: fc.integer(), value: fc.double() });
    const series = fc.record({
      labels: fc.array(label, { maxLength: 5 }),
      samples: fc.array(sample, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(series), (batch) => {
        const { accepted, rejected } = judgeBatch(batch, NOW);
        const sent = batch.reduce((sum, { samples }) => sum + samples.length, 0);
        const kept = accepted.reduce((sum, { samples }) => sum + samples.length, 0);
        expect(kept + rejected.reduce((sum, { count }) => sum + count, 0)).toBe(sent);
      }),
    );
  });
});
