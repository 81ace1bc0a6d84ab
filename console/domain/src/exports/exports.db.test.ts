import { randomUUID } from 'node:crypto';
import { parseDecimal } from '@zhengyun/rulebook/decimal.ts';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { AMOUNT_PLACES, formatYuan } from '@zhengyun/rulebook/money.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { adjustLine } from '../credit-notes/adjust-line.ts';
import { approveCreditNote } from '../credit-notes/approve-credit-note.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { readXlsx } from '../order-sheets/xlsx-rules.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { issueStatement } from '../settlement/issue-statement.ts';
import { reviewStatement } from '../settlement/review-statement.ts';
import type { Actor } from '../verb/actor.ts';
import { exportMonth } from './export-month.ts';
import { exportMonthVouchers } from './export-month-vouchers.ts';
import { exportStatement } from './export-statement.ts';
import { exportVoucher } from './export-voucher.ts';
import { FOCUS_COLUMNS } from './focus-rules.ts';
import type { Download } from './schemas.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const OURS = person('applicant', SAMPLE.ours);
const THEIRS = person('applicant', SAMPLE.theirs);
const LATER = '2026-08-20T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let issued: string;
let draft: string;

async function bytesOf({ content }: Download): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const take = (statementId: string, format: 'csv' | 'xlsx' | 'focus-csv' | 'focus-parquet', actor = FINANCE) =>
  exportStatement(sample.as(actor, LATER), { statementId, format });

const create = (resourceId: string, at: string, amounts: Amounts) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind: 'create',
    at: new Date(at),
    amounts,
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
const make = (month: string) => draftMonthToDate(sample.as(FINANCE, LATER), { departmentId: SAMPLE.ours, month });

beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query(`update department set name = '=药监局/稽查"处"' where id = $1`, [SAMPLE.ours]);
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1200000',
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
  });
  await create((await sample.resource()).id, '2026-03-05T01:02:03.456Z', { vcpu: 17n, 'memory-gb': 63n });
  issued = (await make('2026-03')).statementId;
  await reviewStatement(sample.as(OTHER, LATER), { statementId: issued });
  await issueStatement(sample.as(OTHER, LATER), { statementId: issued });
  draft = (await make('2026-04')).statementId;
});
afterAll(() => sample.drop());

const csvRows = (bytes: Buffer) => parse(bytes, { columns: true, bom: true }) as Readonly<Record<string, string>>[];
const arrayOf = (bytes: Buffer) => new Uint8Array(bytes).buffer;
const fenOf = (yuan: string) => {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? [];
  return BigInt(`${sign}${whole}${part.padEnd(2, '0')}`);
};
const sumOf = (texts: readonly string[]) => texts.reduce((all, text) => all + fenOf(text), 0n).toString();
const get = (statementId: string) => getStatement(sample.as(FINANCE, LATER), { statementId });

