import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { sheet } from '../evaluation/sheet.ts';
import { ingestUsage } from '../metering/ingest-usage.ts';
import { usage } from '../metering/usage.ts';
import { listNotices } from '../notices/list-notices.ts';
import { publishVersion } from '../pricing/publish-version.ts';
import { findDueOwnership } from '../provisioning/find-due-ownership.ts';
import { getResource } from '../provisioning/get-resource.ts';
import { openOwnership } from '../provisioning/open-ownership.ts';
import { listQuota } from '../quota/list-quota.ts';
import { setQuota } from '../quota/set-quota.ts';
import { lockLease } from '../reclaim/lease-store.ts';
import { openReclaim } from '../reclaim/open-reclaim.ts';
import { recoverReclaim } from '../reclaim/recover-reclaim.ts';
import type { Judgement } from '../reclaim/schemas.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { foreseeExtend } from '../requests/foresee-extend.ts';
import { getRequest } from '../requests/get-request.ts';
import { listRequests } from '../requests/list-requests.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitExtend } from '../requests/submit-extend.ts';
import { submitRelease } from '../requests/submit-release.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { HIDDEN } from '../verb/hidden.ts';
import { decideTransfer } from './decide-transfer.ts';
import { foreseeTransfer } from './foresee-transfer.ts';
import { getTransfer } from './get-transfer.ts';
import { listTransfers } from './list-transfers.ts';
import { readTransferEvidence } from './read-transfer-evidence.ts';
import type { TransferStep } from './schemas.ts';
import { submitTransfer } from './submit-transfer.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

const HOUR = 3_600_000;
const later = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR);
/** How long to wait for what another session does: a loaded machine is slow. */
const PATIENTLY = { timeout: 20_000 };
/** When the system goes, and when the month is looked at. */
const [GOES, LOOKED_AT] = [later(10), later(30)];

const IDLE: Judgement = {
  policyId: reclaimPolicyAt(MONDAY).id,
  from: MONDAY.toISOString(),
  to: MONDAY.toISOString(),
  measures: [],
  basis: ['vcpu'],
  state: null,
  verdict: 'idle',
  why: null,
  reason: null,
};

let province: SampleProvince;
let lines: Awaited<ReturnType<typeof orderedLines>>;
let systemId: string;
let requestId: string;
let resourceId: string;
let [giving, receiving] = ['', ''];
const refused = (code: string, facts: object = {}) => ({ code, facts: expect.objectContaining(facts) });

const submit = async (at = MONDAY, who = 'applicant', toDepartmentId = receiving) =>
  submitTransfer(await province.as(who, at), { systemId, toDepartmentId, reason: '机构改革，职能划转' });
const decide = async (transferId: string, [step, who]: readonly [TransferStep, string], at = GOES) =>
  decideTransfer(await province.as(who, at), { transferId, step, decision: 'approve' });
const order = async (who = 'applicant') =>
  submitRequest(await province.as(who), {
    systemId,
    title: 't',
    reason: 'r',
    mlpsGrade: 3,
    lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth', mbps: 1 } }],
  } as never);
const vcpuOf = async (departmentId: string) => {
  const { items } = await listQuota(province.job(), { departmentId });
  const found = items.find((each) => each.cloud.slug === 'guangzhou' && each.dimension === 'vcpu' && !each.xinchuang);
  return Number(found?.booked ?? 0);
};
const both = [
  ['giving', 'approver'],
  ['receiving', 'approver2'],
] as const;
const lastTwo = [
  ['administrative', 'authority'],
  ['technical', 'technical'],
] as const;

