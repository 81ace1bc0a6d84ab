import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { poolView } from './capacity-rules.ts';

const POOL = { code: 'extranet', name: '政务外网区', xinchuang: false, nodes: ['n-1', 'n-2'] };
const totals = [{ dimension: 'vcpu', total: 64n }];
const host = (vcpu: number) => itemSpecSchema.parse({ item: 'cloud-host', count: 1, vcpu, memoryGb: 8 });
const view = (uses: never[], measure?: { cpuPpm: string | null }) =>
  poolView(POOL, {
    totals,
    uses,
    measure: measure && { key: 'extranet', measured: 1, memoryPpm: null, diskPpm: null, ...measure },
  });
const vcpu = (uses: never[]) => view(uses).lines.find((line) => line.dimension === 'vcpu')!;

describe('a pool’s capacity', () => {
  it('keeps what is delivered apart from what is promised beyond it', () => {
    const growing = { delivered: host(4), wanted: host(8), resources: 2n } as never;
    expect(vcpu([growing])).toMatchObject({ total: '64', booked: '8', reserved: '8', left: '48' });
    const ordered = { delivered: null, wanted: host(4), resources: 1n } as never;
    expect(vcpu([ordered])).toMatchObject({ booked: '0', reserved: '4', left: '60' });
    const shrinking = { delivered: host(8), wanted: host(4), resources: 1n } as never;
    expect(vcpu([shrinking])).toMatchObject({ booked: '8', reserved: '0', left: '56' });
  });

  it('counts what came with a namespace as booked, and tells it apart', () => {
    const ordered = { delivered: host(4), wanted: null, resources: 1n } as never;
    const volume = { delivered: null, wanted: null, resources: 1n, takenOver: { 'disk-ordinary-gb': 20n } } as never;
    const { lines } = view([ordered, volume, volume]);
    expect(lines.find((line) => line.dimension === 'vcpu')).toMatchObject({ booked: '4', takenOver: '0' });
    const disk = lines.find((line) => line.dimension === 'disk-ordinary-gb');
    expect(disk).toMatchObject({ total: '0', booked: '140', takenOver: '40', reserved: '0', left: '-140' });
  });

  it('says unknown, never zero, where nobody measured', () => {
    expect(vcpu([]).usedPpm).toBe(null);
    expect(view([]).measuredNodes).toBe(0);
    expect(view([], { cpuPpm: null }).lines[0]!.usedPpm).toBe(null);
    expect(view([], { cpuPpm: '120000' }).lines[0]!.usedPpm).toBe('120000');
  });

  it('shows an oversold pool as less than nothing left', () => {
    expect(vcpu([{ delivered: host(64), wanted: null, resources: 2n } as never])).toMatchObject({ left: '-64' });
  });
});
