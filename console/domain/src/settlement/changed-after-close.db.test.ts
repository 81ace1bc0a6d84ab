import { randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { noteLateFacts } from '../credit-notes/note-late-facts.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { beginClosing } from './closing/begin-closing.ts';
import { endClosing } from './closing/end-closing.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { issueStatement } from './issue-statement.ts';
import { releaseStatement } from './release-statement.ts';
import { reviewStatement } from './review-statement.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const NOW = '2026-08-20T02:00:00.000Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let contractId: string;
beforeAll(async () => {
  sample = await sampleTenants();
  ({ contractId } = await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '政务云服务合同', annualFen: '0' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' },
  }));
});
afterAll(() => sample.drop());

const as = (actor: typeof FINANCE) => sample.as(actor, NOW);
const job = () => sample.as(JOB, NOW, sample.worker);
const changeOf = (resourceId: string, kind: 'create' | 'resize', { at, vcpu }: { at: string; vcpu: bigint }) => ({
  ...{ resourceId, kind, at: new Date(at), amounts: { vcpu }, instanceUid: 'uid' },
  cause: { kind: 'operation' as const, id: randomUUID() },
});
/** A host of one core from the year's second day on. */
async function host(): Promise<string> {
  const { id } = await sample.resource();
  await recordResourceChange(job(), changeOf(id, 'create', { at: '2026-01-02T00:00:00Z', vcpu: 1n }));
  return id;
}
/** Builds a month; one that is held since it is far off the months before is released. */
async function draft(month: string) {
  const made = await draftMonthToDate(as(FINANCE), { departmentId: SAMPLE.ours, month });
  const held = 'select parked is not null and released_at is null as held from statement where id = $1';
  const { rows } = await sample.owner.query(held, [made.statementId]);
  if (rows[0].held) await releaseStatement(as(OTHER), { statementId: made.statementId, why: '新增主机' });
  return made;
}
const close = (month: string) => endClosing(as(OTHER), { month });
async function begun(month: string) {
  const made = await draft(month);
  await beginClosing(as(FINANCE), { month });
  await sample.owner.query(`update statement_step set state = 'done' where month = $1`, [month]);
  return made;
}
const resize = (resourceId: string, month: string) =>
  changeOf(resourceId, 'resize', { at: `${month}-16T00:00:00Z`, vcpu: 9n });
const countsFrom = async (resourceId: string) => {
  const text = `select counts_from from resource_change where resource_id = $1 and kind = 'resize'`;
  const { rows } = await sample.owner.query(text, [resourceId]);
  return rows.map((row) => row.counts_from as Date | null);
};
const look = (month: string) => noteLateFacts(job(), { contractId, month });

describe('a change of an instant whose month is closed', () => {
  it('is written down and changes nothing of the month, is found late once that is issued, and counts from the month after', async () => {
    const id = await host();
    const before = await begun('2026-01');
    const february = await draft('2026-02');
    await close('2026-01');
    await recordResourceChange(job(), resize(id, '2026-01'));
    expect(await countsFrom(id)).toEqual([new Date('2026-01-31T16:00:00Z')]);
    const [row] = (await sample.audits('metering.resource-changed')).filter(({ detail }) => 'closedMonth' in detail);
    expect(row?.detail).toMatchObject({ closedMonth: '2026-01', countsFrom: '2026-01-31T16:00:00.000Z' });
    const after = await draft('2026-01');
    expect(after.contentHash).toBe(before.contentHash);
    await reviewStatement(as(OTHER), { statementId: after.statementId });
    await sample.owner.query('delete from rating_mark');
    expect(await issueStatement(as(OTHER), { statementId: after.statementId })).toMatchObject({ state: 'issued' });
    // The worker is to hold what was issued against it, though no fact comes any more.
    const { rows } = await sample.owner.query('select department_id, month from rating_mark');
    expect(rows).toEqual([{ department_id: SAMPLE.ours, month: '2026-01' }]);
    expect(BigInt((await look('2026-01')).differenceFen ?? '0')).toBeGreaterThan(0n);
    expect(BigInt((await draft('2026-02')).payableFen)).toBeGreaterThan(BigInt(february.payableFen));
  });

  it('counts for no month that was closed since, one after the other', async () => {
    const id = await host();
    const [second, third] = [await begun('2026-02'), await begun('2026-03')];
    await close('2026-02');
    await close('2026-03');
    await recordResourceChange(job(), resize(id, '2026-02'));
    expect(await countsFrom(id)).toEqual([new Date('2026-03-31T16:00:00Z')]);
    expect((await draft('2026-02')).contentHash).toBe(second.contentHash);
    expect((await draft('2026-03')).contentHash).toBe(third.contentHash);
  });
});

describe('a change of a month that is being closed', () => {
  it('is never silent: what is drafted and reviewed is issued by nobody until it is built anew', async () => {
    const id = await host();
    const { statementId, payableFen } = await begun('2026-04');
    await reviewStatement(as(OTHER), { statementId });
    await recordResourceChange(job(), resize(id, '2026-04'));
    expect(await countsFrom(id)).toEqual([null]);
    await expect(issueStatement(as(OTHER), { statementId })).rejects.toMatchObject({ code: 'FACTS_CHANGED' });
    const { payableFen: anew } = await draft('2026-04');
    expect(BigInt(anew)).toBeGreaterThan(BigInt(payableFen));
  });

  it('keeps it from closing until its own transaction ends, and is of the month', async () => {
    const id = await host();
    await begun('2026-05');
    let closing: Promise<unknown> = Promise.resolve();
    let closed = false;
    await withTransaction(sample.worker, { kind: 'all' }, async (tx) => {
      await recordResourceChange.definition.act({ ctx: job(), tx }, resize(id, '2026-05'));
      closing = close('2026-05').then(() => {
        closed = true;
      });
      const waiting = async () =>
        (await sample.owner.query('select count(*)::int as n from pg_locks where not granted')).rows[0].n as number;
      await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0);
      expect(closed).toBe(false);
    });
    await closing;
    expect(await countsFrom(id)).toEqual([null]);
  });

  it('is of the month or late, whichever of the two comes first: never of a month that was closed before it', async () => {
    for (const month of ['2026-06', '2026-07']) {
      const ids = [await host(), await host(), await host()];
      const before = await begun(month);
      await Promise.all([
        ...ids.slice(0, 2).map((id) => recordResourceChange(job(), resize(id, month))),
        close(month),
        recordResourceChange(job(), resize(ids[2] ?? '', month)),
      ]);
      const from: (Date | null)[] = [];
      for (const id of ids) from.push(...(await countsFrom(id)));
      const late = from.filter((at) => at !== null).length;
      const { contentHash, statementId } = await draft(month);
      // Where all three came late the month is as it was closed; and whatever came, it is issued as it stands, since no fact of it comes any more.
      expect(contentHash === before.contentHash).toBe(late === ids.length);
      await recordResourceChange(job(), changeOf(ids[0] ?? '', 'resize', { at: `${month}-20T00:00:00Z`, vcpu: 3n }));
      await reviewStatement(as(OTHER), { statementId });
      expect(await issueStatement(as(OTHER), { statementId })).toMatchObject({ state: 'issued' });
    }
  });
});
