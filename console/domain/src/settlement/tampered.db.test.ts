import { randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { superuserOf } from '@zhengyun/test/matrix/superuser.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { linkHash } from './chain-rules.ts';
import { readChain } from './chain-store.ts';
import { confirmStatement } from './confirm-statement.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';
import { issueStatement } from './issue-statement.ts';
import { recordPayment } from './record-payment.ts';
import { reversePayment } from './reverse-payment.ts';
import { reviewStatement } from './review-statement.ts';
import { verifyChain } from './verify-chain.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-20T02:00:00.000Z';
const NUMBER = 'JS-2026-000001';

/** Tables whose every column finance reads or relies on, and where the rows of the statement under test are. */
const OF_STATEMENT = `(select id from statement where number like '${NUMBER}%')`;
const OF_RATING = `(select rating_id from statement where number like '${NUMBER}%')`;
const TABLES = {
  statement: `number = '${NUMBER}'`,
  statement_line: `statement_id = ${OF_STATEMENT}`,
  rated_month: `id = ${OF_RATING}`,
  charge: `rating_id = ${OF_RATING}`,
  rated_item: `rating_id = ${OF_RATING}`,
  statement_issue: `number = '${NUMBER}'`,
  statement_payment: 'true',
  statement_payment_reversal: 'true',
  statement_word: 'true',
  statement_word_head: 'true',
  statement_chain_head: 'true',
} as const;
type Table = keyof typeof TABLES;
/** Columns that are not under the hash, each with why. */
const FREE: Readonly<Record<string, string>> = {
  'rated_month.current': 'moves on to the next rating of the month where there is one',
  'statement_word_head.one': 'is always true',
  'statement_chain_head.one': 'is always true',
};
const OTHERWISE: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || 'x'`,
  int4: (column) => `coalesce(${column}, 0) + 1`,
  int8: (column) => `coalesce(${column}, 0) + 1`,
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  date: (column) => `coalesce(${column}, '2026-01-01') - 1`,
  timestamptz: (column) => `coalesce(${column}, '2026-01-01T00:00:00Z') + interval '1 second'`,
  jsonb: (column) => `coalesce(${column}, '[]') || '[1]'`,
};

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let superuser: pg.Client;
beforeAll(async () => {
  sample = await sampleTenants();
  superuser = new pg.Client({ connectionString: superuserOf(sample.database.ownerUrl) });
  await superuser.connect();
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1200000',
  });
  const host = await sample.resource();
  await recordResourceChange(sample.as(JOB, '2026-06-05T00:00:00Z', sample.worker), {
    resourceId: host.id,
    kind: 'create',
    at: new Date('2026-06-05T00:00:00Z'),
    amounts: { vcpu: 4n, 'memory-gb': 16n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
  const { statementId } = await draftMonthToDate(sample.as(FINANCE, LATER), {
    departmentId: SAMPLE.ours,
    month: '2026-06',
  });
  const at = (actor: typeof FINANCE) => sample.as(actor, LATER);
  await reviewStatement(at(OTHER), { statementId });
  expect(await issueStatement(at(OTHER), { statementId })).toMatchObject({ number: NUMBER });
  await confirmStatement(at(person('department-approver', SAMPLE.ours)), { statementId });
  await recordPayment(at(FINANCE), { statementId, amountFen: '100', reference: '凭证-1', paidOn: '2026-08-20' });
  const { steps } = await getStatement(at(FINANCE), { statementId });
  await reversePayment(at(OTHER), { paymentId: steps.payments[0]?.id ?? '', reason: '金额记错' });
  await recordPayment(at(FINANCE), { statementId, amountFen: '200', reference: '凭证-2', paidOn: '2026-08-20' });
  // What is held against tampering here is the chain alone: a superuser gets past triggers, keys and checks.
  await superuser.query(`set session_replication_role = replica`);
  const { rows } = await superuser.query(
    `select conrelid::regclass as table, conname from pg_constraint where contype in ('c', 'u', 'p') and conrelid::regclass::text = any ($1)`,
    [Object.keys(TABLES)],
  );
  for (const { table, conname } of rows)
    await superuser.query(`alter table ${table} drop constraint ${conname} cascade`);
  for (const table of Object.keys(TABLES)) await superuser.query(`create table kept_${table} as table ${table}`);
});
afterAll(async () => {
  await superuser?.end();
  await sample.drop();
});

const check = () => verifyChain(sample.as(person('auditor'), LATER), undefined);
const restore = async (table: Table) => {
  await superuser.query(`delete from ${table}`);
  await superuser.query(`insert into ${table} table kept_${table}`);
};
/** What the check says after `sql` was done past every wall to `table`, which is put back afterwards. */
async function after(table: Table, sql: string): Promise<readonly string[]> {
  try {
    const { rowCount } = await superuser.query(sql);
    expect(rowCount, sql).toBeGreaterThan(0);
    return [...new Set((await check()).faults.map(({ fault }) => fault))];
  } finally {
    await restore(table);
  }
}

describe('what finance reads of an issued statement', () => {
  it('is whole as it was written', async () => {
    expect(await check()).toMatchObject({ whole: true, issued: 1, words: 4, faults: [] });
  });

  it.each(Object.keys(TABLES) as Table[])('shows every single column of %s that was changed', async (table) => {
    const { rows } = await superuser.query(
      `select a.attname as column, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [table],
    );
    const unseen: string[] = [];
    for (const { column, type } of rows as { column: string; type: string }[]) {
      if (`${table}.${column}` in FREE) continue;
      const otherwise = OTHERWISE[type];
      if (!otherwise) throw new Error(`${table}.${column}: say how a ${type} is changed`);
      const one = `ctid = (select min(ctid) from ${table} where ${TABLES[table]})`;
      const faults = await after(table, `update ${table} set ${column} = ${otherwise(column)} where ${one}`);
      if (faults.length === 0) unseen.push(`${table}.${column}`);
    }
    expect(unseen).toEqual([]);
    expect((await check()).whole).toBe(true);
  });

  it.each([
    [
      'charge',
      `delete from charge where ctid = (select min(ctid) from charge where ${TABLES.charge})`,
      'statement-changed',
    ],
    ['rated_item', `delete from rated_item where ${TABLES.rated_item}`, 'statement-changed'],
    ['statement_payment', `delete from statement_payment where reference = '凭证-2'`, 'word-missing'],
    ['statement_payment_reversal', `delete from statement_payment_reversal`, 'word-missing'],
    [
      'statement_payment',
      `insert into statement_payment select gen_random_uuid(), statement_id, department_id, 1, '凭证-9', paid_on, recorded_by, recorded_at from statement_payment limit 1`,
      'word-outside',
    ],
    ['statement_word', `delete from statement_word where sequence = 2`, 'link-missing'],
    ['statement_word', `delete from statement_word where sequence = 4`, 'tail-cut-off'],
    [
      'statement',
      `update statement set state = 'paid', paid_at = confirmed_at where ${TABLES.statement}`,
      'state-changed',
    ],
  ] as const)('shows rows of %s taken out or put in: %s', async (table, sql, fault) => {
    expect(await after(table, sql)).toContain(fault);
  });
});

