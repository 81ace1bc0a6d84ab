import { randomUUID } from 'node:crypto';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delegateApprovals } from '../approvals/delegations/delegate.ts';
import { endDelegation } from '../approvals/delegations/end-delegation.ts';
import type { DelegableRole } from '../approvals/delegations/schemas.ts';
import { readFigures } from '../approvals/figures/read-figures.ts';
import { listNotices } from '../notices/list-notices.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { createSystem } from '../tenancy/create-system.ts';
import type { Context } from '../verb/context.ts';
import { decideTransfer } from './decide-transfer.ts';
import { expireTransfer } from './expire-transfer.ts';
import { findExpiredTransfers } from './find-expired-transfers.ts';
import { findVacantTransfers } from './find-vacant-transfers.ts';
import { findWaitingTransfers } from './find-waiting-transfers.ts';
import { getTransfer } from './get-transfer.ts';
import { readTransferEvidence } from './read-transfer-evidence.ts';
import { reseatTransfer } from './reseat-transfer.ts';
import type { TransferStep } from './schemas.ts';
import { submitTransfer } from './submit-transfer.ts';
import { urgeTransfer } from './urge-transfer.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

let province: SampleProvince;
let [giving, receiving] = ['', ''];
beforeAll(async () => {
  province = await sampleProvince();
  giving = await departmentOf('applicant');
  receiving = await departmentOf('applicant2');
});
afterAll(() => province.drop());

async function departmentOf(who: string) {
  const { actor } = await province.as(who);
  return (actor.kind === 'person' && actor.grants[0]?.departmentId) || '';
}
const idOf = async (who: string) => {
  const { actor } = await province.as(who);
  return actor.kind === 'person' ? actor.id : '';
};

/** A transfer of a system of its own, which has nothing. */
async function asked() {
  const system = { departmentId: giving, name: '门户', ownerName: '李', mlpsGrade: 2 as const };
  const { id: systemId } = await createSystem(province.job(), system);
  const input = { systemId, toDepartmentId: receiving, reason: '机构改革' };
  return (await submitTransfer(await province.as('applicant'), input)).transferId;
}
async function decide(transferId: string, step: TransferStep, who: string, now?: Date): Promise<string> {
  return decideTransfer(await province.as(who, now), { transferId, step, decision: 'approve' }).then(
    ({ state }) => state,
    (error: { code: string }) => error.code,
  );
}
const read = async (transferId: string, who = 'applicant') => getTransfer(await province.as(who), { transferId });
const told = async (who: string, transferId: string) => {
  const { items } = await listNotices(await province.as(who), { limit: 200 });
  return items.filter(({ link }) => link.includes(transferId)).map(({ kind, facts }) => `${kind} ${facts.step}`);
};
async function delegate(holder: string, role: DelegableRole, to: string) {
  const department = role === 'department-approver' ? { departmentId: await departmentOf(holder) } : {};
  const days = { fromDay: '2026-11-23', untilDay: '2026-11-27', reason: '出差' };
  const delegateId = await idOf(to);
  return delegateApprovals(await province.as(holder), { role, ...department, delegateId, ...days });
}

describe('who stands in for an approver of a transfer', () => {
  it('is told, decides in the holder’s name in either department and in the province, and both are named', async () => {
    const [first, second] = [
      await delegate('approver2', 'department-approver', 'applicant2'),
      await delegate('technical', 'technical-reviewer', 'engineer'),
    ];
    const transferId = await asked();
    expect(await decide(transferId, 'giving', 'approver')).toBe('receiving-review');
    expect(await told('applicant2', transferId)).toContain('transfer-waiting receiving');
    expect((await read(transferId, 'applicant2')).mayDecide).toEqual(['receiving']);
    expect(await decide(transferId, 'receiving', 'applicant2')).toBe('joint-review');
    expect(await told('engineer', transferId)).toContain('transfer-waiting technical');
    expect(await decide(transferId, 'technical', 'engineer', new Date('2026-11-27T16:00:00Z'))).toBe('SEAT_OF_ANOTHER');
    expect(await decide(transferId, 'technical', 'engineer')).toBe('joint-review');
    expect(await decide(transferId, 'administrative', 'authority')).toBe('done');
    const { steps } = await read(transferId);
    expect(steps.find(({ step }) => step === 'technical')).toMatchObject({
      decidedBy: '张伟明',
      onBehalfOf: '吴俊杰',
    });
    const rows = (await province.audit('transfers.approved')).filter(({ object_id }) => object_id === transferId);
    expect(rows.find(({ actor_name }) => actor_name === '张伟明')).toMatchObject({
      detail: { step: 'technical', onBehalfOf: { name: '吴俊杰' } },
    });
    await endDelegation(await province.as('approver2'), first);
    await endDelegation(await province.as('technical'), second);
  });

  it('is one with the holder where four are asked for, and never decides on what either of the two asked for', async () => {
    const { delegationId } = await delegate('approver', 'department-approver', 'applicant');
    const transferId = await asked();
    expect(await told('applicant', transferId)).toEqual([]);
    expect(await decide(transferId, 'giving', 'applicant')).toBe('APPROVER_IS_APPLICANT');
    const byHand = async (who: string, holder: string) => {
      const decision = { decision: 'approve', decided_by: await idOf(who), on_behalf_of: await idOf(holder) };
      return province.within(({ tx }) =>
        tx
          .updateTable('transfer_step')
          .set({ ...decision, decided_at: new Date() })
          .where('transfer_id', '=', transferId)
          .where('decision', 'is', null)
          .execute(),
      );
    };
    await expect(byHand('approver', 'applicant')).rejects.toMatchObject({ code: '23514' });
    expect(await decide(transferId, 'giving', 'approver')).toBe('receiving-review');
    await expect(byHand('applicant2', 'approver')).rejects.toMatchObject({ code: '23514' });
    await withdrawTransfer(await province.as('applicant'), { transferId });
    await endDelegation(await province.as('approver'), { delegationId });
  });
});

