import { describe, expect, it } from 'vitest';
import { progress } from './deploy.ts';

describe('how far the deployment is', () => {
  it('counts all clouds, and foresees the rest from the pace of those asked for', () => {
    expect(progress({ all: 24, left: 12, asked: 18, ms: 60_000 })).toBe('已部署 12/24 朵云，约剩 120 秒');
    expect(progress({ all: 24, left: 1, asked: 18, ms: 170_000 })).toBe('已部署 23/24 朵云，约剩 10 秒');
  });

  it('foresees nothing before the first is done', () => {
    expect(progress({ all: 24, left: 18, asked: 18, ms: 10_000 })).toBe('已部署 6/24 朵云');
  });
});
