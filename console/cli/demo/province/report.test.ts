import type { CloudView } from '@zhengyun/domain/clouds/schemas.ts';
import { describe, expect, it } from 'vitest';
import { provinceTable, rowOf } from './report.ts';

const cloud = (facts: Partial<CloudView>) =>
  ({
    id: 'a',
    slug: 'shenzhen',
    name: '深圳市政务云',
    tier: 'municipal',
    profile: 'city-very-large',
    region: 'pearl-river-delta',
    state: 'deployed',
    cluster: { slug: 'local-cities' },
    ...facts,
  }) as CloudView;

describe('the province as a table', () => {
  it('has one line a cloud under its head, columns in step although Chinese characters are wide', () => {
    const province = cloud({ id: 'b', name: '省级政务云', tier: 'provincial', profile: 'province', region: null });
    const lines = provinceTable([province, cloud({})], new Map([['a', 19.14]]));
    expect(lines).toEqual([
      '云            层级  分类          地区    集群          状态    秒',
      '省级政务云    省级  省级统建统管  —       local-cities  已部署  —',
      '深圳市政务云  市级  特大型城市    珠三角  local-cities  已部署  19.1',
    ]);
  });

  it('keeps what is not known as null in the report', () => {
    expect(rowOf(cloud({ cluster: null, state: 'planned' }), null)).toMatchObject({ cluster: null, seconds: null });
  });
});