describe('the end of a transfer', () => {
  const endings = async (who: string, transferId: string) =>
    (await listNotices(await province.as(who), { limit: 200 })).items
      .filter(({ kind, link }) => kind === 'transfer-ended' && link.includes(transferId))
      .map(({ facts }) => facts.outcome);

  it('is told to the receiving department once it was asked, by whomever it was ended but to that person', async () => {
    const unasked = await asked();
    await withdrawTransfer(await province.as('applicant'), { transferId: unasked });
    expect([await endings('approver', unasked), await endings('approver2', unasked)]).toEqual([['withdrawn'], []]);
    const agreed = await asked();
    await decide(agreed, 'giving', 'approver');
    await decide(agreed, 'receiving', 'approver2');
    await withdrawTransfer(await province.as('applicant'), { transferId: agreed });
    expect(await endings('approver2', agreed)).toEqual(['withdrawn']);
    const refused = await asked();
    await decide(refused, 'giving', 'approver');
    const no = { transferId: refused, step: 'receiving', decision: 'refuse', reason: '人员未到位' } as const;
    await decideTransfer(await province.as('approver2'), no);
    expect([await endings('approver', refused), await endings('approver2', refused)]).toEqual([['refused'], []]);
  });
});

describe('what a system took over without an order', () => {
  it('is shown to who agrees to it, and decided by who sits on its cloud', async () => {
    const system = { departmentId: giving, name: '档案', ownerName: '李', mlpsGrade: 2 as const };
    const { id: systemId } = await createSystem(province.job(), system);
    const claim = { kind: 'PersistentVolumeClaim', spec: { resources: { requests: { storage: '2Ti' } } } };
    const [here, elsewhere] = await province.within(async ({ tx }) => {
      const clouds = await tx.selectFrom('cloud').select(['id', 'slug']).execute();
      const cloudId = clouds.find(({ slug }) => slug === 'guangzhou')?.id ?? '';
      const place = { system_id: systemId, department_id: giving, cloud_id: cloudId, zone_code: 'extranet' };
      const named = { id: randomUUID(), number: 'ZK-TAKEN-OVER', slug: 'taken-over', state: 'deployed' };
      const adopted = JSON.stringify({ objects: [claim] });
      await tx
        .insertInto('tenancy')
        .values({ ...place, ...named, xinchuang: false, created_at: MONDAY, adopted })
        .execute();
      return [cloudId, clouds.find(({ id }) => id !== cloudId)?.id ?? ''];
    });
    const input = { systemId, toDepartmentId: receiving, reason: '机构改革' };
    const { transferId } = await submitTransfer(await province.as('applicant'), input);
    const { quota } = await readTransferEvidence(await province.as('authority'), { transferId });
    expect(quota.receiving).toMatchObject([
      { cloud: { slug: 'guangzhou' }, dimension: 'disk-ordinary-gb', takes: '2048' },
    ]);
    await decide(transferId, 'giving', 'approver');
    await decide(transferId, 'receiving', 'approver2');
    const only = async (cloudId: string): Promise<Context> => {
      const ctx = await province.as('authority');
      if (ctx.actor.kind !== 'person') throw new Error('no person');
      return { ...ctx, actor: { ...ctx.actor, grants: ctx.actor.grants.map((grant) => ({ ...grant, cloudId })) } };
    };
    const waiting = async (ctx: Context) => {
      const found = await findWaitingTransfers(ctx, { steps: ['administrative'], after: null, most: 10 });
      return found.filter(({ id }) => id === transferId).map(({ step }) => step);
    };
    expect(await waiting(await only(here))).toEqual(['administrative']);
    expect(await waiting(await only(elsewhere))).toEqual([]);
    const agree = { transferId, step: 'administrative', decision: 'approve' } as const;
    await expect(decideTransfer(await only(elsewhere), agree)).rejects.toMatchObject({ code: 'SEAT_OF_ANOTHER' });
    expect((await decideTransfer(await only(here), agree)).state).toBe('joint-review');
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });
});