describe('a statement as a file', () => {
  it('holds every line as CSV, adding up to the payable, under a name in Chinese without what no name can have', async () => {
    const file = await take(issued, 'csv');
    const rows = csvRows(await bytesOf(file));
    const statement = await get(issued);
    expect(file.name).toBe('结算单 =药监局_稽查_处_ 2026-03 JS-2026-000001.csv');
    expect(rows.map((row) => row.序号)).toEqual(statement.lines.map(({ ordinal }) => String(ordinal)));
    expect(sumOf(rows.map((row) => row['金额（元）'] ?? ''))).toBe(statement.payableFen);
    expect(rows.map((row) => row['金额（文本）'])).toEqual(rows.map((row) => row['金额（元）']));
    expect(rows[0]).toMatchObject({
      类别: '按使用',
      计费项: '内存 · 非信创',
      '计费起（UTC）': '2026-03-05T01:02:03.000Z',
      '计费止（UTC）': '2026-03-31T16:00:00.000Z',
      '精确金额（元）': statement.lines[0]?.exact.replace(/0+$/, ''),
    });
  });

  it('is a workbook with what it is on the first sheet and its lines on the second', async () => {
    const bytes = await bytesOf(await take(issued, 'xlsx'));
    const statement = await get(issued);
    const facts = new Map(readXlsx(bytes).map(({ cells }) => [cells[0]?.text, cells[1]?.text]));
    expect(facts.get('金额大写')).toBe(statement.payableChinese);
    expect(facts.get('内容校验值（SHA-256）')).toBe(statement.contentHash);
    expect(facts.get('使用单位')).toBe('=药监局/稽查"处"');
    const parts = unzipSync(bytes);
    const lines = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    const figures = [...lines.matchAll(/<c s="2"><v>([^<]*)<\/v>/g)].map(([, figure = '']) => figure);
    expect(sumOf(figures)).toBe(statement.payableFen);
    expect(lines).not.toContain('<f>');
  });

  it('is not to be had by another department, and who took one is written down for its own', async () => {
    await expect(take(issued, 'csv', THEIRS)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await take(issued, 'xlsx', OURS);
    const rows = await sample.owner.query(
      `select outcome, code, department_id, detail from audit_row where action = 'exports.statement-taken' order by id desc limit 2`,
    );
    expect(rows.rows).toMatchObject([
      {
        outcome: 'done',
        department_id: SAMPLE.ours,
        detail: { number: 'JS-2026-000001', month: '2026-03', format: 'xlsx' },
      },
      { outcome: 'refused', code: 'NOT_FOUND' },
    ]);
  });

  it('breaks off where the draft was built anew after it was asked for', async () => {
    const host = await sample.resource();
    const file = await take(draft, 'csv');
    await create(host.id, '2026-04-02T00:00:00Z', { vcpu: 1n });
    await make('2026-04');
    await expect(bytesOf(file)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(csvRows(await bytesOf(await take(draft, 'csv'))).length).toBeGreaterThan(0);
  });
});

describe('FOCUS 1.2', () => {
  it('bills what is payable, and lists price times quantity to the last digit', async () => {
    const rows = csvRows(await bytesOf(await take(issued, 'focus-csv')));
    const statement = await get(issued);
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(FOCUS_COLUMNS));
    expect(rows).toHaveLength(statement.lines.length);
    expect(sumOf(rows.map((row) => row.BilledCost ?? ''))).toBe(statement.payableFen);
    const used = rows.filter((row) => row.ListUnitPrice !== '');
    expect(used.length).toBeGreaterThan(2);
    for (const { ListCost, ListUnitPrice, PricingQuantity } of used)
      expect(new Decimal(ListUnitPrice ?? '').mul(PricingQuantity ?? '').eq(ListCost ?? '')).toBe(true);
    expect(new Set(rows.flatMap((row) => [row.ProviderName, row.InvoiceIssuerName]))).toEqual(new Set(['operator']));
    expect(rows[0]).toMatchObject({
      InvoiceId: 'JS-2026-000001',
      BillingPeriodStart: '2026-02-28T16:00:00Z',
      BillingPeriodEnd: '2026-03-31T16:00:00Z',
      ChargePeriodStart: '2026-03-05T01:02:03Z',
      BillingAccountName: 'ours',
      x_BillingAccountName: `'=药监局/稽查"处"`,
    });
  });

  it('says the same as Parquet, its decimals exact', async () => {
    const file = arrayOf(await bytesOf(await take(issued, 'focus-parquet')));
    const metadata = await parquetMetadataAsync(file);
    const { schema } = metadata;
    expect(schema.find(({ name }) => name === 'ListCost')).toMatchObject({ precision: 38, scale: 15 });
    const csv = csvRows(await bytesOf(await take(issued, 'focus-csv')));
    // Read as the bytes they are: the reader itself makes floating numbers of decimals.
    const raw = schema.map(({ converted_type, ...element }) =>
      converted_type === 'DECIMAL' ? element : { ...element, ...(converted_type && { converted_type }) },
    );
    const rows = await parquetReadObjects({ file, metadata: { ...metadata, schema: raw }, utf8: false });
    const exact = (bytes: unknown) =>
      BigInt.asIntN(128, BigInt(`0x${Buffer.from(bytes as Uint8Array).toString('hex')}`));
    expect(rows.map((row) => exact(row.ListCost))).toEqual(
      csv.map((row) => parseDecimal(row.ListCost ?? '', AMOUNT_PLACES)),
    );
    expect(rows.map((row) => exact(row.BilledCost))).toEqual(
      csv.map((row) => parseDecimal(row.BilledCost ?? '', AMOUNT_PLACES)),
    );
    expect(rows.map((row) => row.x_ServiceName)).toEqual(csv.map((row) => row.x_ServiceName));
    expect(rows[0]?.ChargePeriodStart).toEqual(new Date('2026-03-05T01:02:03Z'));
  });

  it('names no invoice for what is not issued', async () => {
    const rows = csvRows(await bytesOf(await take(draft, 'focus-csv')));
    expect(new Set(rows.map((row) => row.InvoiceId))).toEqual(new Set(['']));
  });

  it('holds all issued statements of a month, for finance and those who audit alone', async () => {
    const month = (actor: Actor) => exportMonth(sample.as(actor, LATER), { month: '2026-03', format: 'focus-csv' });
    const rows = csvRows(await bytesOf(await month(FINANCE)));
    expect(sumOf(rows.map((row) => row.BilledCost ?? ''))).toBe((await get(issued)).payableFen);
    await expect(month(OURS)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const none = exportMonth(sample.as(FINANCE, LATER), { month: '2026-04', format: 'focus-csv' });
    await expect(none).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('vouchers', () => {
  const voucher = (statementId: string, actor = FINANCE, format: 'csv' | 'xlsx' = 'csv', at = LATER) =>
    exportVoucher(sample.as(actor, at), { statementId, format });
  const sides = (rows: readonly Readonly<Record<string, string>>[]) =>
    ['借方金额（元）', '贷方金额（元）'].map((side) => sumOf(rows.map((row) => row[side] || '0')));

  it('balance at what is payable, under a number of their own that stays', async () => {
    const file = await voucher(issued);
    expect(file.name).toBe('记账凭证（使用单位账） =药监局_稽查_处_ 2026-03 PZ-2026-000001.csv');
    const rows = csvRows(await bytesOf(file));
    const { payableFen } = await get(issued);
    expect(sides(rows)).toEqual([payableFen, payableFen]);
    expect(new Set(rows.map((row) => row.单位代码))).toEqual(new Set(['ours']));
    expect(rows.map((row) => row.科目编码)).toEqual(['5001.01', '5001.06', '2302']);
  });

  it('are the same bytes when they are taken again a year later', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const first = await bytesOf(await voucher(issued, FINANCE, format));
      expect((await bytesOf(await voucher(issued, FINANCE, format, '2027-09-01T00:00:00Z'))).equals(first)).toBe(true);
    }
  });

  it('are finance’s alone, of what is issued, and who took one is written down', async () => {
    for (const actor of [OURS, person('auditor')])
      await expect(voucher(issued, actor)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(voucher(draft)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(voucher(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await voucher(issued);
    expect((await sample.audits('exports.voucher-taken')).at(-1)).toMatchObject({
      outcome: 'done',
      department_id: SAMPLE.ours,
      detail: { number: 'JS-2026-000001', voucher: 'PZ-2026-000001', book: 'payer', format: 'csv' },
    });
  });

  it('of a month are one after the other, and none where nothing is issued or a subject is missing', async () => {
    const month = (of: string, book: 'payer' | 'provider' = 'payer', actor: Actor = FINANCE) =>
      exportMonthVouchers(sample.as(actor, LATER), { month: of, book, format: 'csv' });
    const rows = csvRows(await bytesOf(await month('2026-03', 'provider')));
    const { payableFen } = await get(issued);
    expect(sides(rows)).toEqual([payableFen, payableFen]);
    expect(rows[0]).toMatchObject({ 凭证号: 'PZ-2026-000001', 科目编码: '1122' });
    await expect(month('2026-04')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(month('2026-03', 'payer', person('auditor'))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('show what an adjustment takes back in red and what it charges anew, with its reference', async () => {
    const { lines } = await get(issued);
    const { id: statementLineId = '', amountFen = '' } = lines[0] ?? {};
    const asked = { statementId: issued, statementLineId, reason: '内存登记有误', reference: '核查记录 12' };
    const less = (BigInt(amountFen) - 7n).toString();
    const { creditNoteId } = await adjustLine(sample.as(FINANCE, LATER), { ...asked, amountFen: less });
    await approveCreditNote(sample.as(OTHER, LATER), { creditNoteId });
    const { statementId } = await make('2026-04');
    await reviewStatement(sample.as(OTHER, LATER), { statementId });
    await issueStatement(sample.as(OTHER, LATER), { statementId });
    const rows = csvRows(await bytesOf(await voucher(statementId)));
    const corrections = rows.filter((row) => row.科目编码 === '5001.10');
    expect(corrections.map((row) => [row['借方金额（元）'], row.红字, row.依据, row.摘要])).toEqual([
      [`-${formatYuan(BigInt(amountFen))}`, '红字', 'TZ-2026-000001 核查记录 12', '以前账期更正 JS-2026-000001'],
      [formatYuan(BigInt(less)), '', 'TZ-2026-000001 核查记录 12', '以前账期更正 JS-2026-000001'],
    ]);
    const { payableFen } = await get(statementId);
    expect(sides(rows)).toEqual([payableFen, payableFen]);
  });
});