describe('a statement that was issued before more came under the hash', () => {
  it('is checked by the version of its own link, and can not be passed off as one', async () => {
    // Taken down to version 1 with a digest and a hash that fit: the audit log has another link.
    const { links } = await withTransaction(sample.app, { kind: 'all' }, readChain);
    const link = links[0];
    if (!link) throw new Error('no link');
    const digest = `encode(sha256(convert_to((select concat_ws(E'\\n', s.id, s.number, s.contract_id, s.department_id, s.month,
      extract(epoch from s.as_of), s.payable_fen, s.content_hash, s.working,
      (select string_agg(concat_ws('|', l.ordinal, l.kind, l.resource_id, l.sku, l.unit, trim_scale(l.quantity), trim_scale(l.unit_price), trim_scale(l.exact), l.amount_fen, l.working),
        E'\\n' order by l.ordinal) from statement_line l where l.statement_id = s.id)) from statement s where ${TABLES.statement}), 'UTF8')), 'hex')`;
    const { rows } = await superuser.query(`select ${digest} as digest`);
    const storedDigest = rows[0].digest as string;
    const hash = linkHash({ ...link, version: 1, storedDigest });
    await superuser.query(`update statement_issue set version = 1, stored_digest = $1, hash = $2`, [
      storedDigest,
      hash,
    ]);
    await superuser.query(`update statement_chain_head set hash = $1`, [hash]);
    expect((await check()).faults).toEqual([{ fault: 'link-changed', at: NUMBER }]);
    // As it would stand had it been issued then: no version in the audit log either.
    await superuser.query(`update audit_row set detail = detail - 'link' where action = 'settlement.issued'`);
    expect((await check()).whole).toBe(true);
    await superuser.query(`update statement_line set amount_fen = amount_fen + 1 where ${TABLES.statement_line}`);
    expect((await check()).faults).toEqual([{ fault: 'statement-changed', at: NUMBER }]);
  });
});
