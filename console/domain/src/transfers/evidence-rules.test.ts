import { describe, expect, it } from 'vitest';
import { quotaEffects } from './evidence-rules.ts';

const cloud = { id: 'c', slug: 'guangzhou', name: '广州市政务云' };
const held = { cloudId: 'c', xinchuang: false, dimension: 'vcpu', booked: 6n, takenOver: 2n } as const;
const department = { id: 'd', slug: 'd', name: 'd' };
const limit = { id: 'q', department, cloud, dimension: 'vcpu', xinchuang: false, limit: '20', soft: null } as const;
const line = { ...limit, reserved: '0', booked: '15', takenOver: '0', left: '5' };
const clouds = [cloud];

describe('what a transfer does to a department’s limits', () => {
  it('gives back what the system had, what came with its namespaces too', () => {
    expect(quotaEffects([held], [line], { sign: -1n, clouds })).toEqual([
      { cloud, xinchuang: false, dimension: 'vcpu', limit: '20', before: '5', takes: '-8', after: '13' },
    ]);
  });

  it('shows by how much the receiving department falls short', () => {
    expect(quotaEffects([held], [line], { sign: 1n, clouds })).toMatchObject([{ takes: '8', after: '-3' }]);
  });

  it.each([
    ['of another stack', { ...line, xinchuang: true }],
    ['of another cloud', { ...line, cloud: { ...cloud, id: 'x' } }],
    ['of another dimension', { ...line, dimension: 'memory-gb' as const }],
  ])('takes no limit %s for its own', (_, other) => {
    const [effect] = quotaEffects([held], [other], { sign: 1n, clouds });
    expect(effect).toMatchObject({ limit: null, before: null, takes: '8', after: null });
  });
});
