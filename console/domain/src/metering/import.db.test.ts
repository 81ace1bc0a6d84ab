import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importUsage } from './import-usage.ts';

const NOW = '2026-05-01T00:00:00Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let number: string;
beforeAll(async () => {
  sample = await sampleTenants();
  ({ number } = await sample.resource());
});
afterAll(() => sample.drop());

type Mode = 'check' | 'all' | 'good';
const send = (text: string, mode: Mode, more: { format?: 'csv' | 'jsonl'; source?: string } = {}) =>
  importUsage(sample.as(person('platform-engineer'), NOW), {
    ...{ source: 'partner', format: 'csv', mode, content: Buffer.from(text).toString('base64'), ...more },
  });
const HEAD = '标识,资源编号,计量项,数量,单位,时间\n';
const row = (
  id: string,
  more: { quantity?: string; unit?: string; at?: string; meter?: string; resource?: string } = {},
) => {
  const {
    quantity = '1.5',
    unit = 'GB',
    at = '2026-04-10T08:00:00+08:00',
    meter = 'egress-gb',
    resource = number,
  } = more;
  return `${id},${resource},${meter},${quantity},${unit},${at}\n`;
};
const stored = async (source = 'partner') =>
  Number((await sample.owner.query('select count(*) from usage_event where source = $1', [source])).rows[0].count);

describe('a file of use', () => {
  it('is stored once, its instants in UTC, and again nothing is', async () => {
    const text = HEAD + row('a') + row('b');
    expect(await send(text, 'all', { source: 'once' })).toMatchObject({ rows: 2, stored: 2, wrong: 0, done: true });
    expect(await send(text, 'all', { source: 'once' })).toMatchObject({ stored: 0, repeated: 2, wrong: 0 });
    const { rows } = await sample.owner.query(
      `select event_at, quantity from usage_event where source = 'once' limit 1`,
    );
    expect(rows[0]).toMatchObject({ event_at: new Date('2026-04-10T00:00:00Z'), quantity: '1.500000000' });
    expect((await sample.audits('metering.usage-imported')).at(-1)).toMatchObject({
      detail: { repeated: 2, mode: 'all' },
    });
  });

  it('that is checked first stores nothing, and says what storing would come to', async () => {
    const text = HEAD + row('c') + row('c', { quantity: '2' }) + row('d');
    expect(await send(text, 'check')).toMatchObject({
      ...{ rows: 3, stored: 2, repeated: 0, wrong: 1, done: false },
      errors: [{ line: 3, column: 'id', code: 'DUPLICATE_CONFLICT' }],
    });
    expect(await stored()).toBe(0);
  });

  it('is taken in whole or not at all, or its good rows alone, as was asked', async () => {
    const text = HEAD + row('e') + row('f', { quantity: '-1' }) + row('g');
    expect(await send(text, 'all', { source: 'some' })).toMatchObject({ stored: 2, wrong: 1, done: false });
    expect(await stored('some')).toBe(0);
    expect(await send(text, 'good', { source: 'some' })).toMatchObject({ stored: 2, wrong: 1, done: true });
    expect(await stored('some')).toBe(2);
  });

  it('tells each wrong row by its line, its column and why', async () => {
    const text =
      HEAD +
      row('', {}) +
      row('h', { meter: 'watts' }) +
      row('i', { unit: 'GiB' }) +
      '\n' +
      row('j', { at: '2027-01-01T00:00:00Z' }) +
      row('k', { at: '2026-04-10 08:00' }) +
      row('l', { resource: 'ZY-2026-999999' }) +
      row('m', { quantity: '=1+1' }) +
      row('"=HYPERLINK(""http://x"")"') +
      `"n\nn",${number},egress-gb,NaN,GB,2026-04-10T00:00:00Z\n` +
      row('o', { quantity: '9'.repeat(20) }) +
      row('p', { at: '2026-03-32T12:00:00+08:00' }) +
      row('q', { at: '2026-02-30T12:00:00+08:00' });
    const { errors, wrong } = await send(text, 'check');
    expect(errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'id', 'CELL_MISSING'],
      [3, 'meter', 'UNKNOWN_METER'],
      [4, 'unit', 'UNIT_MISMATCH'],
      [6, 'at', 'READING_OUT_OF_TIME'],
      [7, 'at', 'INPUT_INVALID'],
      [8, 'resource', 'NOT_FOUND'],
      [9, 'quantity', 'SHEET_FORMULA'],
      [10, 'id', 'SHEET_FORMULA'],
      [11, 'quantity', 'INPUT_INVALID'],
      [13, 'quantity', 'READING_TOO_LARGE'],
      [14, 'at', 'INPUT_INVALID'],
      [15, 'at', 'INPUT_INVALID'],
    ]);
    expect(wrong).toBe(12);
  });

  it('of JSON lines is read line by line; quantities are text, since a number loses digits (trap 23, ClickHouse#69082)', async () => {
    const line = (more: object) =>
      `${JSON.stringify({ id: 'p', resource: number, meter: 'egress-gb', quantity: '0.133700000', unit: 'GB', at: '2026-04-10T00:00:00Z', ...more })}\n`;
    const text = `${line({})}\n{"id":\n${line({ id: 'q', quantity: 0.1337 })}${line({ id: 'r', extra: 'x' })}[]`;
    const { errors, stored: taken } = await send(text, 'good', { format: 'jsonl', source: 'lines' });
    expect([taken, errors.map(({ line: at, code }) => [at, code])]).toEqual([
      1,
      [3, 4, 5, 6].map((at) => [at, 'INPUT_INVALID']),
    ]);
    const { rows } = await sample.owner.query(`select quantity from usage_event where source = 'lines'`);
    expect(rows).toEqual([{ quantity: '0.133700000' }]);
  });

  it.each([
    ['SHEET_EMPTY', HEAD],
    ['SHEET_EMPTY', '\n'],
    ['SHEET_COLUMN', '标识,资源编号,计量项,数量,时间\na,b,c,1,d\n'],
    ['SHEET_UNREADABLE', `${HEAD}"a`],
    ['SHEET_TOO_LONG', `${HEAD}${'a,b,c,1,GB,d\n'.repeat(20_001)}`],
  ])('is refused whole with %s', async (code, text) => {
    await expect(send(text, 'good')).rejects.toMatchObject({ code });
  });

  it('is the operator’s to import, on the clouds of the grant, and nobody’s else', async () => {
    const content = Buffer.from(HEAD + row('s')).toString('base64');
    const input = { source: 'partner', format: 'csv', mode: 'good', content } as const;
    await expect(importUsage(sample.as(colleague('finance'), NOW), input)).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const engineer = person('platform-engineer') as Extract<ReturnType<typeof person>, { kind: 'person' }>;
    const elsewhere = { ...engineer, grants: engineer.grants.map((grant) => ({ ...grant, cloudId: SAMPLE.city })) };
    expect(await importUsage(sample.as(elsewhere, NOW), input)).toMatchObject({
      ...{ stored: 0, errors: [{ line: 2, column: 'resource', code: 'CLOUD_NOT_GRANTED' }] },
    });
  });
});
