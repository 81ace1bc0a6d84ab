import { connect } from '@zhengyun/db/connect.ts';
import { inScopeOfAll, withTransaction } from '@zhengyun/db/with-transaction.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { listContracts } from '../contracts/list-contracts.ts';
import { sheet } from '../evaluation/sheet.ts';
import { listOperations } from '../provisioning/list-operations.ts';
import { listResources } from '../provisioning/list-resources.ts';
import { listQuota } from '../quota/list-quota.ts';
import { getRequest } from '../requests/get-request.ts';
import { listRequests } from '../requests/list-requests.ts';
import { submitRequest } from '../requests/submit.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { listStatements } from '../settlement/list-statements.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { listSystems } from '../tenancy/list-systems.ts';
import { scopeOf } from './context.ts';

let province: SampleProvince;
let requestId: string;
let statementId: string;
let departmentId: string;
beforeAll(async () => {
  province = await sampleProvince();
  departmentId = province.departments.get('drug-regulator')!;
  const applicant = await province.as('applicant');
  const { id: systemId } = await findSystem(applicant, { reference: 'drug-supervision' });
  const lines = [
    { cloud: 'guangzhou', zone: 'extranet', spec: { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 } },
  ];
  const order = { systemId, title: '药品追溯', reason: '年度上云', mlpsGrade: 3, lines } as never;
  requestId = (await submitRequest(applicant, order)).requestId;
  statementId = (await draftMonthToDate(await province.as('finance'), { departmentId, month: '2026-11' })).statementId;
});
afterAll(() => province.drop());

/** How much of the tenants `who` sees, list by list. */
async function seenBy(who: string) {
  const me = await province.as(who);
  const work = await Promise.all([
    listRequests(me, {}),
    listOperations(me, {}),
    listResources(me, {}),
    listSystems(me, {}),
  ]);
  const money = await Promise.all([listContracts(me, {}), listStatements(me, {})]);
  return {
    work: work.map(({ total }) => total > 0),
    quota: (await listQuota(me, {})).items.length > 0,
    money: money.map(({ total }) => total),
  };
}
const NOTHING = { work: [false, false, false, false], quota: false, money: [0, 0] };
const EVERYTHING = { work: [true, true, true, true], quota: true };

describe('who sees what of the tenants', () => {
  it.each(['sysadmin', 'secadmin', 'auditadmin'])('%s sees nothing of any tenant', async (who) => {
    expect(await seenBy(who)).toEqual(NOTHING);
    const me = await province.as(who);
    await expect(getRequest(me, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sheet(me, { departmentId, month: '2026-11' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['technical', 'engineer'])('%s sees what is operated, and nobody’s contracts and statements', async (who) => {
    expect(await seenBy(who)).toEqual({ ...EVERYTHING, money: [0, 0] });
    const me = await province.as(who);
    expect((await getRequest(me, { requestId })).timeline).not.toEqual([]);
    await expect(getStatement(me, { statementId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await sheet(me, { departmentId, month: '2026-11' })).department.id).toBe(departmentId);
  });

  it.each(['authority', 'finance', 'auditor'])('%s sees every tenant, money too', async (who) => {
    expect(await seenBy(who)).toEqual({ ...EVERYTHING, money: [3, 1] });
  });

  it('a department sees its own, money too, and another’s none of it', async () => {
    expect(await seenBy('applicant')).toEqual({ ...EVERYTHING, money: [1, 1] });
    expect(await seenBy('applicant2')).toMatchObject({ work: [false, false, false, true], money: [1, 0] });
  });

  it('is in its own sight again after reading what everyone may know, also when that failed', async () => {
    const { actor } = await province.as('applicant');
    const seen = await withTransaction(province.app, scopeOf(actor), async (tx) => {
      const count = async () => (await tx.selectFrom('contract').select('id').execute()).length;
      const before = await count();
      const all = await inScopeOfAll(tx, scopeOf(actor), count);
      const after = await count();
      await inScopeOfAll(tx, scopeOf(actor), () => Promise.reject(new Error('not found'))).catch(() => undefined);
      return [before, all, after, await count()];
    });
    expect(seen).toEqual([1, 3, 1, 1]);
  });

  it.each(['auditadmin', 'auditor'])(
    '%s reads the audit rows of all departments and verifies their chains',
    async (who) => {
      const me = await province.as(who);
      const { items } = await listAudit(me, { limit: 200 });
      expect(items.map((row) => row.action)).toContain('requests.submitted');
      const worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 1 });
      await sealAudit({ ...province.job(), db: worker }, {});
      await worker.destroy();
      const { intact, chains } = await verifyAudit(me, {});
      expect(intact).toBe(true);
      expect(chains.find(({ chain }) => chain === departmentId)?.sealed).toBeGreaterThan(0);
    },
  );
});
