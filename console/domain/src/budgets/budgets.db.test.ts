import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quote } from '../pricing/quote.ts';
import { submitRequest } from '../requests/submit.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { HIDDEN } from '../verb/hidden.ts';
import { newId } from '../verb/id.ts';
import { budgetHistory } from './budget-history.ts';
import { listBudgets } from './list-budgets.ts';
import { readBudget } from './read-budget.ts';
import type { BudgetStanding } from './schemas.ts';
import { setBudget } from './set-budget.ts';

let province: SampleProvince;
let departmentId: string;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  const system = await findSystem(await province.as('applicant'), { reference: 'drug-supervision' });
  systemId = system.id;
  departmentId = system.department.id;
});
afterAll(() => province.drop());

const set = async (amountFen: string, who = 'finance') =>
  setBudget(await province.as(who), { departmentId, year: 2026, amountFen, reason: '年初批复' });
const standing = async (who = 'approver') =>
  (await readBudget(await province.as(who), { departmentId })) as BudgetStanding | null;
const LINE = { cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } };

describe('a department’s budget of the year', () => {
  it('is not set until finance sets it, and nobody else may', async () => {
    expect(await standing()).toMatchObject({ year: 2026, budgetFen: null, leftFen: null, state: 'unset' });
    await expect(set('100', 'approver')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(set('100', 'authority')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await set('900000000')).toMatchObject({ version: 1 });
    await expect(set('900000000')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await standing()).toMatchObject({ budgetFen: '900000000', version: 1, state: 'within' });
  });

  it('counts what waits as it was priced, and what is held by today’s price to the year’s end', async () => {
    const before = await standing();
    const { yearEndFen } = await quote(await province.as('applicant'), { lines: [LINE] });
    const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 3 as const, lines: [LINE] };
    const { requestId } = await submitRequest(await province.as('applicant'), order);
    const waiting = await standing();
    expect(waiting).toMatchObject({ waitingFen: yearEndFen, committedFen: before?.committedFen });
    expect(BigInt(before?.leftFen ?? '') - BigInt(waiting?.leftFen ?? '')).toBe(BigInt(yearEndFen));

    const { now } = province.job();
    await province.within(async ({ tx }) => {
      const lines = tx.selectFrom('order_line').select('resource_id').where('request_id', '=', requestId);
      await tx.updateTable('resource').set({ state: 'active', ready_at: now }).where('id', 'in', lines).execute();
      await tx.updateTable('order_line').set({ state: 'delivered' }).where('request_id', '=', requestId).execute();
    });
    const held = await standing();
    expect(held).toMatchObject({ waitingFen: '0', leftFen: waiting?.leftFen });
    expect(BigInt(held?.committedFen ?? '') - BigInt(before?.committedFen ?? '')).toBe(BigInt(yearEndFen));
  });

  it('still counts the months before a statement that was made first', async () => {
    const before = await standing();
    await province.within(async ({ tx, ctx }) => {
      const contract = await tx
        .selectFrom('contract')
        .selectAll()
        .where('department_id', '=', departmentId)
        .executeTakeFirstOrThrow();
      const made = {
        id: newId(ctx.now),
        number: 'NJ-9999',
        working_number: 'NJ-9999',
        policy_id: 'sample-settlement-2026',
        contract_id: contract.id,
        department_id: departmentId,
      };
      const what = { month: '2026-11', state: 'gathering', as_of: ctx.now, payable_fen: 100n, working: '{}' };
      await tx
        .insertInto('statement')
        .values({ ...made, ...what, content_hash: 'a'.repeat(64), built_at: ctx.now })
        .execute();
      // In use since February, when nothing was billed.
      await tx
        .updateTable('resource')
        .set({ ready_at: new Date('2026-01-31T16:00:00Z') })
        .where('department_id', '=', departmentId)
        .execute();
    });
    const after = await standing();
    expect(after?.billedFen).toBe('100');
    expect(BigInt(after?.committedFen ?? '')).toBeGreaterThan(8n * BigInt(before?.committedFen ?? ''));
    await province.within(({ tx }) => sql`delete from statement where number = 'NJ-9999'`.execute(tx));
    await province.within(({ tx, ctx }) =>
      tx.updateTable('resource').set({ ready_at: ctx.now }).where('department_id', '=', departmentId).execute(),
    );
  });

  it('says over once more is spoken for than there is, and keeps every version with its reason', async () => {
    expect(await set('1')).toMatchObject({ version: 2 });
    expect(await standing()).toMatchObject({ budgetFen: '1', state: 'over' });
    const { versions } = await budgetHistory(await province.as('approver'), { departmentId, year: 2026 });
    expect(versions.map(({ version, amountFen }) => [version, amountFen])).toEqual([
      [2, '1'],
      [1, '900000000'],
    ]);
    await expect(
      province.within(({ tx }) => sql`update budget set amount_fen = 2 where version = 1`.execute(tx)),
    ).rejects.toThrow();
    const row = (await province.audit('budgets.set')).find(({ outcome }) => outcome === 'done');
    expect(row).toMatchObject({
      department_id: departmentId,
      detail: { year: 2026, fromFen: null, amountFen: '900000000' },
    });
  });

  it('is unknown, not nothing, where something held has no price', async () => {
    await set('900000000');
    await province.owner.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
      await sql`alter table price_version disable trigger user`.execute(tx);
      await sql`update price_version set valid_to = ${province.job().now} where valid_to is null`.execute(tx);
    });
    expect(await standing()).toMatchObject({ committedFen: null, leftFen: null, state: 'unknown' });
  });

  it('is seen by its department and who looks after money, and by nobody else', async () => {
    const names = async (who: string) => {
      const { items } = await listBudgets(await province.as(who), { limit: 50 });
      return items.map(({ department }) => department.id);
    };
    expect(await names('approver')).toEqual([departmentId]);
    expect(await names('applicant2')).not.toContain(departmentId);
    expect((await names('finance')).length).toBeGreaterThan(1);
    await expect(names('engineer')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    // Whose money it is not reads neither none nor zero.
    for (const who of ['engineer', 'technical', 'approver2', 'sysadmin'])
      expect(await standing(who), who).toEqual(HIDDEN);
    const other = await budgetHistory(await province.as('approver2'), { departmentId, year: 2026 });
    expect(other.versions).toEqual([]);
    const unseen = await province.app
      .transaction()
      .execute(async (tx) => tx.selectFrom('budget').selectAll().execute());
    expect(unseen).toEqual([]);
  });
});
