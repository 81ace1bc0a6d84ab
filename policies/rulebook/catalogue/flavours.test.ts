import { describe, expect, it } from 'vitest';
import { cloudHostSpecSchema } from './compute.ts';
import { FLAVOURS, flavourOf } from './flavours.ts';

describe('flavours', () => {
  it('are those that real government clouds sell', () => {
    expect(FLAVOURS.map(({ name }) => name)).toEqual(
      ['2C4G', '4C8G', '8C16G', '16C32G', '32C64G', '2C8G', '4C16G', '8C32G', '16C64G'], // PRODUCT.md section 4
    );
  });

  it('can each be ordered, with 100 GB of system disk', () => {
    for (const { vcpu, memoryGb, systemDiskGb } of FLAVOURS) {
      const host = { item: 'cloud-host', count: 1, vcpu, memoryGb, systemDiskGb };
      expect(cloudHostSpecSchema.parse(host).systemDiskGb).toBe(100);
    }
  });

  it('are recognised by their size, and custom sizes are none', () => {
    expect(flavourOf({ vcpu: 8, memoryGb: 32 })).toMatchObject({ name: '8C32G', family: 'memory' });
    expect(flavourOf({ vcpu: 64, memoryGb: 512 })).toBeUndefined();
  });
});
