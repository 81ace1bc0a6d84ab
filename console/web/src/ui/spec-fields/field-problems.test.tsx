import { submitSchema } from '@zhengyun/domain/requests/schemas.ts';
import { describe, expect, it } from 'vitest';
import { problemsOfFacts, problemsOfIssues, problemsOfRows } from './field-problems.ts';

const good = {
  systemId: '0197f3c2-0000-7000-8000-000000000001',
  title: '扩容',
  reason: '上线',
  mlpsGrade: 3,
  lines: [
    {
      cloud: 'province',
      zone: 'extranet',
      spec: { item: 'cloud-host', count: 1, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] },
    },
  ],
};
function problemsOf(order: unknown) {
  const parsed = submitSchema.safeParse(order);
  return parsed.success ? [] : problemsOfIssues(parsed.error.issues, 'zh-CN');
}
const withSpec = (spec: object) => ({
  ...good,
  lines: [{ ...good.lines[0], spec: { ...good.lines[0]?.spec, ...spec } }],
});

describe('what is wrong in an order', () => {
  it('is nothing when the order is whole', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it.each([
    ['a negative quantity', { vcpu: -4 }, 'vcpu'],
    ['a fraction', { memoryGb: 1.5 }, 'memoryGb'],
    ['an emptied number', { count: null }, 'count'],
  ])('is said at the field: %s', (_, spec, field) => {
    const [problem] = problemsOf(withSpec(spec));
    expect(problem?.path).toEqual(['lines', 0, 'spec', field]);
    expect(problem?.message).toContain('数量必须是大于零的整数');
  });

  it('names the bound that was passed', () => {
    const disk = (gb: number) => problemsOf(withSpec({ dataDisks: [{ class: 'fast', gb }] }))[0]?.message;
    expect(disk(70_000)).toContain('不大于 65536');
    const [small] = problemsOf({
      ...good,
      lines: [{ ...good.lines[0], spec: { item: 'block-disk', class: 'fast', gb: 5, count: 1 } }],
    });
    expect(small?.message).toContain('不小于 10');
  });

  it('says that a zone is missing, and which', () => {
    const [problem] = problemsOf({ ...good, lines: [{ ...good.lines[0], zone: undefined }] });
    expect(problem?.path).toEqual(['lines', 0, 'zone']);
    expect(problem?.message).toContain('网络分区');
  });

  it('says that grade 4 is not admitted', () => {
    const [problem] = problemsOf({ ...good, mlpsGrade: 4 });
    expect(problem?.message).toContain('四级');
  });

  it('finds its field again when the server says it', () => {
    const [problem] = problemsOfFacts({ fields: ['lines.2.zone: ZONE_MISSING'] }, 'zh-CN');
    expect(problem?.path).toEqual(['lines', 2, 'zone']);
  });

  it('counts the server’s rows from one, and 0 as the order itself', () => {
    const found = problemsOfRows(
      [
        { row: 2, field: 'zone', code: 'MLPS_ABOVE_ZONE', facts: { maximum: 2 } },
        { row: 0, field: 'mlpsGrade', code: 'MLPS_OTHER_THAN_SYSTEM', facts: { system: 3, asked: 2 } },
      ],
      'zh-CN',
    );
    expect(found.map(({ path }) => path)).toEqual([['lines', 1, 'zone'], ['mlpsGrade']]);
    expect(found[0]?.message).toContain('2 级');
  });
});
