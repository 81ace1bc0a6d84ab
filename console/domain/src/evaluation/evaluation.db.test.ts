import { randomUUID } from 'node:crypto';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { addObject } from '../service-levels/add-object.ts';
import { addObserver } from '../service-levels/add-observer.ts';
import { accept } from './accept.ts';
import { acceptByDefault } from './accept-by-default.ts';
import { sheet } from './sheet.ts';

const NOW = '2026-03-20T04:00:00.000Z';
const OURS = person('applicant', SAMPLE.ours);
const THEIRS = person('department-approver', SAMPLE.theirs);
let sample: Awaited<ReturnType<typeof sampleTenants>>;
const rate = (requestId: string, score = 4, now = NOW) =>
  accept(sample.as(OURS, now), { requestId, score, reason: '按时交付，文档不全' });
const stateOf = async (requestId: string) =>
  (await sample.owner.query('select state from request where id = $1', [requestId])).rows[0].state;

beforeAll(async () => {
  sample = await sampleTenants();
  // Who is told of a delivery is told while they have their duty.
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values ($1, $2, 'applicant', $3, $4, '2026-01-01Z')`,
    [randomUUID(), OURS.kind === 'person' && OURS.id, SAMPLE.government, SAMPLE.ours],
  );
  await signContract(sample.as(JOB, NOW), {
    departmentId: SAMPLE.ours,
    operatorId: SAMPLE.operator,
    name: '合同',
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
  });
});
afterAll(() => sample.drop());

describe('acceptance', () => {
  it('accepts the delivery and rates it in one act', async () => {
    const requestId = await sample.request({ state: 'delivered' });
    const result = await rate(requestId);
    expect(result).toMatchObject({ requestId, state: 'accepted', acceptedAt: NOW });
    expect(await stateOf(requestId)).toBe('accepted');
    const { rows } = await sample.owner.query('select score, reason from rating where request_id = $1', [requestId]);
    expect(rows).toEqual([{ score: 4, reason: '按时交付，文档不全' }]);
    expect((await sample.audits('evaluation.accepted')).at(-1)).toMatchObject({
      outcome: 'done',
      department_id: SAMPLE.ours,
      detail: { score: 4 },
    });
  });

  it('happens once, also when asked twice at once', async () => {
    const requestId = await sample.request({ state: 'delivered' });
    const both = await Promise.allSettled([rate(requestId, 5), rate(requestId, 1)]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(rate(requestId)).rejects.toMatchObject({ code: 'ALREADY_ACCEPTED' });
  });

  it('is refused before delivery', async () => {
    const requestId = await sample.request({ state: 'provisioning' });
    await expect(rate(requestId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await sample.audits('evaluation.accepted')).at(-1)).toMatchObject({
      outcome: 'refused',
      code: 'STATE_CONFLICT',
    });
  });

  it('finds no request of another department', async () => {
    const requestId = await sample.request({ state: 'delivered' });
    const attempt = accept(sample.as(THEIRS, NOW), { requestId, score: 1, reason: '差' });
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stateOf(requestId)).toBe('delivered');
  });

  it.each([
    ['INPUT_INVALID', { score: 0 }],
    ['INPUT_INVALID', { score: 6 }],
    ['INPUT_INVALID', { score: 4.5 }],
    ['INPUT_INVALID', { reason: '  ' }],
  ])('is refused with %s as %o', async (code, over) => {
    const attempt = accept(sample.as(OURS, NOW), { requestId: randomUUID(), score: 3, reason: '好', ...over });
    await expect(attempt).rejects.toMatchObject({ code });
  });

  it('is no business of the operator', async () => {
    const attempt = accept(sample.as(person('platform-engineer'), NOW), {
      requestId: randomUUID(),
      score: 5,
      reason: '好',
    });
    await expect(attempt).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('acceptance by default', () => {
  const byDefault = (requestId: string, now = NOW) =>
    acceptByDefault(sample.as(JOB, now, sample.worker), { requestId });

  it('comes at the deadline, without a rating', async () => {
    const requestId = await sample.request({ state: 'delivered', acceptBy: NOW });
    expect(await byDefault(requestId)).toEqual({ accepted: true });
    expect(await stateOf(requestId)).toBe('accepted');
    expect((await sample.owner.query('select 1 from rating where request_id = $1', [requestId])).rowCount).toBe(0);
    await expect(rate(requestId)).rejects.toMatchObject({ code: 'ALREADY_ACCEPTED' });
  });

  it('is told to the applicant once, and acceptance by the department to nobody', async () => {
    const told = async (requestId: string) =>
      (await sample.audits('notices.told'))
        .map(({ detail }) => detail as { notice: string; about: { id: string }; recipients: readonly string[] })
        .filter(({ about }) => about.id === requestId)
        .map(({ notice, recipients }) => [notice, recipients]);
    const late = await sample.request({ state: 'delivered', acceptBy: NOW });
    await byDefault(late);
    await byDefault(late);
    expect(await told(late)).toEqual([['request-accepted', [OURS.kind === 'person' && OURS.id]]]);
    const inTime = await sample.request({ state: 'delivered', acceptBy: NOW });
    await rate(inTime);
    await byDefault(inTime);
    expect(await told(inTime)).toEqual([]);
  });

  it.each([
    ['before the deadline', 'delivered', '2026-03-20T04:00:00.001Z'],
    ['for what was accepted in time', 'accepted', NOW],
  ])('does nothing %s', async (_, state, acceptBy) => {
    const requestId = await sample.request({ state, acceptBy });
    expect(await byDefault(requestId)).toEqual({ accepted: false });
    expect(await stateOf(requestId)).toBe(state);
  });

  it('is put off by what the authority declared off since the delivery, and by nothing it declared worked', async () => {
    const set = async (day: string, worked: boolean) => {
      await setWorkingDay(sample.as(person('authority-approver'), '2026-12-08T01:00:00Z'), {
        day,
        worked,
        reason: '台风停工',
      });
    };
    const end = '2026-12-14T16:00:00.000Z';
    const requestId = await sample.request({ state: 'delivered', acceptBy: end });
    await sample.owner.query(`update request set delivered_at = '2026-12-07T02:00:00Z' where id = $1`, [requestId]);
    await set('2026-12-12', true);
    for (const day of ['2026-12-09', '2026-12-10', '2026-12-11', '2026-12-14']) await set(day, false);
    expect(await byDefault(requestId, end)).toEqual({ accepted: false });
    expect(await stateOf(requestId)).toBe('delivered');
    const { rows } = await sample.owner.query('select accept_by from request where id = $1', [requestId]);
    const later = new Date('2026-12-18T16:00:00.000Z');
    expect(rows).toEqual([{ accept_by: later }]);
    const { rows: jobs } = await sample.owner.query('select run_at from graphile_worker._private_jobs where key = $1', [
      `delivery-accept-by-default:${requestId}`,
    ]);
    expect(jobs).toEqual([{ run_at: later }]);
    expect(await byDefault(requestId, later.toISOString())).toEqual({ accepted: true });
  });

  it('refuses what does not exist', async () => {
    await expect(byDefault(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the evaluation sheet', () => {
  const read = (actor = OURS, month = '2026-06', departmentId: string = SAMPLE.ours) =>
    sheet(sample.as(actor, '2026-06-20T00:00:00.000Z'), { departmentId, month });

  it('without data gives 1.0000 and says why', async () => {
    const { id: resourceId } = await sample.resource();
    await recordResourceChange(sample.as(JOB, '2026-05-20T00:00:00Z', sample.worker), {
      resourceId,
      kind: 'create',
      at: new Date('2026-05-20T00:00:00Z'),
      amounts: { vcpu: 4n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
    expect((await read()).coefficient).toMatchObject({ value: '1.0000', reason: 'NO_COVERAGE' });
  });

  it('shows minutes, votes, table and the coefficient they lead to', async () => {
    const at = '2026-06-01T00:00:00Z';
    const { observerId } = await addObserver(sample.as(JOB, at), {
      slug: 'authority',
      name: '探针',
      organisationId: SAMPLE.authority,
    });
    const { objectId } = await addObject(sample.as(JOB, at), { cloudId: SAMPLE.province, name: '省级云接口' });
    const watch = (minutes: number) =>
      sample.owner.query(
        `insert into observation (observer_id, object_id, at, up, latency_ms)
         select $1, $2, $3::timestamptz + n * interval '1 minute', true, 1 from generate_series(0, $4::int - 1) as n
         on conflict do nothing`,
        [observerId, objectId, at, minutes],
      );
    await watch(3);
    expect((await read()).coefficient).toMatchObject({ reason: 'NO_COVERAGE', minutes: { up: '3' } });
    await watch(14_400);
    expect((await read()).coefficient).toMatchObject({ value: '1.0000', reason: 'NO_RATING' });
    for (const score of [3, 4])
      await rate(await sample.request({ state: 'delivered' }), score, '2026-06-03T00:00:00.000Z');
    const seen = await read();
    expect(seen.coefficient).toMatchObject({
      policy: 'sample-coefficient-2026',
      value: '0.9900',
      reason: 'FROM_TABLE',
      availabilityPpm: '1000000',
      ratings: { count: 2, sum: 7, mean: '3.50' },
    });
    expect(seen.clouds).toMatchObject([{ cloud: { slug: 'province' }, minutes: { up: '14400', unknown: '13440' } }]);
    expect(seen.ratings.map((rating) => rating.score).toSorted()).toEqual([3, 4]);
    expect(seen.table.rows[0]?.coefficients).toEqual(['1.0000', '0.9900', '0.9500', '0.9000']);
  });

  it.each([
    ['NOT_FOUND', THEIRS, '2026-06', SAMPLE.ours],
    ['NOT_FOUND', person('finance'), '2026-06', randomUUID()],
    ['NO_CONTRACT', person('finance'), '2026-06', SAMPLE.theirs],
    ['MONTH_INVALID', OURS, '2026-07', SAMPLE.ours],
  ])('is refused with %s', async (code, actor, month, departmentId) => {
    await expect(read(actor, month, departmentId)).rejects.toMatchObject({ code });
  });
});