beforeAll(async () => {
  province = await sampleProvince();
  // The authority gives the next day off: every deadline below goes by it.
  const tuesday = { day: '2026-11-24', worked: false, reason: '台风停工' };
  await setWorkingDay(await province.as('authority'), tuesday);
  lines = await orderedLines(province);
  const system = await findSystem(await province.as('applicant'), { reference: 'drug-supervision' });
  [systemId, giving] = [system.id, system.department.id];
  const { actor } = await province.as('applicant2');
  receiving = (actor.kind === 'person' && actor.grants[0]?.departmentId) || '';
  const ordered = await lines.approved(1);
  ({ requestId } = ordered);
  for (const operation of ordered.operations) await lines.delivered(operation);
  resourceId = (await lines.request(requestId)).lines[0]!.resource.id;
});
afterAll(async () => {
  await lines.end();
  await province.drop();
});

describe('asking that a system go to another department', () => {
  it('is refused with all that must be over first', async () => {
    const { number } = await lines.request(requestId);
    const foreseen = await foreseeTransfer(await province.as('applicant'), { systemId });
    expect(foreseen.blockers).toContainEqual({ kind: 'request', number });
    expect(foreseen.departments.map(({ id }) => id)).toContain(receiving);
    await expect(submit()).rejects.toMatchObject(refused('TRANSFER_BLOCKED', { by: expect.arrayContaining([number]) }));
    await province.within(async ({ tx }) => {
      await tx.updateTable('request').set({ state: 'accepted' }).where('id', '=', requestId).execute();
      await tx.updateTable('operation').set({ state: 'done', ended_at: MONDAY }).execute();
      await tx.updateTable('stack').set({ state: 'deployed' }).where('tenancy_id', 'is not', null).execute();
    });
    expect((await foreseeTransfer(await province.as('applicant'), { systemId })).blockers).toEqual([]);
  });

  it('is for an applicant of the department that has it, to another', async () => {
    await expect(submit(MONDAY, 'applicant2', giving)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(submit(MONDAY, 'approver')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(submit(MONDAY, 'applicant', giving)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(submit(MONDAY, 'applicant', systemId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets nothing be ordered for it, and both departments read it, until it is withdrawn', async () => {
    const { transferId, number } = await submit();
    await expect(order()).rejects.toMatchObject(refused('TRANSFER_UNDER_WAY', { transfer: number }));
    const under = refused('TRANSFER_UNDER_WAY', { transfer: number });
    const [applicant, change] = [await province.as('applicant'), { resourceId, reason: 'r' }];
    await expect(submitRelease(applicant, change)).rejects.toMatchObject(under);
    const { spec } = await getResource(applicant, { resourceId });
    const larger = { ...change, spec: { ...spec, memoryGb: 32 } as ItemSpec };
    await expect(submitResize(applicant, larger)).rejects.toMatchObject(under);
    await expect(submit()).rejects.toMatchObject(refused('TRANSFER_BLOCKED', { by: [number] }));
    for (const who of ['applicant', 'approver2', 'authority'])
      expect((await listTransfers(await province.as(who), {})).items.map(({ id }) => id)).toContain(transferId);
    const { resources } = await getTransfer(await province.as('approver2'), { transferId });
    expect(resources.map(({ id }) => id)).toContain(resourceId);
    await expect(withdrawTransfer(await province.as('applicant2'), { transferId })).rejects.toMatchObject({
      code: 'NOT_YOURS',
    });
    await withdrawTransfer(await province.as('applicant'), { transferId });
    await expect(decide(transferId, both[0])).rejects.toMatchObject({ code: 'STEP_NOT_OPEN' });
  });

  it('lets leases be extended meanwhile, and waits at the last for what is still in review', async () => {
    const { transferId } = await submit();
    const lastDay = () => province.within(async ({ tx }) => (await lockLease(tx, resourceId))?.last_day ?? '');
    const before = await lastDay();
    const extend = { resourceId, months: 1, reason: '划转期间到期' };
    const { requestId: extension, number } = await submitExtend(await province.as('applicant'), extend);
    for (const each of [...both, lastTwo[0]]) await decide(transferId, each);
    await expect(decide(transferId, lastTwo[1])).rejects.toMatchObject(refused('TRANSFER_BLOCKED', { by: [number] }));
    const approvers = { department: 'approver', administrative: 'authority', technical: 'technical' } as const;
    for (const [step, who] of Object.entries(approvers)) {
      const ctx = await province.as(who);
      const { planHash } = await getRequest(ctx, { requestId: extension });
      const yes = { requestId: extension, step: step as keyof typeof approvers, decision: 'approve' as const };
      await decideApproval(ctx, { ...yes, planHash: planHash ?? '' });
    }
    expect((await lastDay()) > before).toBe(true);
    expect(
      (await foreseeTransfer(await province.as('applicant'), { systemId })).blockers.map(({ kind }) => kind),
    ).toEqual(['transfer']);
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });

  it('or that it be ordered for: at once, one of the two comes through', async () => {
    for (let n = 0; n < 6; n += 1) {
      const [asked, ordered] = await Promise.allSettled([submit(), order()]);
      expect([asked.status, ordered.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      if (asked.status === 'fulfilled')
        await withdrawTransfer(await province.as('applicant'), { transferId: asked.value.transferId });
      if (ordered.status === 'fulfilled') {
        await withdrawRequest(await province.as('applicant'), { requestId: ordered.value.requestId });
        await province.within(({ tx }) =>
          tx.updateTable('operation').set({ state: 'cancelled' }).where('state', '=', 'requested').execute(),
        );
      }
    }
  });
});

describe('the agreement of four', () => {
  it('is asked of each in turn, and given by nobody who may not', async () => {
    const { transferId } = await submit();
    await expect(decide(transferId, ['receiving', 'approver2'])).rejects.toMatchObject({ code: 'STEP_NOT_OPEN' });
    await expect(decide(transferId, ['giving', 'approver2'])).rejects.toMatchObject({ code: 'SEAT_OF_ANOTHER' });
    await expect(decide(transferId, ['giving', 'applicant'])).rejects.toMatchObject({ code: 'APPROVER_IS_APPLICANT' });
    const { items } = await listTransfers(await province.as('approver'), { open: true });
    expect(items).toMatchObject([{ id: transferId, mayDecide: ['giving'], mayWithdraw: false }]);
    expect(items[0]?.steps[0]?.dueAt).toBe('2026-11-25T16:00:00.000Z');
    await decide(transferId, both[0]);
    await expect(decide(transferId, ['receiving', 'approver'])).rejects.toMatchObject({ code: 'SEAT_OF_ANOTHER' });
    const waiting = await listNotices(await province.as('approver2', GOES), { show: 'open' });
    expect(waiting.items).toContainEqual(
      expect.objectContaining({ kind: 'transfer-waiting', link: `/transfers/${transferId}` }),
    );
    const refusal = { transferId, step: 'receiving' as const, decision: 'refuse' as const };
    await expect(decideTransfer(await province.as('approver2'), refusal)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await decideTransfer(await province.as('approver2'), { ...refusal, reason: '人员未到位' });
    const told = await listNotices(await province.as('applicant', GOES), {});
    expect(told.items.find(({ facts }) => facts.outcome === 'refused')).toMatchObject({
      kind: 'transfer-ended',
      facts: { reason: '人员未到位' },
    });
    expect((await getTransfer(await province.as('applicant'), { transferId })).state).toBe('refused');
  });

  it('rests on what each may see: limits of both before and after, the contract, the cost against the budget', async () => {
    const { transferId } = await submit();
    const read = async (who: string) => readTransferEvidence(await province.as(who), { transferId });
    const cores = (side: Awaited<ReturnType<typeof read>>['quota']['giving']) => {
      const line = side?.find(({ dimension }) => dimension === 'vcpu');
      return line && [line.takes, BigInt(line.before ?? 0) - BigInt(line.after ?? 0)];
    };
    const all = await read('authority');
    expect([cores(all.quota.giving), cores(all.quota.receiving)]).toEqual([
      ['-8', -8n],
      ['8', 8n],
    ]);
    const { monthFen } = await getTransfer(await province.as('authority'), { transferId });
    expect(BigInt(all.yearEndFen)).toBeGreaterThan(BigInt(monthFen));
    // A cheaper version takes effect in December: who receives pays by that one.
    const prices = SKUS.map((sku) => ({ sku, unit: '个·月', unitPrice: '1.000000' }));
    const cheaper = { name: '十二月价目', sample: true, validFrom: '2026-12-14T16:00:00.000Z', prices };
    await publishVersion(await province.as('finance'), cheaper);
    const [then, yearEnd] = [new Date('2026-12-20T00:00:00Z'), new Date('2026-12-31T16:00:00Z')];
    const dearer = costOver(BigInt(monthFen), { from: then, to: yearEnd });
    const paid = (await readTransferEvidence(await province.as('authority', then), { transferId })).yearEndFen;
    expect([BigInt(paid) > 0n, BigInt(paid) < dearer]).toEqual([true, true]);
    expect(all.contract?.number).toMatch(/^HT-/);
    expect(all.budget).toMatchObject({ year: 2026 });
    expect(await read('approver')).toMatchObject({ quota: { receiving: null }, contract: null, budget: HIDDEN });
    expect(cores((await read('approver')).quota.giving)).toEqual(['-8', -8n]);
    const receiver = await read('approver2');
    expect(receiver).toMatchObject({ quota: { giving: null }, contract: all.contract });
    expect(cores(receiver.quota.receiving)).toEqual(['8', 8n]);
    expect(await read('technical')).toMatchObject({ quota: all.quota, contract: null, budget: HIDDEN });
    await withdrawTransfer(await province.as('applicant'), { transferId });
    expect(await read('authority')).toMatchObject({ quota: { giving: null, receiving: null }, budget: null });
  });

  it('of one person for both departments is refused by the database too', async () => {
    const { transferId } = await submit();
    await decide(transferId, both[0]);
    const { actor } = await province.as('approver');
    const byHand = province.within(({ tx }) =>
      tx
        .updateTable('transfer_step')
        .set({ decision: 'approve', decided_by: actor.kind === 'person' ? actor.id : '', decided_at: MONDAY })
        .where('transfer_id', '=', transferId)
        .where('step', '=', 'receiving')
        .execute(),
    );
    await expect(byHand).rejects.toMatchObject({ code: '23514' });
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });

  it('moves nothing while something is begun on what it has: it awaits it, and is refused', async () => {
    const { transferId } = await submit();
    for (const each of [...both, lastTwo[0]]) await decide(transferId, each);
    const behind = sql<{ waits: number }>`select count(distinct pid)::int as waits from pg_locks
      where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
    const begun = await province.within(async (scope) => {
      await lockLease(scope.tx, resourceId);
      const last = Promise.allSettled([decide(transferId, lastTwo[1])]);
      await expect.poll(async () => (await behind.execute(scope.tx)).rows[0]?.waits, PATIENTLY).toBe(1);
      const reclaim = await openReclaim.within(scope, { resourceId, departmentId: giving, evidence: IDLE });
      return { ...reclaim, last };
    });
    const [last] = await begun.last;
    expect(last).toMatchObject({ reason: refused('TRANSFER_BLOCKED', { by: [begun.number] }) });
    await province.within((scope) => recoverReclaim.within(scope, { reclaimId: begun.reclaimId }));
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });

  it('moves nothing where a resource is not what it was, the quota is short or a contract is missing', async () => {
    const { transferId } = await submit();
    for (const each of [...both, lastTwo[0]]) await decide(transferId, each);
    const set = (values: { power?: string; spec?: string }) =>
      province.within(({ tx }) => tx.updateTable('resource').set(values).where('id', '=', resourceId).execute());
    const spec = (await getResource(await province.as('applicant'), { resourceId })).spec;
    await set({ spec: JSON.stringify({ ...spec, memoryGb: 16 }) });
    await expect(decide(transferId, lastTwo[1])).rejects.toMatchObject({ code: 'TRANSFER_CHANGED' });
    await set({ spec: JSON.stringify(spec) });
    const contracts = (from: Date) =>
      province.within(({ tx }) =>
        tx.updateTable('contract').set({ valid_from: from }).where('department_id', '=', receiving).execute(),
      );
    await contracts(new Date('2026-12-31T00:00:00Z'));
    await expect(decide(transferId, lastTwo[1])).rejects.toMatchObject({ code: 'RECEIVER_WITHOUT_CONTRACT' });
    await contracts(new Date('2025-12-31T16:00:00Z'));
    const limits = (units: string) =>
      province.within(({ tx }) =>
        tx.updateTable('quota').set({ limit_units: units }).where('department_id', '=', receiving).execute(),
      );
    await limits('7');
    await expect(decide(transferId, lastTwo[1])).rejects.toMatchObject(refused('QUOTA_EXCEEDED', { left: '7' }));
    await limits('1000');
    expect((await getTransfer(await province.as('technical'), { transferId })).state).toBe('joint-review');
    expect(await vcpuOf(giving)).toBe(8);
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });
});

describe('a system that has gone', () => {
  let transferId: string;
  const reading = (eventId: string, hours: number) => {
    const at = later(hours).toISOString();
    return { eventId, resourceId, dimension: 'vcpu', quantity: '1', at };
  };
  const read = (events: ReturnType<typeof reading>[]) => ingestUsage(lines.job(LOOKED_AT), { source: 'meter', events });
  beforeAll(async () => {
    await read([reading('before', 1)]);
    ({ transferId } = await submit());
    await province.within(({ tx }) =>
      tx.updateTable('lease').set({ last_day: '2026-09-01' }).where('resource_id', '=', resourceId).execute(),
    );
    const extension = await foreseeExtend(await province.as('applicant'), { resourceId, months: 1 });
    expect(extension.refusal?.code).toBe('LEASE_OVER');
    for (const each of [...both, ...lastTwo]) await decide(transferId, each);
  });

  it('can be extended by its new department, whatever ran out while it waited, and by no other', async () => {
    const asked = { resourceId, months: 1 };
    // Five working days of which the authority gave one off: what there is to look through it.
    const kept = { lastDay: '2026-12-01', to: '2027-01-01', refusal: null };
    expect(await foreseeExtend(await province.as('applicant2', GOES), asked)).toMatchObject(kept);
    await expect(foreseeExtend(await province.as('applicant', GOES), asked)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const rows = (await province.audit('reclaim.leases-settled')).filter(({ outcome }) => outcome === 'done');
    expect(rows.map(({ detail }) => detail)).toMatchObject([
      { after: '2026-12-01', leases: [{ before: '2026-09-01' }] },
    ]);
  });

  it('is the other department’s with all it has, and its quota with it', async () => {
    expect([await vcpuOf(giving), await vcpuOf(receiving)]).toEqual([0, 8]);
    await expect(findSystem(await province.as('applicant'), { id: systemId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await findSystem(await province.as('applicant2'), { id: systemId })).department.id).toBe(receiving);
    await expect(getResource(await province.as('applicant'), { resourceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const owners = await province.within(({ tx }) =>
      tx
        .selectFrom('resource as r')
        .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
        .innerJoin('stack as s', 's.id', 'r.stack_id')
        .innerJoin('lease as e', 'e.resource_id', 'r.id')
        .select(['t.department_id as tenancy', 's.department_id as stack', 'e.department_id as lease'])
        .where('r.id', '=', resourceId)
        .executeTakeFirstOrThrow(),
    );
    expect(owners).toEqual({ tenancy: receiving, stack: receiving, lease: receiving });
  });

  it('tells its new department how to get at it, and lets it change what it has', async () => {
    const resource = await getResource(await province.as('applicant2'), { resourceId });
    expect(resource.deliveries).toMatchObject([{ requestId: null, requestNumber: null, kind: null }]);
    expect(resource.acts).toContain('release');
  });

  it('leaves its requests readable to the department that had it, under the names they had', async () => {
    const { items } = await listRequests(await province.as('applicant'), {});
    expect(items.find(({ id }) => id === requestId)).toMatchObject({
      system: { id: systemId, slug: 'drug-supervision' },
      transferred: true,
    });
    const { lines: shown } = await getRequest(await province.as('applicant'), { requestId });
    expect(shown[0]).toMatchObject({
      resource: { id: resourceId, number: expect.stringMatching(/^ZY-/), state: 'transferred' },
      tenancy: { number: expect.stringMatching(/^ZK-/) },
    });
    await expect(getRequest(await province.as('applicant2'), { requestId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is charged to each for its own time, every second to one of them', async () => {
    const statements = [];
    for (const [departmentId, who] of [
      [giving, 'applicant'],
      [receiving, 'applicant2'],
    ] as const) {
      const finance = await province.as('finance', LOOKED_AT);
      const { statementId } = await draftMonthToDate(finance, { departmentId, month: '2026-11' });
      statements.push(await getStatement(await province.as(who, LOOKED_AT), { statementId }));
    }
    const spans = statements.map(({ lines: of, reconciliation }) => {
      expect(reconciliation.every(({ equal }) => equal)).toBe(true);
      const line = of.find((each) => each.resource?.id === resourceId && each.sku === 'vcpu.x86');
      expect(line?.resource?.number).toMatch(/^ZY-/);
      const charges = line?.working.kind === 'usage' ? line.working.charges : [];
      return charges.map(({ startsAt, endsAt, units }) => [startsAt, endsAt, units]);
    });
    expect(spans).toEqual([
      [[MONDAY.toISOString(), GOES.toISOString(), '8']],
      [[GOES.toISOString(), LOOKED_AT.toISOString(), '8']],
    ]);
  });

  it('is listed to each with its own time in use, under its own name', async () => {
    const [begun, gone] = [MONDAY.toISOString(), GOES.toISOString()];
    const read = async (who: string, input: object) => {
      const { items, total } = await usage(await province.as(who, LOOKED_AT), { month: '2026-11', ...input });
      expect(items).toHaveLength(total);
      return items
        .filter(({ resource }) => resource.id === resourceId)
        .map(({ department, resource, spans }) => [department.id, resource.state, spans[0]?.from, spans[0]?.to]);
    };
    const [before, since] = [
      [giving, 'transferred', begun, gone],
      [receiving, 'active', gone, null],
    ];
    expect(await read('applicant', {})).toEqual([before]);
    expect(await read('applicant', { systemId, resourceId })).toEqual([before]);
    expect(await read('applicant2', {})).toEqual([since]);
    expect(await read('finance', {})).toEqual([since, before]);
    expect(await read('finance', { departmentId: giving })).toEqual([before]);
    expect(await read('finance', { departmentId: receiving, systemId })).toEqual([since]);
    expect(await read('finance', { month: '2026-12', departmentId: giving })).toEqual([]);
  });

  it('is read for whoever had it at that hour, once, however late a batch comes or comes again', async () => {
    const batch = [reading('before', 1), reading('late', 9), reading('since', 10)];
    expect(await read(batch)).toEqual({ stored: 2, repeated: 1, refused: [] });
    const stored = await province.within(({ tx }) =>
      tx.selectFrom('usage_event').select(['event_id', 'department_id']).orderBy('event_at').execute(),
    );
    expect(stored.map(({ event_id, department_id }) => [event_id, department_id])).toEqual([
      ['before', giving],
      ['late', giving],
      ['since', receiving],
    ]);
  });

  it('is rated to the department that had it by the clouds it is charged for', async () => {
    const read = async (who: string) =>
      sheet(await province.as(who, LOOKED_AT), { departmentId: giving, month: '2026-11' });
    const own = await read('approver');
    expect(own.clouds.map(({ cloud }) => cloud.slug)).toEqual(['guangzhou']);
    expect(own).toEqual(await read('finance'));
  });

  it('stands in the chains of both departments', async () => {
    const done = (await province.audit('transfers.carried-out')).find(({ outcome }) => outcome === 'done');
    expect(done).toMatchObject({ department_id: giving, object_id: transferId });
    const noted = (await province.audit('transfers.noted')).filter(({ object_id }) => object_id === transferId);
    expect(noted.every(({ department_id }) => department_id === receiving)).toBe(true);
    const acts = Map.groupBy(noted, ({ detail }) => (detail as { act: string }).act);
    expect([...acts].map(([act, rows]) => [act, rows.length])).toEqual(
      expect.arrayContaining([
        ['transfers.submitted', 1],
        ['transfers.approved', 4],
        ['transfers.carried-out', 1],
      ]),
    );
    const { items } = await listNotices(await province.as('applicant2', GOES), {});
    expect(items.find(({ kind }) => kind === 'transfer-taken-on')).toMatchObject({ dueAt: '2026-12-01T16:00:00.000Z' });
  });

  it('is to say so on the cluster: each of its stacks is carried out anew with its new owner, until it does', async () => {
    const job = lines.job(GOES);
    const due = await findDueOwnership(job, {});
    expect(due).toHaveLength(2);
    for (const stackId of due) await openOwnership(job, { stackId });
    expect(await findDueOwnership(job, {})).toEqual([]);
    const opened = await province.within(({ tx }) =>
      tx.selectFrom('operation').selectAll().where('stack_id', 'in', due).where('intent', 'is not', null).execute(),
    );
    const { department } = await findSystem(await province.as('applicant2'), { id: systemId });
    for (const operation of opened)
      expect(operation).toMatchObject({
        department_id: receiving,
        verb: 'deploy',
        inputs: { ownership: { department: department.slug, system: 'drug-supervision' } },
      });
    expect(opened.map(({ inputs }) => (inputs as { oidcGroup?: string }).oidcGroup)).toContain(department.oidcGroup);
    await expect(openOwnership(job, { stackId: due[0]! })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const end = (state: string) =>
      province.within(({ tx }) =>
        tx.updateTable('operation').set({ state, ended_at: GOES }).where('intent', 'is not', null).execute(),
      );
    await end('failed');
    expect(await findDueOwnership(lines.job(GOES), {})).toEqual([]);
    expect(await findDueOwnership(lines.job(later(11)), {})).toEqual(due);
    await end('done');
    expect(await findDueOwnership(lines.job(later(11)), {})).toEqual([]);
  });

  it('can go back, at the price it came for, and never to a department whose limit is taken away at that instant', async () => {
    const { monthFen } = await getTransfer(await province.as('applicant'), { transferId });
    expect(BigInt(monthFen)).toBeGreaterThan(0n);
    expect(await foreseeTransfer(await province.as('applicant2', later(12)), { systemId })).toMatchObject({ monthFen });
    const back = await submit(later(12), 'applicant2', giving);
    expect(await getTransfer(await province.as('applicant2'), { transferId: back.transferId })).toMatchObject({
      monthFen,
    });
    const ways = [
      ['giving', 'approver2'],
      ['receiving', 'approver'],
      ['administrative', 'authority'],
    ] as const;
    for (const way of ways) await decide(back.transferId, way, later(13));
    const authority = await province.as('authority', later(13));
    const cloud = (await listQuota(province.job(), { departmentId: giving })).items.find(
      (each) => each.cloud.slug === 'guangzhou',
    )!.cloud;
    const lowered = { departmentId: giving, cloudId: cloud.id, xinchuang: false, limits: { vcpu: '7' } };
    const [gone, set] = await Promise.allSettled([
      decide(back.transferId, ['technical', 'technical'], later(13)),
      setQuota(authority, lowered),
    ]);
    expect([gone.status, set.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await vcpuOf(giving)) + (await vcpuOf(receiving))).toBe(8);
    expect(await vcpuOf(giving)).toBe(gone.status === 'fulfilled' ? 8 : 0);
  });
});
