import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBudget } from '../budgets/read-budget.ts';
import type { BudgetStanding } from '../budgets/schemas.ts';
import { setBudget } from '../budgets/set-budget.ts';
import { endRound } from './end-round.ts';
import { foreseeExtend } from './foresee-extend.ts';
import { foreseeResize } from './foresee-resize.ts';
import { submitExtend } from './submit-extend.ts';
import { submitResize } from './submit-resize.ts';

const LOTS = 9n * 10n ** 12n;
const larger = { ...host, vcpu: 8, memoryGb: 16 };
const larger2 = { ...host, vcpu: 16, memoryGb: 32 };

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let departmentId: string;
let hosts: readonly string[];
let orderId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  const { requestId, operations } = await flow.approved(5);
  for (const operation of operations) await flow.delivered(operation);
  orderId = requestId;
  const { lines, department } = await flow.request(requestId);
  hosts = lines.map(({ resource }) => resource.id);
  departmentId = department.id;
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});
beforeEach(() => set(LOTS, false));

let nudge = 0n;
/** Sets the year's budget, each time to another amount or another way: as it is already it is refused. */
async function set(fen: bigint, blockNew = true): Promise<void> {
  nudge += 1n;
  const amountFen = (fen < LOTS ? fen : fen + nudge).toString();
  await setBudget(await province.as('finance'), { departmentId, year: 2026, amountFen, blockNew, reason: '核定' });
}
async function spoken(): Promise<bigint> {
  const { billedFen, committedFen, waitingFen } = await standing();
  return BigInt(billedFen) + BigInt(committedFen ?? 'x') + BigInt(waitingFen);
}
const standing = async () => (await readBudget(await province.as('approver'), { departmentId })) as BudgetStanding;
const resize = async (place: number, spec: object = larger) =>
  submitResize(await province.as('applicant'), { resourceId: hosts[place]!, spec: spec as never, reason: '业务变化' });
const fits = async (place: number, spec: object) =>
  foreseeResize(await province.as('applicant'), { resourceId: hosts[place]!, spec: spec as never });
const foresee = async (place: number) =>
  foreseeExtend(await province.as('applicant'), { resourceId: hosts[place]!, months: 3 });
const extend = async (place: number) =>
  submitExtend(await province.as('applicant'), { resourceId: hosts[place]!, months: 3, reason: '业务延续' });

/** Ends a lease this month, so that more of it costs something this year. */
const endsSoon = (place: number) =>
  province.within(({ tx }) =>
    tx.updateTable('lease').set({ last_day: '2026-11-30' }).where('resource_id', '=', hosts[place]!).execute(),
  );
const judge = async (requestId: string, outcome: 'approved' | 'refused') => {
  await province.within(({ tx }) =>
    tx.updateTable('request').set({ state: 'joint-review' }).where('id', '=', requestId).execute(),
  );
  return province.within((scope) => endRound.within(scope, { requestId, outcome, reason: null }));
};
const approve = (requestId: string) => judge(requestId, 'approved');

