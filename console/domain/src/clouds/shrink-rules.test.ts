import { SIMULATED_SERVICES } from '@zhengyun/interface/services.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseShrink, type Standing } from './shrink-rules.ts';

const zone = {
  code: 'extranet',
  xinchuang: false,
  architecture: 'amd64',
  maximumMlps: 3,
  publicAddress: true,
  nodes: ['n-1'],
};
const wanted = { zones: [{ ...zone, capacity: { vcpu: '64' } }], services: SIMULATED_SERVICES };
const standing: Standing = {
  zones: [{ ...zone, capacity: new Map<Dimension, bigint>([['vcpu', 64n]]), allocated: { vcpu: 40n } }],
  services: SIMULATED_SERVICES,
  tenancies: [{ number: 'ZK-2026-000001', zone: 'extranet', grade: 2 }],
  resources: [
    { number: 'ZY-2026-000001', zone: 'extranet', item: 'postgresql', isPublic: false, isFromImage: false },
    { number: 'ZY-2026-000002', zone: 'extranet', item: 'load-balancer', isPublic: true, isFromImage: false },
    { number: 'ZY-2026-000003', zone: 'extranet', item: 'cloud-host', isPublic: false, isFromImage: true },
  ],
};
const changed = (change: object) => refuseShrink({ ...wanted, zones: [{ ...wanted.zones[0]!, ...change }] }, standing);
const empty: Standing = { ...standing, tenancies: [], resources: [] };

describe('what a cloud may not give up while it is used', () => {
  it('stays as it is, and grows, without objection', () => {
    expect(refuseShrink(wanted, standing)).toBe(null);
    expect(changed({ nodes: ['n-2'], capacity: { vcpu: '128', 'memory-gb': '10' } })).toBe(null);
  });

  it.each([
    ['its stack', { xinchuang: true }, 'xinchuang', ['ZK-2026-000001']],
    ['its nodes', { nodes: [] }, 'nodes', ['ZK-2026-000001']],
    ['its processors', { architecture: 'arm64' }, 'architecture', ['ZK-2026-000001']],
    ['what its processors are', { architecture: null }, 'architecture', ['ZK-2026-000001']],
    ['its grade', { maximumMlps: 1 }, 'maximumMlps', ['ZK-2026-000001']],
    ['its public addresses', { publicAddress: false }, 'publicAddress', ['ZY-2026-000002']],
  ])('a zone: %s, with who stands in the way', (_, change, field, users) => {
    expect(changed(change)).toEqual({ code: 'ZONE_IN_USE', facts: { zone: 'extranet', field, users, count: 1 } });
  });

  it('a zone as a whole, unless nobody is in it', () => {
    expect(refuseShrink({ ...wanted, zones: [] }, standing)).toMatchObject({
      code: 'ZONE_IN_USE',
      facts: { field: 'zone', users: ['ZK-2026-000001'] },
    });
    expect(refuseShrink({ ...wanted, zones: [] }, empty)).toBe(null);
  });

  it('an operator that made what stands; the others may go', () => {
    const without = (service: object) =>
      refuseShrink({ ...wanted, services: { ...SIMULATED_SERVICES, ...service } }, standing);
    expect(without({ postgresql: null })).toEqual({
      code: 'SERVICE_IN_USE',
      facts: { service: 'postgresql', resources: ['ZY-2026-000001'], count: 1 },
    });
    expect(without({ cache: null, gpu: null })).toBe(null);
    expect(without({ hostImages: null })).toMatchObject({
      facts: { service: 'hostImages', resources: ['ZY-2026-000003'] },
    });
    expect(without({ hostImages: { registry: 'registry.gov.cn' } })).toBe(null);
  });

  it('capacity below what is given, for every total and use, save that an oversold pool may stay as it is', () => {
    const amounts = fc.bigInt({ min: 0n, max: 1_000n });
    fc.assert(
      fc.property(amounts, amounts, amounts, (before, allocated, total) => {
        const pool = {
          ...standing.zones[0]!,
          capacity: new Map<Dimension, bigint>([['vcpu', before]]),
          allocated: { vcpu: allocated },
        };
        const next = { ...wanted, zones: [{ ...wanted.zones[0]!, capacity: { vcpu: total.toString() } }] };
        const code = refuseShrink(next, { ...standing, zones: [pool] })?.code ?? null;
        expect(code).toBe(total < allocated && total < before ? 'CAPACITY_IN_USE' : null);
      }),
    );
  });
});
