import { describe, expect, it } from 'vitest';
import { DomainError } from '../verb/errors.ts';
import { readOrderFile } from './file-rules.ts';

const HEAD = 'system: XT-2026-000001\ntitle: 药品追溯\nreason: 年度扩容\nmlpsGrade: 3\n';
const file = (lines: string, head = HEAD) => `${head}lines:\n${lines}`;
const HOST = '  - { cloud: province, zone: extranet, item: cloud-host, count: 2, vcpu: 4, memoryGb: 8 }\n';

describe('readOrderFile', () => {
  it('reads YAML, with what the catalogue fills in', () => {
    const { head, lines, errors } = readOrderFile(file(HOST));
    expect(errors).toEqual([]);
    expect(head).toEqual({ system: 'XT-2026-000001', title: '药品追溯', reason: '年度扩容', mlpsGrade: 3 });
    expect(lines).toEqual([
      {
        cloud: 'province',
        zone: 'extranet',
        spec: { item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] },
      },
    ]);
  });

  it('reads the same order as JSON', () => {
    const json = JSON.stringify({
      system: 'XT-2026-000001',
      title: 't',
      reason: 'r',
      mlpsGrade: 3,
      lines: [{ cloud: 'province', zone: 'extranet', item: 'bandwidth', mbps: 5 }],
    });
    expect(readOrderFile(json).errors).toEqual([]);
  });

  it('takes how long the resources are to be held, and no term that there can’t be', () => {
    const line = '  - { cloud: province, zone: extranet, item: bandwidth, mbps: 5 }\n';
    const of = (months: string) => readOrderFile(file(line).replace('lines:', `leaseMonths: ${months}\nlines:`));
    expect(of('6')).toMatchObject({ head: { leaseMonths: 6 }, errors: [] });
    expect(of('37').errors).toMatchObject([{ row: 0, field: 'leaseMonths', code: 'QUANTITY_INVALID' }]);
  });

  it('takes an item under `spec` too', () => {
    const nested = '  - { cloud: province, zone: extranet, spec: { item: bandwidth, mbps: 5 } }\n';
    expect(readOrderFile(file(nested)).lines).toEqual([
      { cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth', mbps: 5 } },
    ]);
  });

  it.each([
    ['no zone', '  - { cloud: a, item: bandwidth, mbps: 5 }\n', 'ZONE_MISSING', 'zone'],
    ['an empty zone', "  - { cloud: a, zone: '', item: bandwidth, mbps: 5 }\n", 'ZONE_MISSING', 'zone'],
    ['an unknown item', '  - { cloud: a, zone: z, item: mainframe }\n', 'UNKNOWN_SKU', 'item'],
    ['a negative quantity', '  - { cloud: a, zone: z, item: bandwidth, mbps: -5 }\n', 'QUANTITY_INVALID', 'mbps'],
    ['a fraction', '  - { cloud: a, zone: z, item: bandwidth, mbps: 1.5 }\n', 'QUANTITY_INVALID', 'mbps'],
    [
      'a quantity beyond the catalogue',
      '  - { cloud: a, zone: z, item: bandwidth, mbps: 1e9 }\n',
      'QUANTITY_INVALID',
      'mbps',
    ],
    ['a field nobody knows', '  - { cloud: a, zone: z, item: bandwidth, mbps: 5, colour: red }\n', 'INPUT_INVALID', ''],
    ['a line that is no line', '  - 42\n', 'INPUT_INVALID', ''],
  ])('names the row with %s', (_, line, code, field) => {
    const { errors } = readOrderFile(file(HOST + line));
    expect(errors).toContainEqual(expect.objectContaining({ row: 2, code, field }));
    expect(errors.every(({ row }) => row === 2)).toBe(true);
  });

  it.each([
    ['missing', HEAD.replace('mlpsGrade: 3\n', ''), 'MLPS_MISSING'],
    ['four', HEAD.replace('mlpsGrade: 3', 'mlpsGrade: 4'), 'MLPS_NOT_ADMITTED'],
    ['a word', HEAD.replace('mlpsGrade: 3', 'mlpsGrade: high'), 'INPUT_INVALID'],
  ])('names the head when the grade is %s', (_, head, code) => {
    expect(readOrderFile(file(HOST, head)).errors).toEqual([
      { row: 0, field: 'mlpsGrade', code, facts: { field: 'mlpsGrade' } },
    ]);
  });

  it.each([
    ['broken YAML', 'lines: ['],
    ['plain text', 'hello'],
    ['no lines', HEAD],
    ['lines that are no list', `${HEAD}lines: 3`],
    ['nothing', ' '],
  ])('refuses %s whole', (_, text) => {
    expect(() => readOrderFile(text)).toThrow(DomainError);
    expect(() => readOrderFile(text)).toThrow(/FILE_UNREADABLE/);
  });

  it('counts the lines before it judges any, and refuses more than an order may have', () => {
    expect(readOrderFile(file(HOST.repeat(200))).errors).toEqual([]);
    expect(() => readOrderFile(file('  - {}\n'.repeat(201)))).toThrow(/FILE_UNREADABLE/);
  });

  it('lists at most a hundred errors, in the order of the rows', () => {
    const { errors } = readOrderFile(file('  - {}\n'.repeat(200)));
    expect(errors).toHaveLength(100);
    expect(errors[0]?.row).toBe(1);
  });

  it('refuses a file that unfolds without end', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: &e [*d,*d]\nlines: [*e,*e,*e,*e]\n`;
    expect(() => readOrderFile(bomb)).toThrow(/FILE_UNREADABLE/);
  });
});
