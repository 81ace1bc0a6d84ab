import { describe, expect, it } from 'vitest';
import { placeInputOf } from './order-place-filters.tsx';

const asked = (filters: Record<string, string>) => placeInputOf({ filter: (name: string) => filters[name] });

describe('the cloud and the days in the address of the list', () => {
  it('ask for whole days of Beijing, the last one included', () => {
    expect(asked({ days: '2026-11-01..2026-11-02' })).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-02T16:00:00.000Z',
    });
  });

  it('ask for one cloud by its key', () => {
    const cloud = '0198c000-0000-7000-8000-000000000001';
    expect(asked({ cloud })).toEqual({ cloudId: cloud });
  });

  it.each([{ days: '2026-11-01' }, { days: '2026-99-99..2026-99-99' }, { cloud: 'guangzhou' }, {}])(
    'ask for nothing where %o is none',
    (filters) => {
      expect(asked(filters as Record<string, string>)).toEqual({});
    },
  );
});
