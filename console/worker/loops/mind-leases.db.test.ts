import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { cancelOperation } from '@zhengyun/domain/provisioning/cancel-operation.ts';
import { getOperation } from '@zhengyun/domain/provisioning/get-operation.ts';
import { getResource } from '@zhengyun/domain/provisioning/get-resource.ts';
import { recordCopies } from '@zhengyun/domain/provisioning/record-copies.ts';
import { recordPreview } from '@zhengyun/domain/provisioning/record-preview.ts';
import { releaseMaintenance } from '@zhengyun/domain/provisioning/release-maintenance.ts';
import { switchPower } from '@zhengyun/domain/provisioning/switch-power.ts';
import { appealReclaim } from '@zhengyun/domain/reclaim/appeal-reclaim.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { decideAppeal } from '@zhengyun/domain/reclaim/decide-appeal.ts';
import { getLease } from '@zhengyun/domain/reclaim/get-lease.ts';
import { listLeases } from '@zhengyun/domain/reclaim/list-leases.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { listWorkingDays } from '@zhengyun/domain/reclaim/list-working-days.ts';
import { removeExpired } from '@zhengyun/domain/reclaim/remove-expired.ts';
import { setWorkingDay } from '@zhengyun/domain/reclaim/set-working-day.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { foreseeResize } from '@zhengyun/domain/requests/foresee-resize.ts';
import { submitExtend } from '@zhengyun/domain/requests/submit-extend.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { host, orderedLines, plan } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mindLeases } from './mind-leases.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});
beforeEach(() => flow.clear());

const DAY = 86_400_000;
const at = (days: number) => new Date(MONDAY.getTime() + days * DAY);
const as = (who: string, days: number) => province.as(who, at(days));
const holder = '00000000-0000-4000-8000-000000000001';
/** What the worker's loop does at that time. */
const mind = (days: number) => mindLeases({ db: flow.worker, holder, now: () => at(days) });

/** Two delivered hosts of 4 vCPU and 8 GB each, on a stack that stands. */
async function hosts(): Promise<string> {
  const { requestId, operations } = await flow.approved(1);
  await flow.delivered(operations[0]!);
  const { lines } = await flow.request(requestId);
  await province.within(async ({ tx }) => {
    const stack = tx.selectFrom('operation').select('stack_id').where('id', '=', operations[0]!);
    await tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack).execute();
  });
  return lines[0]!.resource.id;
}

/** Readings of every hour of so many days before `until`, as a pipeline sends them. */
async function readings(
  resourceId: string,
  until: number,
  use: { readonly vcpu: number; readonly memoryGb: number },
  days = 30,
) {
  for (const [dimension, quantity] of [
    ['vcpu', use.vcpu],
    ['memory-gb', use.memoryGb],
  ] as const)
    await province.within(({ tx }) =>
      sql`insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
          select gen_random_uuid(), r.department_id, 'test', ${dimension} || ' ' || hour, r.id, ${dimension}, ${quantity}::numeric, hour, hour
            from resource r, generate_series(${at(until - days)}::timestamptz, ${at(until)}::timestamptz, interval '1 hour') hour
           where r.id = ${resourceId}::uuid`.execute(tx),
    );
}
const reclaimOf = async (resourceId: string, days: number, who = 'applicant') => {
  const { items } = await listReclaims(await as(who, days), { resourceId });
  return items[0];
};
const openOperation = (resourceId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('operation as o')
      .innerJoin('resource as r', 'r.stack_id', 'o.stack_id')
      .select(['o.id', 'o.verb', 'o.state', 'o.intent', 'o.plan_hash'])
      .where('r.id', '=', resourceId)
      .where('o.intent', 'is not', null)
      .where('o.state', 'not in', ['done', 'failed', 'cancelled'])
      .executeTakeFirst(),
  );
