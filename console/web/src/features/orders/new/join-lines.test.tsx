import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../ui/spec-fields/default-spec.ts';
import { linesToKeep, withBrought } from './join-lines.ts';
import { emptyOrder } from './order-values.ts';

const bucket = { cloud: 'guangzhou', zone: 'extranet', spec: defaultSpec('object-bucket') };

describe('lines brought into an order', () => {
  it('take the place of the line nobody has touched', () => {
    expect(withBrought(emptyOrder(), { lines: [bucket] })?.lines).toEqual([bucket]);
  });

  it('come after those that are there, and the head is filled only where it is empty', () => {
    const written = { title: '我的', reason: '', lines: [bucket] };
    const brought = { title: '旧的', reason: '年度上云', mlpsGrade: 3, lines: [bucket, bucket] };
    expect(withBrought(written, brought)).toEqual({
      title: '我的',
      reason: '年度上云',
      mlpsGrade: 3,
      lines: [bucket, bucket, bucket],
    });
  });

  it('are not taken where they would be too many', () => {
    const many = Array.from({ length: 200 }, () => bucket);
    expect(withBrought({ lines: [bucket] }, { lines: many })).toBeNull();
    expect(withBrought(emptyOrder(), { lines: many })?.lines).toHaveLength(200);
  });
});

describe('a template', () => {
  it('is made only of complete lines', () => {
    expect(linesToKeep({ lines: [bucket] })).toHaveLength(1);
    expect(linesToKeep({ lines: [bucket, { spec: defaultSpec('cache') }] })).toBeNull();
  });
});
