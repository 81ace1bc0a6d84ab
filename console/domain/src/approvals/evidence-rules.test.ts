import { describe, expect, it } from 'vitest';
import type { CloudView } from '../clouds/schemas.ts';
import type { RequestDetail } from '../requests/schemas.ts';
import { changesOf, poolEffects } from './evidence-rules.ts';

const HOST = { item: 'cloud-host' as const, count: 1, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] };
const line = (change: object) =>
  ({
    spec: HOST,
    delivered: null,
    state: 'open',
    reserved: false,
    cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
    zone: { code: 'extranet', name: '政务外网区' },
    xinchuang: false,
    ...change,
  }) as unknown as RequestDetail['lines'][number];
const capacity = [{ dimension: 'vcpu', total: '100', left: '60' }];
const clouds = [{ id: 'c', zones: [{ code: 'extranet', xinchuang: false, capacity }] }] as unknown as CloudView[];

describe('the evidence of a later round', () => {
  const request = {
    kind: 'order' as const,
    lines: [line({}), line({ reserved: true }), line({ state: 'delivered', reserved: true, delivered: HOST })],
  };

  it('counts only lines that are still to be decided on: what the engine is at is held already', () => {
    expect(changesOf(request)).toHaveLength(1);
    const vcpu = poolEffects(request, clouds).find(({ dimension }) => dimension === 'vcpu');
    expect(vcpu).toMatchObject({ zoneName: '政务外网区', before: '60', takes: '4', after: '56' });
  });
});
