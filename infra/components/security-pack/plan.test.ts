import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import type { SecurityPackSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { MEASURE_ROWS, SECURITY_MEASURES } from '@zhengyun/rulebook/catalogue/security-measures.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planSecurityPack } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const spec = (grade: 2 | 3): SecurityPackSpec => ({ item: 'security-pack', grade });
const planned = (grade: 2 | 3) => planSecurityPack(sampleLine(spec(grade)), spec(grade), cloud);

describe('a plan of a security pack', () => {
  it('backs the tenancy up weekly at grade 2, daily and for half a year at grade 3', () => {
    expect(planned(2).backup).toMatchObject({ cron: 'CRON_TZ=Asia/Shanghai 0 2 * * 0', timeToLive: '840h0m0s' });
    expect(planned(3).backup).toMatchObject({ cron: 'CRON_TZ=Asia/Shanghai 0 2 * * *', timeToLive: '4392h0m0s' });
  });

  it('never allows more at grade 3 than at grade 2', () => {
    const [second, third] = [planned(2), planned(3)];
    for (const [key, most] of Object.entries(second.quota.hard)) {
      expect(Number(third.quota.hard[key])).toBeLessThanOrEqual(Number(most));
    }
  });

  it('lets logs out encrypted alone at grade 3, and opens nothing there that grade 2 keeps closed', () => {
    expect(planned(3).logs.ports).toEqual([6514, 443]);
    expect(planned(2).logs.ports).toEqual(expect.arrayContaining([...planned(3).logs.ports, 3100]));
  });

  it('sets more at grade 3 in every measure that the item’s page names, each by a clause of that grade', () => {
    for (const { what, clause, set } of MEASURE_ROWS) {
      expect(set[3].zh, what.en).not.toBe(set[2].zh);
      expect([clause[2]?.[0] ?? '7', clause[3]?.[0]]).toEqual(['7', '8']);
      expect(clause[2] === null).toBe(set[2].en === 'no limit');
    }
    const limits = new Set(Object.values(SECURITY_MEASURES).flatMap(({ quota }) => Object.keys(quota)));
    expect(MEASURE_ROWS).toHaveLength(limits.size + 2);
  });

  it('keeps its names when the grade rises, so that it changes in place', () => {
    expect(planned(3).objects).toEqual(planned(2).objects);
  });

  it('stands in the tenancy alone, whoever owns it, but for the schedule in the backup operator’s namespace', () => {
    fc.assert(
      fc.property(fc.constantFrom(2 as const, 3 as const), fc.integer({ min: 1, max: 999_999 }), (grade, number) => {
        const line = { ...sampleLine(spec(grade)), resource: `zy-${number}`, namespace: `guangzhou-zk-${number}` };
        const { objects, quota, backup, labels } = planSecurityPack(line, spec(grade), cloud);
        const elsewhere = objects.filter(({ namespace }) => namespace !== line.namespace);
        expect(elsewhere.map(({ kind, namespace }) => [kind, namespace])).toEqual([['Schedule', 'velero']]);
        expect(objects.every((object) => object.labels['zhengyun.cn/resource'] === line.resource)).toBe(true);
        expect(labels['zhengyun.cn/tenancy']).toBe(line.ownership.tenancy);
        expect(quota.hard).toEqual(SECURITY_MEASURES[grade].quota);
        expect(backup.objects).toHaveLength(1);
      }),
    );
  });

  it('marks the namespace with the grade it is kept at', () => {
    expect(planned(3).marks).toEqual({ 'zhengyun.cn/security-pack': '3' });
  });

  it('is on the item’s page exactly what is set: its copies’ days, and no audit of the API that nobody sets', () => {
    const { what, mind, objects } = ITEM_PAGES['security-pack'];
    for (const { backup } of Object.values(SECURITY_MEASURES)) {
      expect(what.zh).toContain(`留 ${backup.retentionDays} 天`);
      expect(what.en).toMatch(new RegExp(`\\b${backup.retentionDays}\\b`));
    }
    expect(what.zh).not.toContain('审计');
    expect(mind.zh).toContain('审计由运行 API 服务器的一方配置');
    const made = new Set(planned(3).objects.map(({ kind }) => kind));
    const named = objects.map((text) => text.split(' ')[0]).filter((kind) => kind !== 'Namespace');
    expect(new Set(named)).toEqual(made);
  });

  it('is refused above its zone’s grade, and where nothing could back up', () => {
    const line = sampleLine(spec(3));
    const low = { ...line, zone: 'internet', ownership: { ...line.ownership, mlpsGrade: 2 as const } };
    expect(() => planSecurityPack(low, spec(3), cloud)).toThrow('zone internet is kept at MLPS grade 2');
    const bare = { ...cloud, services: { ...cloud.services, backup: null } };
    expect(() => planSecurityPack(line, spec(3), bare)).toThrow('has no backup operator');
  });
});