/** A removal that became an operation, since the engine made what is removed. */
const byEngine = ({ operationId, number }: Awaited<ReturnType<typeof removeExpired>>) => ({
  operationId: operationId ?? '',
  number,
});
const told = async (who: string, days: number) =>
  (await listNotices(await as(who, days), { limit: 200 })).items.map(({ kind }) => kind);

describe('a lease', () => {
  it('begins with the delivery, is reminded of thrice, and after its days of grace its hosts are switched off', async () => {
    const resourceId = await hosts();
    const { lease } = await getLease(await as('applicant', 0), { resourceId });
    expect(lease).toMatchObject({ lastDay: '2027-11-23', stage: 'running', acts: ['extend'] });
    await mind(336);
    await mind(336.1);
    await mind(359);
    await mind(365);
    expect((await told('applicant', 365)).filter((kind) => kind === 'lease-ending')).toHaveLength(3);
    expect(await openOperation(resourceId)).toBeUndefined();
    await mind(366);
    expect(await told('applicant', 366)).toContain('lease-ended');
    expect(await openOperation(resourceId)).toBeUndefined();
    await mind(373);
    expect(await openOperation(resourceId)).toMatchObject({
      verb: 'deploy',
      intent: { purpose: 'power', power: 'stopped' },
    });
    await mind(373.1);
    expect((await getResource(await as('applicant', 373), { resourceId })).state).toBe('active');
    const bin = await listLeases(await as('authority', 373), { show: 'bin' });
    expect(bin.items.find(({ resource }) => resource.id === resourceId)).toMatchObject({ stage: 'stopped', acts: [] });
  });

  it('tries a switching off that came to nothing once a day, and writes nothing down while it can do nothing', async () => {
    const resourceId = await hosts();
    const steps = async () => (await province.audit('reclaim.lease-stepped')).length;
    await mind(373);
    const before = await steps();
    await mind(373.1);
    const { id } = (await openOperation(resourceId))!;
    await province.within(({ tx }) =>
      tx
        .updateTable('operation')
        .set({ state: 'failed', ended_at: at(373.2) })
        .where('id', '=', id)
        .execute(),
    );
    await mind(373.3);
    await mind(374.1);
    expect(await openOperation(resourceId)).toBeUndefined();
    expect(await steps()).toBe(before);
    await mind(374.2);
    expect(await openOperation(resourceId)).toMatchObject({ intent: { purpose: 'power', power: 'stopped' } });
    expect(await steps()).toBe(before + 1);
  });

  it('switches off by itself only with a plan that does nothing else: one that takes a disk waits for a reviewer', async () => {
    const [plain, drifted] = [await hosts(), await hosts()];
    await mind(373);
    const gone = { urn: 'urn:x', type: 'kubernetes:core/v1:PersistentVolumeClaim', kind: 'PersistentVolumeClaim' };
    const taken: TypedDiff = { ...gone, name: 'x', op: 'delete', changes: [] };
    for (const [resourceId, diff, state] of [
      [plain, [], 'approved'],
      [drifted, [taken], 'previewed'],
    ] as const) {
      const { id: operationId } = (await openOperation(resourceId))!;
      const { fence } = await flow.startPreview(operationId);
      await recordPreview(flow.job(), { ...plan(), operationId, fence, diff: [...diff] });
      expect(await flow.stateOf(operationId)).toBe(state);
    }
    expect(await told('technical', 373)).toContain('release-waiting');
  });

  it('is over whatever is asked for: a change in review makes way for the stop, and nobody starts the hosts again', async () => {
    const resourceId = await hosts();
    const larger = { ...host, vcpu: 8, memoryGb: 16 };
    const grow = { resourceId, spec: larger, reason: '业务增长' };
    const asked = await submitResize(await as('applicant', 372), grow);
    const start = { resourceId, power: 'running', reason: '系统仍在使用' } as const;
    await mind(373);
    const { id, intent } = (await openOperation(resourceId))!;
    expect(intent).toMatchObject({ purpose: 'power', power: 'stopped' });
    expect(await flow.request(asked.requestId)).toMatchObject({
      state: 'failed',
      trouble: { code: 'RESOURCE_CHANGED' },
    });
    await province.within(async ({ tx }) => {
      await tx
        .updateTable('operation')
        .set({ state: 'done', ended_at: at(373) })
        .where('id', '=', id)
        .execute();
      await tx.updateTable('resource').set({ power: 'stopped' }).where('id', '=', resourceId).execute();
    });
    const stopped = await getResource(await as('applicant', 373), { resourceId });
    expect(stopped.acts).toEqual(['resize', 'release']);
    await expect(switchPower(await as('applicant', 373), start)).rejects.toMatchObject({
      code: 'STOPPED_BY_LEASE',
      facts: { lastDay: '2027-11-23' },
    });
    expect((await getResource(await as('applicant', 372), { resourceId })).acts).toContain('start');
    expect(await switchPower(await as('applicant', 372), start)).toHaveProperty('number');
  });

  it('lets hosts be that are being given back, or that the engine is at', async () => {
    const [given, changed] = [await hosts(), await hosts()];
    const release = await submitRelease(await as('applicant', 372), { resourceId: given, reason: '系统下线' });
    const grow = { resourceId: changed, spec: { ...host, vcpu: 8, memoryGb: 16 }, reason: '业务增长' };
    const { requestId } = await submitResize(await as('applicant', 372), grow);
    await province.within(({ tx }) =>
      tx.updateTable('operation').set({ state: 'applying' }).where('request_id', '=', requestId).execute(),
    );
    await mind(373);
    expect(await openOperation(given)).toBeUndefined();
    expect((await flow.request(release.requestId)).state).not.toBe('failed');
    expect(await openOperation(changed)).toBeUndefined();
    expect((await flow.request(requestId)).state).not.toBe('failed');
  });

  it('never deletes by its clock alone: the authority orders, and a reviewer of the operator lets it be done', async () => {
    const resourceId = await hosts();
    const remove = { resourceId, reason: '到期未续' };
    await expect(removeExpired(await as('authority', 373), remove)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });
    await mind(500);
    await flow.clear();
    expect((await getResource(await as('applicant', 500), { resourceId })).state).toBe('active');
    await expect(removeExpired(await as('engineer', 500), remove)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const { operationId } = byEngine(await removeExpired(await as('authority', 500), remove));
    await flow.preview(operationId);
    expect(await flow.stateOf(operationId)).toBe('previewed');
  });

  it('is let go on a copy that is there, or on there being none, and the release says on which', async () => {
    const resourceId = await hosts();
    await province.within(({ tx }) =>
      sql`with stopped as (update resource set power = 'stopped' where id = ${resourceId}::uuid returning id, department_id)
          insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
          select gen_random_uuid(), id, department_id, 'stop', ${at(373)}, ${at(373)}, '{}', 'operation', gen_random_uuid() from stopped`.execute(
        tx,
      ),
    );
    const removal = await removeExpired(await as('authority', 500), { resourceId, reason: '到期未续' });
    const { operationId } = byEngine(removal);
    const copy = { name: 'nightly-1', startedAt: at(380), finishedAt: at(380.1), keptUntil: null };
    const look = (fence: bigint, copies: (typeof copy)[]) =>
      recordCopies(flow.job(), { operationId, fence, found: { is: 'read', copies } });
    const { fence } = await flow.startPreview(operationId);
    await look(fence, [copy]);
    await recordPreview(flow.job(), { ...plan(), operationId, fence });
    await flow.endLease(operationId);
    const seen = await getOperation(await as('technical', 500), { operationId });
    expect(seen.restorable).toMatchObject({ is: 'copy', name: 'nightly-1', finishedAt: at(380.1).toISOString() });
    const release = { operationId, planHash: seen.planHash ?? '' };
    await releaseMaintenance(await as('technical', 500), release);
    const [released] = (await province.audit('provisioning.maintenance-released')).slice(-1);
    expect(released?.detail).toMatchObject({ restorable: { is: 'copy', name: 'nightly-1' } });
    expect(await look(await flow.apply(operationId), [])).toEqual({ outcome: 'asked-again' });
    expect(await flow.stateOf(operationId)).toBe('previewed');
    await flow.endLease(operationId);
    await releaseMaintenance(await as('technical', 500.1), release);
    const [again] = (await province.audit('provisioning.maintenance-released')).slice(-1);
    expect(again?.detail).toMatchObject({ restorable: { is: 'none', why: 'none-since-stop' } });
    expect(await look(await flow.apply(operationId), [])).toEqual({ outcome: 'goes-on' });
  });

  it('is not ordered out while its extension is in review, nor extended once it was ordered out', async () => {
    const resourceId = await hosts();
    const remove = { resourceId, reason: '到期未续' };
    const extend = { resourceId, months: 12, reason: '系统仍在使用' };
    const asked = await submitExtend(await as('applicant', 394), extend);
    const busy = (number: string) => ({ code: 'RESOURCE_BUSY', facts: { request: number } });
    await expect(removeExpired(await as('authority', 396), remove)).rejects.toMatchObject(busy(asked.number));
    await withdrawRequest(await as('applicant', 396), { requestId: asked.requestId });
    const removal = await removeExpired(await as('authority', 396), remove);
    await expect(submitExtend(await as('applicant', 396), extend)).rejects.toMatchObject(busy(removal.number));
  });

  it('is neither changed nor given back by its department once its removal was ordered', async () => {
    const resourceId = await hosts();
    const removal = byEngine(await removeExpired(await as('authority', 396), { resourceId, reason: '到期未续' }));
    await flow.preview(removal.operationId);
    const less = { resourceId, spec: { ...host, vcpu: 2 } };
    const release = { resourceId, reason: '系统下线' };
    const busy = { code: 'RESOURCE_BUSY', facts: expect.objectContaining({ request: removal.number }) };
    const { refusals } = await foreseeResize(await as('applicant', 396), less);
    expect(refusals).toMatchObject([busy]);
    await expect(submitResize(await as('applicant', 396), { ...less, reason: '缩容' })).rejects.toMatchObject(busy);
    await expect(submitRelease(await as('applicant', 396), release)).rejects.toMatchObject(busy);
    expect((await getResource(await as('applicant', 396), { resourceId })).acts).toEqual([]);
    await cancelOperation(await as('engineer', 397), { operationId: removal.operationId, reason: '暂缓' });
    expect((await getResource(await as('applicant', 397), { resourceId })).acts).toContain('release');
    expect(await submitRelease(await as('applicant', 397), release)).toHaveProperty('number');
  });

  it('of another department is nobody’s to see', async () => {
    const resourceId = await hosts();
    expect(await getLease(await as('applicant2', 0), { resourceId })).toEqual({ lease: null });
  });
});

