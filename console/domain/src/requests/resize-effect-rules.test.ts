import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { poolEffectsOf } from './resize-effect-rules.ts';

const host = (fields: object) =>
  itemSpecSchema.parse({ item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8, ...fields });
const pool = [
  { dimension: 'vcpu' as const, left: '6' },
  { dimension: 'memory-gb' as const, left: '100' },
];

describe('a resize, on the pool of its zone', () => {
  it('takes what it grows by and gives back what it shrinks by', () => {
    expect(poolEffectsOf(host({}), host({ vcpu: 8, memoryGb: 4 }), pool)).toEqual([
      { dimension: 'vcpu', before: 6n, takes: 8n, after: -2n },
      { dimension: 'memory-gb', before: 100n, takes: -8n, after: 108n },
    ]);
  });

  it('finds nothing left where the pool names nothing', () => {
    const [disk] = poolEffectsOf(host({}), host({ systemDiskGb: 150 }), pool);
    expect(disk).toEqual({ dimension: 'disk-ordinary-gb', before: 0n, takes: 100n, after: -100n });
  });

  it('leaves out what stays', () => {
    expect(poolEffectsOf(host({}), host({}), pool)).toEqual([]);
  });
});