describe('a budget that takes nothing beyond itself, and what is in use', () => {
  it('takes a larger size that fits to the fen, by what it adds alone, and refuses a fen more', async () => {
    const before = await spoken();
    const { requestId } = await resize(0);
    const added = (await spoken()) - before;
    const whole = (await flow.request(requestId)).lines[0]?.yearEndFen;
    expect(added).toBeGreaterThan(0n);
    expect(added).toBeLessThan(BigInt(whole ?? 0));
    await set((await spoken()) + added - 1n);
    await expect(resize(1)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', facts: { budget: expect.any(String) } });
    const { refusals } = await fits(1, larger);
    expect(refusals).toMatchObject([{ code: 'BUDGET_EXCEEDED', field: 'spec' }]);
    await set((await spoken()) + added);
    expect((await fits(1, larger)).refusals).toEqual([]);
    await resize(1);
  });

  it('is looked at again when a change is approved last, and a smaller size always passes', async () => {
    const up = await resize(2);
    await set(1n);
    await expect(approve(up.requestId)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    const waited = BigInt((await standing()).waitingFen);
    const down = await resize(3, { ...host, vcpu: 2, memoryGb: 4 });
    expect(BigInt((await standing()).waitingFen)).toBe(waited);
    await expect(approve(down.requestId)).resolves.toMatchObject({ state: 'provisioning' });
    await set(LOTS);
    await expect(approve(up.requestId)).resolves.toMatchObject({ state: 'provisioning' });
  });

  it('counts a larger size towards the project that the thing was ordered for', async () => {
    await province.within(({ tx }) =>
      tx.updateTable('request').set({ project: '智慧监管' }).where('id', '=', orderId).execute(),
    );
    await set(LOTS);
    const part = { departmentId, year: 2026, project: '智慧监管', amountFen: '1', blockNew: true, reason: '核定' };
    await setBudget(await province.as('finance'), part);
    await expect(resize(4)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', facts: { project: '智慧监管' } });
    await setBudget(await province.as('finance'), { ...part, blockNew: false });
  });

  it('takes a longer lease while what is committed, which it is in already, is within', async () => {
    await set(1n);
    // Its lease ends next year: what more of it costs is not this year’s.
    expect(await foresee(4)).toMatchObject({ refusal: null, yearEndFen: '0' });
    await set(LOTS, false);
    await endsSoon(4);
    const within = await spoken();
    await set(within - 1n);
    const { refusal, yearEndFen } = await foresee(4);
    expect(refusal).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(BigInt(yearEndFen ?? 0)).toBeGreaterThan(0n);
    await expect(extend(4)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    await set(within);
    const first = await extend(4);
    expect(await spoken()).toBe(within);
    await set(1n);
    await expect(approve(first.requestId)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    await set(within);
    await expect(approve(first.requestId)).resolves.toMatchObject({ state: 'provisioning' });
  });

  it('never lets two at once by of which one fits', async () => {
    const before = await spoken();
    const { requestId } = await resize(0, larger2);
    const added = (await spoken()) - before;
    await judge(requestId, 'refused');
    await set((await spoken()) + added);
    const both = await Promise.allSettled([resize(0, larger2), resize(1, larger2)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes a smaller size of which it was never kept what it adds, as changes of an earlier release, and no larger one', async () => {
    const forgotten = async (spec: object) => {
      const { requestId } = await resize(4, spec);
      await province.within(({ tx }) =>
        tx.updateTable('order_line').set({ added_fen: null }).where('request_id', '=', requestId).execute(),
      );
      return requestId;
    };
    const up = await forgotten(larger);
    await set(LOTS);
    await expect(approve(up)).rejects.toMatchObject({ code: 'BUDGET_UNKNOWN' });
    await judge(up, 'refused');
    const down = await forgotten({ ...host, vcpu: 2, memoryGb: 4 });
    await set(1n);
    await expect(approve(down)).resolves.toMatchObject({ state: 'provisioning' });
  });
});

describe('a budget that takes nothing beyond itself, where nothing has a price any more', () => {
  let lasting: string;
  beforeAll(async () => {
    await set(LOTS, false);
    const { requestId, operations } = await flow.approved(1);
    for (const operation of operations) await flow.delivered(operation);
    lasting = (await flow.request(requestId)).lines[0]!.resource.id;
    await province.within(({ tx }) => tx.updateTable('price_version').set({ valid_to: MONDAY }).execute());
  });
  const more = { months: 3, reason: '业务延续' };

  it('takes a longer lease whose months are all of a later year, and leaves out none that costs this one', async () => {
    await set(1n);
    const as = await province.as('applicant');
    const foreseen = await foreseeExtend(as, { resourceId: lasting, months: 3 });
    expect(foreseen).toMatchObject({ refusal: null, monthFen: null, yearEndFen: '0', costFen: null });
    const { requestId } = await submitExtend(as, { resourceId: lasting, ...more });
    await expect(approve(requestId)).resolves.toMatchObject({ state: 'provisioning' });
    await province.within(({ tx }) =>
      tx.updateTable('lease').set({ last_day: '2026-12-30' }).where('resource_id', '=', lasting).execute(),
    );
    expect(await foreseeExtend(await province.as('applicant'), { resourceId: lasting, months: 3 })).toMatchObject({
      refusal: { code: 'BUDGET_UNKNOWN' },
      yearEndFen: null,
    });
  });

  it('takes a smaller size, as the form said, and no larger one', async () => {
    await set(1n);
    const smaller = { ...host, vcpu: 2, memoryGb: 4 };
    const fitsNow = async (spec: object) =>
      foreseeResize(await province.as('applicant'), { resourceId: lasting, spec: spec as never });
    const sized = async (spec: object) =>
      submitResize(await province.as('applicant'), { resourceId: lasting, spec: spec as never, reason: '业务变化' });
    expect(await fitsNow(larger)).toMatchObject({ refusals: [{ code: 'BUDGET_UNKNOWN' }] });
    await expect(sized(larger)).rejects.toMatchObject({ code: 'NO_PRICE' });
    expect(await fitsNow(smaller)).toMatchObject({ refusals: [], monthFen: null });
    const { requestId } = await sized(smaller);
    await expect(approve(requestId)).resolves.toMatchObject({ state: 'provisioning' });
  });
});