describe('a step of a transfer in whose seat nobody is left', () => {
  it('goes to the province, which is told and has the step’s days', async () => {
    const transferId = await asked();
    await decide(transferId, 'giving', 'approver');
    await decide(transferId, 'receiving', 'approver2');
    const cloud = await province.within(({ tx }) =>
      tx.selectFrom('cloud').select('id').where('slug', '=', 'guangzhou').executeTakeFirstOrThrow(),
    );
    // As it stands where the city's own authority had somebody as it was opened.
    await province.within(({ tx }) => {
      const seated = tx.updateTable('transfer_step').set({ seat_cloud_id: cloud.id });
      return seated.where('transfer_id', '=', transferId).where('step', '=', 'administrative').execute();
    });
    expect(await decide(transferId, 'administrative', 'authority')).toBe('SEAT_OF_ANOTHER');
    const later = province.job(new Date(MONDAY.getTime() + 60_000));
    expect(await findVacantTransfers(later, undefined)).toEqual([transferId]);
    await reseatTransfer(later, { transferId });
    expect(await findVacantTransfers(later, undefined)).toEqual([]);
    await expect(reseatTransfer(later, { transferId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const asks = (await told('authority', transferId)).filter((line) => line === 'transfer-waiting administrative');
    expect(asks).toHaveLength(2);
    const rows = (await province.audit('transfers.reseated')).filter(({ outcome }) => outcome === 'done');
    expect(rows.map(({ detail }) => detail)).toMatchObject([
      { steps: [{ step: 'administrative', from: cloud.id, seat: null }] },
    ]);
    expect(await decide(transferId, 'administrative', 'authority')).toBe('joint-review');
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });
});

describe('nobody but a person', () => {
  it('decides on a transfer: no program, whatever role it has, no job and no rule', async () => {
    const transferId = await asked();
    const { actor, ...context } = await province.as('approver');
    const grants = actor.kind === 'person' ? actor.grants : [];
    const owner = { id: await idOf('approver'), name: 'owner' };
    const program: Context['actor'] = { kind: 'client', id: owner.id, name: 'pipeline', owner, grants };
    const input = { transferId, step: 'giving' as const, decision: 'approve' as const };
    for (const who of [program, { kind: 'job', task: 'automatic-approval' } as const])
      await expect(decideTransfer({ ...context, actor: who }, input)).rejects.toMatchObject({ name: 'DomainError' });
    expect((await read(transferId)).steps).toMatchObject([{ step: 'giving', decision: null }]);
    await withdrawTransfer(await province.as('applicant'), { transferId });
  });
});

describe('a transfer that is sent back', () => {
  it('ends with its reason, is counted (F36), and can be asked for again', async () => {
    const figures = async (who = 'authority') => readFigures(await province.as(who), {});
    const before = await figures();
    const transferId = await asked();
    const back = { transferId, step: 'giving' as const, decision: 'return' as const };
    const approver = await province.as('approver');
    await expect(decideTransfer(approver, back)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const why = { reason: '请附批文', returnReason: 'material-missing' as const };
    expect((await decideTransfer(approver, { ...back, ...why })).state).toBe('returned');
    expect((await read(transferId)).steps).toMatchObject([{ decision: 'return', ...why }]);
    const { items } = await listNotices(await province.as('applicant'), {});
    expect(items[0]).toMatchObject({ kind: 'transfer-ended', facts: { outcome: 'returned', reason: '请附批文' } });
    const after = await figures();
    expect(after.returned).toBe(before.returned + 1);
    const missing = (of: typeof after) => of.returns.find(({ reason }) => reason === 'material-missing')?.count ?? 0;
    expect(missing(after)).toBe(missing(before) + 1);
    expect((await figures('applicant2')).returned).toBe(0);
    const { system } = await read(transferId);
    const again = { systemId: system.id, toDepartmentId: receiving, reason: '已附批文' };
    const second = await submitTransfer(await province.as('applicant'), again);
    await withdrawTransfer(await province.as('applicant'), { transferId: second.transferId });
  });
});

describe('approvers of a transfer', () => {
  it('are urged once a working day, by the department that asks, while something waits', async () => {
    const transferId = await asked();
    expect((await read(transferId)).mayUrge).toBe(true);
    await expect(urgeTransfer(await province.as('applicant2'), { transferId })).rejects.toMatchObject({
      code: 'NOT_YOURS',
    });
    expect(await urgeTransfer(await province.as('applicant'), { transferId })).toEqual({ transferId, urged: 1 });
    expect(await told('approver', transferId)).toEqual(['transfer-urged giving', 'transfer-waiting giving']);
    await expect(urgeTransfer(await province.as('applicant'), { transferId })).rejects.toMatchObject({
      code: 'URGED_TODAY',
    });
    expect(await read(transferId)).toMatchObject({ urged: 1, mayUrge: false });
    const tuesday = await province.as('applicant', new Date('2026-11-24T01:00:00Z'));
    expect((await urgeTransfer(tuesday, { transferId })).urged).toBe(2);
    await withdrawTransfer(await province.as('applicant'), { transferId });
    const { items } = await listNotices(await province.as('approver'), { show: 'open' });
    expect(items.filter(({ link }) => link.includes(transferId))).toEqual([]);
    await expect(urgeTransfer(tuesday, { transferId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('are not urged, nor the transfer withdrawn, by who was granted another cloud than it is about', async () => {
    const transferId = await asked();
    const [about, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const content = sql`jsonb_set(content, '{clouds}', ${JSON.stringify([about])}::jsonb)`;
    await province.owner.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
      await sql`update transfer set content = ${content} where id = ${transferId}`.execute(tx);
    });
    const applicant = await province.as('applicant');
    if (applicant.actor.kind !== 'person') throw new Error('the applicant is a person');
    const grants = applicant.actor.grants.map((grant) => ({ ...grant, cloudId: other }));
    const elsewhere = { ...applicant, actor: { ...applicant.actor, grants } };
    for (const act of [urgeTransfer, withdrawTransfer])
      await expect(act(elsewhere, { transferId })).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    expect(await read(transferId)).toMatchObject({ urged: 0, mayUrge: true });
  });
});

describe('a transfer that nobody decides', () => {
  /** Twenty working days after MONDAY are over then; a day that is given off makes it one more. */
  const [OVER, A_DAY_LATER] = [new Date('2026-12-21T16:00:00Z'), new Date('2026-12-22T16:00:00Z')];
  const expired = (now: Date) => findExpiredTransfers(province.job(now), undefined);

  it('ends with its twentieth working day, by the days the authority declared, in the chains of both', async () => {
    const transferId = await asked();
    expect(await expired(new Date(OVER.getTime() - 1))).not.toContain(transferId);
    expect(await expired(OVER)).toContain(transferId);
    await setWorkingDay(await province.as('authority'), { day: '2026-12-01', worked: false, reason: '台风停工' });
    expect(await expired(OVER)).not.toContain(transferId);
    await expect(expireTransfer(province.job(OVER), { transferId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await expired(A_DAY_LATER)).toContain(transferId);
    await expireTransfer(province.job(A_DAY_LATER), { transferId });
    expect(await read(transferId)).toMatchObject({ state: 'expired', mayWithdraw: false, mayUrge: false });
    expect(await decide(transferId, 'giving', 'approver', A_DAY_LATER)).toBe('STEP_NOT_OPEN');
    const { items } = await listNotices(await province.as('applicant', A_DAY_LATER), {});
    expect(items[0]).toMatchObject({ kind: 'transfer-ended', facts: { outcome: 'expired' } });
    const rows = (await province.audit('transfers.expired')).filter(({ outcome }) => outcome === 'done');
    expect(rows.map(({ department_id, object_id }) => [department_id, object_id])).toEqual([[giving, transferId]]);
    const noted = (await province.audit('transfers.noted')).filter(({ object_id }) => object_id === transferId);
    expect(noted.map(({ department_id, detail }) => [department_id, (detail as { act: string }).act])).toEqual([
      [receiving, 'transfers.submitted'],
      [receiving, 'transfers.expired'],
    ]);
    expect(await expired(A_DAY_LATER)).not.toContain(transferId);
  });
});
