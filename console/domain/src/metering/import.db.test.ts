import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideImport } from './decide-import.ts';
import { getImportFile } from './get-import-file.ts';
import { importUsage } from './import-usage.ts';
import { listImports } from './list-imports.ts';
import { withdrawImport } from './withdraw-import.ts';

const NOW = '2026-05-01T00:00:00Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let number: string;
beforeAll(async () => {
  sample = await sampleTenants();
  ({ number } = await sample.resource());
});
afterAll(() => sample.drop());

const engineer = () => sample.as(person('platform-engineer'), NOW);
const second = () => sample.as(colleague('platform-engineer'), NOW);
/** A second engineer releases what waits. */
const release = async ({ importId }: { importId: string | null }) =>
  decideImport(second(), { importId: importId ?? '', decision: 'confirm', note: '与对方账单一致' });

type Mode = 'check' | 'all' | 'good';
const send = (text: string, mode: Mode, more: { format?: 'csv' | 'jsonl'; source?: string } = {}) =>
  importUsage(engineer(), {
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
    const sent = await send(text, 'all', { source: 'once' });
    expect(sent).toMatchObject({ rows: 2, stored: 2, wrong: 0, done: false, importId: expect.any(String) });
    expect(await stored('once')).toBe(0);
    expect(await release(sent)).toMatchObject({ state: 'confirmed', stored: 2, repeated: 0 });
    const again = { stored: 0, repeated: 2, wrong: 0, done: false, importId: null };
    expect(await send(text, 'all', { source: 'once' })).toMatchObject(again);
    const { rows } = await sample.owner.query(
      `select event_at, quantity from usage_event where source = 'once' limit 1`,
    );
    expect(rows[0]).toMatchObject({ event_at: new Date('2026-04-10T00:00:00Z'), quantity: '1.500000000' });
    expect((await sample.audits('metering.usage-imported')).at(-1)).toMatchObject({
      detail: { stored: 2, mode: 'all', waits: sent.importId },
    });
  });

  it('that is checked first stores nothing, and says what storing would come to', async () => {
    const text = HEAD + row('c') + row('c', { quantity: '2' }) + row('d');
    expect(await send(text, 'check')).toMatchObject({
      ...{ rows: 3, stored: 2, repeated: 0, wrong: 1, done: false },
      errors: [{ line: 3, column: 'id', code: 'DUPLICATE_CONFLICT' }],
    });
    expect(await stored()).toBe(0);
    expect((await listImports(engineer(), {})).items.every(({ source }) => source !== 'partner')).toBe(true);
  });

  it('is taken in whole or not at all, or its good rows alone, as was asked', async () => {
    const text = HEAD + row('e') + row('f', { quantity: '-1' }) + row('g');
    expect(await send(text, 'all', { source: 'some' })).toMatchObject({ stored: 2, wrong: 1, done: false });
    expect(await stored('some')).toBe(0);
    const sent = await send(text, 'good', { source: 'some' });
    expect(sent).toMatchObject({ stored: 2, wrong: 1, done: false });
    // The row that was wrong is wrong still, which was known: the good ones count.
    await release(sent);
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
    const sent = await send(text, 'good', { format: 'jsonl', source: 'lines' });
    const { errors } = sent;
    const { stored: taken } = await release(sent);
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
    const one = person('platform-engineer') as Extract<ReturnType<typeof person>, { kind: 'person' }>;
    const elsewhere = { ...one, grants: one.grants.map((grant) => ({ ...grant, cloudId: SAMPLE.city })) };
    expect(await importUsage(sample.as(elsewhere, NOW), input)).toMatchObject({
      ...{ stored: 0, errors: [{ line: 2, column: 'resource', code: 'CLOUD_NOT_GRANTED' }] },
    });
  });
});

