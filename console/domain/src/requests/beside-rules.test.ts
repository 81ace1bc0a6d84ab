import { type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseUnclaimable, refuseUncovered } from './beside-rules.ts';

const spec = (fields: object): ItemSpec => itemSpecSchema.parse(fields);
const gpu = spec({ item: 'gpu-share', shares: 1, memoryGbPerShare: 12 });
const space = spec({ item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 50 });
const disk = (gb: number) => spec({ item: 'block-disk', class: 'fast', gb, count: 2 });
const backup = (protectedGb: number) =>
  spec({ item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb });

describe('GPU shares', () => {
  it('are for tenancies whose containers can claim them', () => {
    expect(refuseUnclaimable(gpu, [disk(10)])).toMatchObject({ code: 'CONTAINER_SPACE_NEEDED' });
    expect(refuseUnclaimable(gpu, [disk(10), space])).toBeNull();
    expect(refuseUnclaimable(disk(10), [])).toBeNull();
  });
});

describe('a backup schedule', () => {
  it('protects no less than the tenancy has on disks, of every kind', () => {
    expect(refuseUncovered(backup(249), [disk(100), space])).toEqual({
      code: 'PROTECTED_BELOW_DISKS',
      facts: { disks: 250 },
      field: 'spec.protectedGb',
    });
    expect(refuseUncovered(backup(250), [disk(100), space])).toBeNull();
  });

  it('is refused exactly when the disks beside it are more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 65_536 })),
        fc.integer({ min: 1, max: 1_000_000 }),
        (sizes, gb) => {
          const disks = sizes.reduce((sum, size) => sum + 2 * size, 0);
          expect(refuseUncovered(backup(gb), sizes.map(disk)) === null).toBe(gb >= disks);
        },
      ),
    );
  });
});
