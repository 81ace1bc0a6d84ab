import { describe, expect, it } from 'vitest';
import { type ReachedRow, reachOf } from './blast-radius-rules.ts';

const row = (n: number, grade: number, department = n): ReachedRow => ({
  cloud_id: 'c',
  cloud_slug: 'guangzhou',
  tier: 'municipal',
  cluster_id: 'k',
  number: `ZK-2026-00000${n}`,
  slug: `zk-2026-00000${n}`,
  department_id: `d${department}`,
  department_name: '办公室',
  system_id: `s${n}`,
  system_name: '办公系统',
  mlps_grade: grade,
  resources: 2n,
});

describe('the reach of a failure', () => {
  it('counts systems and departments that share a name one by one', () => {
    expect(reachOf('cloud', '广州', [row(1, 2), row(2, 3), row(3, 2, 1)])).toMatchObject({
      tenancies: 3,
      systems: 3,
      departments: 2,
      resources: 6,
      byGrade: [
        { grade: 3, systems: 1 },
        { grade: 2, systems: 2 },
        { grade: 1, systems: 0 },
      ],
    });
  });

  it('lists the gravest first', () => {
    const { list } = reachOf('cloud', '广州', [row(1, 2), row(2, 3)]);
    expect(list.map(({ mlpsGrade }) => mlpsGrade)).toEqual([3, 2]);
  });
});