describe('a person’s file of use', () => {
  const decide = (importId: string | null, decision: 'confirm' | 'refuse', ctx = second()) =>
    decideImport(ctx, { importId: importId ?? '', decision, note: '已核对' });

  it('counts by a second engineer’s word, not by the one who brought it, a department’s or finance’s', async () => {
    const { importId } = await send(HEAD + row('t1'), 'all', { source: 'two-people' });
    const [waiting] = (await listImports(second(), {})).items;
    expect(waiting).toMatchObject({
      ...{ id: importId, source: 'two-people', rows: 1, stored: 1, wrong: 0, state: 'proposed', mayDecide: true },
      ...{ mayWithdraw: false, proposedBy: { name: '李明' }, decidedBy: null },
    });
    expect((await listImports(engineer(), {})).items[0]).toMatchObject({ mayDecide: false, mayWithdraw: true });
    await expect(decide(importId, 'confirm', engineer())).rejects.toMatchObject({ code: 'PROPOSER_DECIDES' });
    for (const actor of [colleague('finance'), person('department-approver', SAMPLE.ours)])
      await expect(decide(importId, 'confirm', sample.as(actor, NOW))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await stored('two-people')).toBe(0);
    const both = await Promise.allSettled([decide(importId, 'confirm'), decide(importId, 'confirm')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await stored('two-people')).toBe(1);
    await expect(sample.owner.query(`update usage_import set mode = 'good'`)).rejects.toThrow('is refused');
  });

  it('is read, byte for byte, by whoever may release it and by auditors, and by no department', async () => {
    const text = HEAD + row('y1') + row('y2', { quantity: '-1' });
    const { importId } = await send(text, 'good', { source: 'read' });
    const read = (ctx: ReturnType<typeof engineer>) => getImportFile(ctx, { importId: importId ?? '' });
    const told = { source: 'read', format: 'csv', content: Buffer.from(text).toString('base64'), wrongLines: [3] };
    for (const actor of [colleague('platform-engineer'), person('auditor')])
      expect(await read(sample.as(actor, NOW))).toEqual(told);
    for (const actor of [person('department-approver', SAMPLE.ours), person('finance')])
      await expect(read(sample.as(actor, NOW))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const nobody = { importId: '01900000-0000-7000-8000-000000000000' };
    await expect(getImportFile(second(), nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that waits is found among however many were decided since', async () => {
    const { importId } = await send(HEAD + row('z1'), 'all', { source: 'old' });
    await decide((await send(HEAD + row('z2'), 'all', { source: 'new' })).importId, 'refuse');
    const found = await listImports(second(), { state: 'proposed', limit: 200 });
    expect(found.items.map(({ id }) => id)).toContain(importId);
    expect(new Set(found.items.map(({ state }) => state))).toEqual(new Set(['proposed']));
    expect(found.total).toBe(found.items.length);
    await withdrawImport(engineer(), { importId: importId ?? '', reason: '试' });
  });

  it('waits once, and counts nothing when it is refused or taken back', async () => {
    const text = HEAD + row('u1');
    const { importId } = await send(text, 'all', { source: 'twice' });
    await expect(send(text, 'all', { source: 'twice' })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await decide(importId, 'refuse')).toMatchObject({ state: 'refused', stored: 0 });
    await expect(decide(importId, 'confirm')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const again = await send(text, 'all', { source: 'twice' });
    const takeBack = (ctx = engineer()) => withdrawImport(ctx, { importId: again.importId ?? '', reason: '发错了' });
    await expect(takeBack(second())).rejects.toMatchObject({ code: 'NOT_YOURS' });
    expect(await takeBack()).toMatchObject({ state: 'withdrawn' });
    expect(await stored('twice')).toBe(0);
  });

  it('that was sent without its wrong rows counts without them, though they would be right when it is released', async () => {
    const ahead = row('w2', { at: '2026-05-01T08:30:00+08:00' });
    const sent = await send(HEAD + row('w1') + ahead, 'good', { source: 'ahead' });
    expect(sent).toMatchObject({ stored: 1, errors: [{ line: 3, code: 'READING_OUT_OF_TIME' }] });
    const later = sample.as(colleague('platform-engineer'), '2026-05-01T01:00:00Z');
    expect(await decide(sent.importId, 'confirm', later)).toMatchObject({ stored: 1, repeated: 0 });
    expect(await stored('ahead')).toBe(1);
    expect((await sample.audits('metering.entry-decided')).at(-1)).toMatchObject({ detail: { rows: 2, stored: 1 } });
  });

  it('counts on no cloud that who brought it is not granted, whatever who releases it is', async () => {
    const other = await sample.resource({ cloud: SAMPLE.city });
    const one = person('platform-engineer') as Extract<ReturnType<typeof person>, { kind: 'person' }>;
    const here = { ...one, grants: one.grants.map((grant) => ({ ...grant, cloudId: SAMPLE.province })) };
    const text = HEAD + row('x1') + row('x2', { resource: other.number });
    const sent = await importUsage(sample.as(here, NOW), {
      ...{ source: 'granted', format: 'csv', mode: 'good', content: Buffer.from(text).toString('base64') },
    });
    expect(sent).toMatchObject({ stored: 1, errors: [{ line: 3, code: 'CLOUD_NOT_GRANTED' }] });
    expect(await release(sent)).toMatchObject({ stored: 1 });
    expect(await stored('granted')).toBe(1);
  });

  it('is judged again when it is released: where a row is wrong by then, nothing of it counts', async () => {
    const first = await send(HEAD + row('v1') + row('v2'), 'good', { source: 'changed' });
    const other = await send(HEAD + row('v2', { quantity: '9' }), 'all', { source: 'changed' });
    await release(other);
    await expect(release(first)).rejects.toMatchObject({
      code: 'IMPORT_ROWS_WRONG',
      facts: { rows: 1, row: 3, why: ['3: DUPLICATE_CONFLICT'] },
    });
    expect(await stored('changed')).toBe(1);
    // And on the clouds of who releases it.
    const one = colleague('platform-engineer') as Extract<ReturnType<typeof person>, { kind: 'person' }>;
    const elsewhere = { ...one, grants: one.grants.map((grant) => ({ ...grant, cloudId: SAMPLE.city })) };
    const third = await send(HEAD + row('v3'), 'all', { source: 'changed' });
    await expect(decide(third.importId, 'confirm', sample.as(elsewhere, NOW))).rejects.toMatchObject({
      facts: { why: ['2: CLOUD_NOT_GRANTED'] },
    });
    expect(await stored('changed')).toBe(1);
  });
});