describe('an idle resource', () => {
  it('is reminded of with what was seen, urged after a month, cut after five working days, and an appeal stops the clock', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.3, memoryGb: 1 });
    await mind(40);
    const opened = await reclaimOf(resourceId, 40);
    // 2 January 2027 in Beijing; the month ends with 2 February.
    expect(opened).toMatchObject({
      stage: 'reminded',
      dueAt: '2027-02-02T16:00:00.000Z',
      due: false,
      acts: ['appeal'],
    });
    expect(opened?.evidence).toMatchObject({
      verdict: 'idle',
      basis: ['vcpu', 'memory-gb'],
      measures: [
        { meter: 'vcpu', held: '8', peakPpm: '37500', coveragePpm: '1000000', shows: 'no-use' },
        { meter: 'memory-gb', held: '16', peakPpm: '62500', shows: 'no-use' },
      ],
    });
    expect(await told('applicant', 40)).toContain('reclaim-reminded');
    const reclaimId = opened!.id;
    const urge = { reclaimId, reason: '连续 30 天闲置' };
    await expect(urgeReclaim(await as('authority', 60), urge)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });
    await mind(72);
    await mind(72.1);
    expect((await told('authority', 72)).filter((kind) => kind === 'reclaim-urge-due')).toHaveLength(1);
    // 3 February 2027; the Spring Festival is off by then known lists, so the deadline is asked for, not written here.
    const urged = await urgeReclaim(await as('authority', 72), urge);
    expect(urged.stage).toBe('urged');
    await expect(cutReclaim(await as('authority', 73), urge)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });

    const appeal = { reclaimId, reason: '三月系统切换的备用主机' };
    await expect(appealReclaim(await as('applicant2', 73), appeal)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await appealReclaim(await as('applicant', 73), appeal);
    await expect(appealReclaim(await as('approver', 73), appeal)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await mind(200);
    expect(await reclaimOf(resourceId, 200)).toMatchObject({ stage: 'appealed', dueAt: null, acts: [] });
    await expect(cutReclaim(await as('authority', 200), urge)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const decide = { reclaimId, decision: 'refuse' as const, reason: '切换已完成' };
    await expect(decideAppeal(await as('authority', 200), decide)).rejects.toMatchObject({ code: 'URGER_DECIDES' });
    const resumed = await decideAppeal(await as('authority2', 200), decide);
    expect(resumed).toMatchObject({ stage: 'urged' });
    expect(new Date(resumed.dueAt ?? 0) > at(203)).toBe(true);

    await mind(215);
    expect(await told('authority', 215)).toContain('reclaim-cut-due');
    const extension = await submitExtend(await as('applicant', 214), { resourceId, months: 1, reason: '仍需使用' });
    const { operationId } = byEngine(await cutReclaim(await as('authority', 215), { reclaimId, reason: '逾期未处置' }));
    expect(await flow.request(extension.requestId)).toMatchObject({
      state: 'failed',
      trouble: { code: 'RESOURCE_CHANGED' },
    });
    expect(await openOperation(resourceId)).toMatchObject({ verb: 'destroy', intent: { purpose: 'reclaim' } });
    await flow.preview(operationId);
    expect(await flow.stateOf(operationId)).toBe('previewed');
    const { plan_hash: planHash } = (await openOperation(resourceId))!;
    await releaseMaintenance(await as('technical', 215), { operationId, planHash: planHash ?? '' });
    expect(await flow.stateOf(operationId)).toBe('approved');
    const ended = await reclaimOf(resourceId, 215);
    expect(ended).toMatchObject({ stage: 'ended', endedBy: 'cut', acts: [] });
    expect(ended?.events.map(({ kind, by }) => [kind, by !== null])).toEqual([
      ['reminded', false],
      ['urged', true],
      ['appealed', true],
      ['appeal-refused', true],
      ['cut', true],
    ]);
    expect((await province.audit('reclaim.cut')).map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done']);
  });

  it('whose ordered removal the operator cancels is told of to the authority, which may order it again', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(40);
    const { id: reclaimId, number } = (await reclaimOf(resourceId, 40))!;
    await urgeReclaim(await as('authority', 73), { reclaimId, reason: '闲置' });
    const cut = async (days: number) =>
      byEngine(await cutReclaim(await as('authority', days), { reclaimId, reason: '逾期未处置' }));
    await readings(resourceId, 101, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(99.5);
    const { operationId } = await cut(100);
    await expect(cut(100)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const toDo = async () => {
      const { items } = await listNotices(await as('authority', 101), { limit: 200, show: 'open' });
      return items.filter(({ kind, facts }) => kind === 'reclaim-cut-due' && facts.number === number).length;
    };
    expect(await toDo()).toBe(0);
    await cancelOperation(await as('engineer', 101), { operationId, reason: '暂缓' });
    expect(await toDo()).toBe(1);
    expect(await reclaimOf(resourceId, 101, 'authority')).toMatchObject({ stage: 'ended', acts: ['cut'] });
    expect(await reclaimOf(resourceId, 101)).toMatchObject({ acts: [] });
    const again = await cut(101);
    expect(again.operationId).not.toBe(operationId);
    expect(await openOperation(resourceId)).toMatchObject({ id: again.operationId, intent: { purpose: 'reclaim' } });
    expect(await toDo()).toBe(0);
    await cancelOperation(await as('engineer', 101), { operationId: again.operationId, reason: '暂缓' });
    expect(await toDo()).toBe(1);
    // Used since: whoever orders now orders on evidence that is so no longer.
    await readings(resourceId, 102, { vcpu: 7, memoryGb: 15 }, 0.9);
    await mind(102);
    expect(await toDo()).toBe(0);
    expect(await reclaimOf(resourceId, 102, 'authority')).toMatchObject({ stage: 'ended', acts: [] });
    await expect(cut(102)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await mind(220);
    await expect(cut(220)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is appealed against by who acts for the department on its cloud, not on another', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(40);
    const { id: reclaimId } = (await reclaimOf(resourceId, 40))!;
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:applicant-h', realName: '何晓' });
    const { id: cloudId } = await getCloud(province.job(), { slug: 'huizhou' });
    const departmentId = province.departments.get('drug-regulator') ?? '';
    const department = province.owner.selectFrom('department').select('organisation_id').where('id', '=', departmentId);
    const { organisation_id: organisationId } = await department.executeTakeFirstOrThrow();
    await grantRole(province.job(), { personId, role: 'applicant', organisationId, departmentId, cloudId });
    const appeal = { reclaimId, reason: '季节性业务' };
    await expect(appealReclaim(await as('applicant-h', 40), appeal)).rejects.toMatchObject({
      code: 'CLOUD_NOT_GRANTED',
    });
    expect((await reclaimOf(resourceId, 40, 'applicant-h'))?.acts).toEqual([]);
    expect(await appealReclaim(await as('applicant', 40), appeal)).toMatchObject({ stage: 'appealed' });
  });

  it('whose appeal nobody answers is told of again every day past the day of the answer, as one thing to do', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(40);
    const { id: reclaimId } = (await reclaimOf(resourceId, 40))!;
    await appealReclaim(await as('applicant', 40), { reclaimId, reason: '季节性业务' });
    const { answerBy } = (await reclaimOf(resourceId, 40))!;
    const end = (new Date(answerBy ?? 0).getTime() - MONDAY.getTime()) / DAY;
    expect(end).toBeGreaterThan(45);
    const asked = async (days: number) => {
      const { items } = await listNotices(await as('authority', days), { limit: 200 });
      const of = items.filter(({ kind, link }) => kind === 'reclaim-appealed' && link.includes(reclaimId));
      return of.map(({ at: when, dueAt, doneAt }) => ({ when, dueAt, open: doneAt === null }));
    };
    await mind(end - 0.1);
    expect(await asked(end)).toEqual([{ when: at(40).toISOString(), dueAt: answerBy, open: true }]);
    await mind(end + 0.1);
    await mind(end + 0.2);
    await mind(end + 1.2);
    const open = (await asked(end + 2)).filter((notice) => notice.open);
    expect(open).toEqual([{ when: at(end + 1.2).toISOString(), dueAt: answerBy, open: true }]);
    const told = await province.audit('reclaim.due-told');
    expect(told.filter((row) => row.object_id === reclaimId && row.outcome === 'done')).toHaveLength(2);
    const decide = { reclaimId, decision: 'uphold' as const, reason: '情况属实' };
    await decideAppeal(await as('authority', end + 2), decide);
    expect((await asked(end + 2)).filter((notice) => notice.open)).toEqual([]);
    expect(await reclaimOf(resourceId, end + 2)).toMatchObject({ stage: 'ended', answerBy: null });
  });

  it('whose next step is nobody’s to take is told of once a day, not with each round', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(40);
    const grants = (revoked: Date | null) =>
      province.within(({ tx }) =>
        tx
          .updateTable('role_grant')
          .set({ revoked_at: revoked })
          .where('role', '=', 'authority-approver')
          .where('revoked_at', revoked ? 'is' : '=', revoked ? null : at(41))
          .execute(),
      );
    const { id } = (await reclaimOf(resourceId, 40))!;
    const times = async () => {
      const rows = await province.audit('reclaim.due-told');
      return rows.filter((row) => row.object_id === id && row.outcome === 'done').length;
    };
    await grants(at(41));
    try {
      await mind(72);
      await mind(72.001);
      await mind(72.9);
      expect(await times()).toBe(1);
      await mind(73.1);
      expect(await times()).toBe(2);
    } finally {
      await grants(null);
    }
  });

  /** As an operation leaves it in the ledger. */
  const changed = (resourceId: string, kind: 'resize' | 'stop' | 'start', days: number) =>
    province.within(async ({ tx }) => {
      await sql`insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
          select gen_random_uuid(), id, department_id, ${kind}, ${at(days)}, ${at(days)}, '{}', 'operation', gen_random_uuid()
            from resource where id = ${resourceId}::uuid`.execute(tx);
      const power = kind === 'stop' ? 'stopped' : 'running';
      await tx.updateTable('resource').set({ power }).where('id', '=', resourceId).execute();
    });
  const sized = (resourceId: string, vcpu: number, memoryGb: number) =>
    province.within(({ tx }) =>
      sql`update resource set spec = spec || ${JSON.stringify({ vcpu, memoryGb })}::jsonb where id = ${resourceId}::uuid`.execute(
        tx,
      ),
    );
  const idleAt = async (days: number) => {
    const resourceId = await hosts();
    await readings(resourceId, days, { vcpu: 0.1, memoryGb: 0.5 });
    return resourceId;
  };

  it('is left alone once it is used again', async () => {
    const again = await idleAt(40);
    await mind(40);
    expect(await reclaimOf(again, 40)).toMatchObject({ stage: 'reminded' });
    await readings(again, 41, { vcpu: 7, memoryGb: 1 }, 0.1);
    await mind(42);
    expect(await reclaimOf(again, 42)).toMatchObject({ stage: 'ended', endedBy: 'recovered' });
  });

  it('is not escaped by a moment’s stop, a gigabyte less, or growing; the authority cuts it all the same', async () => {
    const [paused, shaved, grown] = [await idleAt(40), await idleAt(40), await idleAt(40)];
    await mind(40);
    await changed(paused, 'stop', 41);
    await sized(shaved, 4, 7);
    await changed(shaved, 'resize', 41);
    await sized(grown, 8, 16);
    await changed(grown, 'resize', 41);
    await mind(41.5);
    await changed(paused, 'start', 41.6);
    await mind(72);
    for (const id of [paused, shaved, grown])
      expect(await reclaimOf(id, 72)).toMatchObject({ stage: 'reminded', due: true });
    const { id: reclaimId } = (await reclaimOf(paused, 72))!;
    await urgeReclaim(await as('authority', 72), { reclaimId, reason: '闲置' });
    // On the last day, once more.
    await changed(paused, 'stop', 85);
    await mind(100);
    expect(await reclaimOf(paused, 100, 'authority')).toMatchObject({ stage: 'urged', due: true, acts: ['cut'] });
    expect(await cutReclaim(await as('authority', 100), { reclaimId, reason: '逾期未处置' })).toHaveProperty(
      'operationId',
    );
  });

  it('ends as its department acts: hosts that stay off for as long as the window, or half of what was idle given back', async () => {
    const [off, smaller] = [await idleAt(40), await idleAt(40)];
    await mind(40);
    await changed(off, 'stop', 41);
    await sized(smaller, 2, 4);
    await changed(smaller, 'resize', 41);
    await mind(42);
    expect(await reclaimOf(smaller, 42)).toMatchObject({ stage: 'ended', endedBy: 'acted' });
    expect(await reclaimOf(off, 42)).toMatchObject({ stage: 'reminded' });
    await mind(70.9);
    expect(await reclaimOf(off, 70.9)).toMatchObject({ stage: 'reminded' });
    await mind(71.1);
    expect(await reclaimOf(off, 71.1)).toMatchObject({ stage: 'ended', endedBy: 'acted' });
  });

  it('is one only where it was measured: a resource that nobody read is unknown, and nothing begins', async () => {
    const resourceId = await hosts();
    await mind(40);
    expect(await reclaimOf(resourceId, 40)).toBeUndefined();
    const { lease } = await getLease(await as('applicant', 40), { resourceId });
    expect(lease?.judgement).toMatchObject({ verdict: 'unknown', why: 'not-measured' });
  });

  it('is kept where the appeal is upheld', async () => {
    const resourceId = await hosts();
    await readings(resourceId, 40, { vcpu: 0.1, memoryGb: 0.5 });
    await mind(40);
    const reclaimId = (await reclaimOf(resourceId, 40))!.id;
    await appealReclaim(await as('approver', 41), { reclaimId, reason: '容灾备用' });
    await decideAppeal(await as('authority', 42), { reclaimId, decision: 'uphold', reason: '情况属实' });
    expect(await reclaimOf(resourceId, 42)).toMatchObject({ stage: 'ended', endedBy: 'upheld' });
    expect(await told('applicant', 42)).toContain('reclaim-ended');
    await mind(44);
    expect(await reclaimOf(resourceId, 44)).toMatchObject({ stage: 'ended', endedBy: 'upheld' });
  });
});

describe('a row that can’t be read', () => {
  it('keeps no other one waiting, in the search or after it', async () => {
    const [odd, whole] = [await hosts(), await hosts()];
    await province.within(async ({ tx }) => {
      await tx
        .updateTable('lease')
        .set({ last_day: '2027-11-01', policy_id: 'of-a-later-release' })
        .where('resource_id', '=', odd)
        .execute();
      await tx.updateTable('resource').set({ spec: '{"item":"of-a-later-release"}' }).where('id', '=', odd).execute();
    });
    const left = await mind(373).catch((error: unknown) => error);
    expect((left as AggregateError).errors.map(({ message }: Error) => message)).toEqual([
      `step the lease of resource ${odd}`,
      `judge resource ${odd}`,
    ]);
    expect(await openOperation(odd)).toBeUndefined();
    expect(await openOperation(whole)).toMatchObject({ intent: { purpose: 'power', power: 'stopped' } });
    const next = await mind(373.1).catch((error: unknown) => error);
    expect((next as AggregateError).errors.map(({ message }: Error) => message)).toEqual([
      `step the lease of resource ${odd}`,
    ]);
    await province.within(({ tx }) =>
      tx.updateTable('resource').set({ state: 'released' }).where('id', '=', odd).execute(),
    );
  });
});

describe('the working days', () => {
  it('are those the authority says, with its word dated and its reason kept', async () => {
    const typhoon = { day: '2026-11-25', worked: false, reason: '台风停工' };
    await expect(setWorkingDay(await as('engineer', 0), typhoon)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(setWorkingDay(await as('authority', 5), typhoon)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await setWorkingDay(await as('authority', 0), typhoon);
    const { items, knownThrough } = await listWorkingDays(await as('applicant', 1), undefined);
    expect(items).toMatchObject([{ ...typhoon, saidBy: { name: '梁淑仪' } }]);
    expect(knownThrough).toBeGreaterThanOrEqual(2026);
  });
});
