import { randomUUID } from 'node:crypto';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addObject } from './add-object.ts';
import { addObserver } from './add-observer.ts';
import { availability } from './availability.ts';
import { minutes } from './minutes.ts';
import { probeTargets } from './probe-targets.ts';
import { recordObservations } from './record-observations.ts';
import { releaseLoopLease } from './release-loop-lease.ts';
import { takeLoopLease } from './take-loop-lease.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const minute = (n: number, second = 0) => new Date(START + n * 60_000 + second * 1_000);
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let objectId: string;
let observerId: string;
const look = (at: Date, up: boolean) => ({ objectId, at, up, latencyMs: 4 });
const observe = (observations: readonly ReturnType<typeof look>[], now = new Date(START + 86_400_000)) =>
  recordObservations(sample.as(JOB, now, sample.worker), { observerId, observations: [...observations] });

beforeAll(async () => {
  sample = await sampleTenants();
  ({ observerId } = await addObserver(sample.as(JOB, minute(0)), {
    slug: 'authority',
    name: '政数局探针',
    organisationId: SAMPLE.authority,
  }));
  ({ objectId } = await addObject(sample.as(JOB, minute(0)), { cloudId: SAMPLE.province, name: '省级云接口' }));
});
afterAll(() => sample.drop());

describe('who observes', () => {
  it('is never the operator, who is the evaluated party', async () => {
    const attempt = addObserver(sample.as(JOB, minute(0)), {
      slug: 'own',
      name: '自测',
      organisationId: SAMPLE.operator,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is added by name once', async () => {
    const again = await addObserver(sample.as(JOB, minute(5)), {
      slug: 'authority',
      name: '政数局探针',
      organisationId: SAMPLE.authority,
    });
    expect(again.observerId).toBe(observerId);
    const object = await addObject(sample.as(JOB, minute(5)), { cloudId: SAMPLE.province, name: '省级云接口' });
    expect(object.objectId).toBe(objectId);
  });

  it('knows what to look at', async () => {
    expect(await probeTargets(sample.as(JOB, minute(0), sample.worker), undefined)).toEqual([
      { objectId, kind: 'cloud-api', cloudId: SAMPLE.province, observerIds: [observerId] },
    ]);
  });

  it.each([
    [
      'an organisation',
      () => addObserver(sample.as(JOB, minute(0)), { slug: 'x', name: 'x', organisationId: randomUUID() }),
    ],
    ['a cloud', () => addObject(sample.as(JOB, minute(0)), { cloudId: randomUUID(), name: 'x' })],
  ])('is refused without %s', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('observations', () => {
  it('make minutes UP, DOWN and UNKNOWN, and UNKNOWN never counts as UP', async () => {
    await observe([0, 15, 30, 45].map((second) => look(minute(10, second), true)));
    await observe([look(minute(11, 0), true), look(minute(11, 15), false)]);
    const strip = await minutes(sample.as(person('applicant', SAMPLE.ours), minute(20)), {
      objectId,
      from: minute(9).toISOString(),
      to: minute(13).toISOString(),
    });
    expect(strip.runs.map((run) => [run.verdict, run.minutes])).toEqual([
      ['UNKNOWN', 1],
      ['UP', 1],
      ['DOWN', 1],
      ['UNKNOWN', 1],
    ]);
    expect(strip.counts).toEqual({ total: '4', up: '1', down: '1', unknown: '2' });
  });

  it('give the availability of the month to date with its coverage and its rules', async () => {
    const seen = await availability(sample.as(person('auditor'), minute(20)), {});
    expect(seen).toMatchObject({ month: '2026-03', quorum: { id: 'sample-quorum-2026', observerRule: 'all' } });
    expect(seen.objects).toMatchObject([
      {
        cloud: { slug: 'province', tier: 'provincial' },
        minutes: { total: '500', up: '1', down: '1', unknown: '498' },
        availabilityPpm: '500000',
        coveragePpm: '4000',
        deductionPpm: null,
        lastObservation: { up: false },
      },
    ]);
  });

  it('are unknown, not perfect, where nobody looked', async () => {
    const seen = await availability(sample.as(person('auditor'), '2026-04-10T00:00:00Z'), { month: '2026-04' });
    expect(seen.objects).toMatchObject([{ availabilityPpm: null, coveragePpm: '0', deductionPpm: null }]);
  });

  it('of a repeated batch are kept once', async () => {
    const batch = [look(minute(30), true), look(minute(30, 15), true)];
    expect(await observe(batch)).toEqual({ stored: 2, repeated: 0 });
    expect(await observe(batch)).toEqual({ stored: 0, repeated: 2 });
  });

  it('that say otherwise than before are refused, and the batch with them', async () => {
    await observe([look(minute(40), true)]);
    const contradiction = observe([look(minute(41), true), look(minute(40), false)]);
    await expect(contradiction).rejects.toMatchObject({ code: 'DUPLICATE_CONFLICT' });
    expect(await observe([look(minute(41), true)])).toEqual({ stored: 1, repeated: 0 });
  });

  it('from the future are refused: a wrong clock decides no minute to come', async () => {
    await expect(observe([look(minute(60), true)], minute(59))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('leave one audit row for each unbroken watch', async () => {
    const before = (await sample.audits('service-levels.observed')).length;
    for (let n = 0; n < 8; n += 1) await observe([look(minute(100 + n), true)]);
    await observe([look(minute(120), true)]);
    expect((await sample.audits('service-levels.observed')).length - before).toBe(2);
  });

  it('can be changed by nobody', async () => {
    await expect(sample.owner.query('update observation set up = true')).rejects.toMatchObject({ code: 'ZY001' });
  });

  it('are for the probe loop alone', async () => {
    const attempt = recordObservations(sample.as(person('platform-engineer'), minute(200)), {
      observerId,
      observations: [look(minute(150), true)],
    });
    await expect(attempt).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('a strip', () => {
  it.each([
    ['NOT_FOUND', { objectId: randomUUID() }],
    ['INPUT_INVALID', { to: '2026-06-01T00:00:00Z' }],
  ])('is refused with %s as %o', async (code, over) => {
    const input = { objectId, from: minute(0).toISOString(), to: minute(1).toISOString(), ...over };
    await expect(minutes(sample.as(person('auditor'), '2026-07-01T00:00:00Z'), input)).rejects.toMatchObject({ code });
  });

  it.each([
    ['that has not begun', '2026-09'],
    ['before anything was judged by a rule', '2025-12'],
  ])('of a month %s is refused', async (_, month) => {
    await expect(availability(sample.as(person('auditor'), minute(0)), { month })).rejects.toMatchObject({
      code: 'MONTH_INVALID',
    });
  });
});

describe('the lease of a loop', () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const take = (holder: string, at: Date, name = 'probe') =>
    takeLoopLease(sample.as(JOB, at, sample.worker), { name, holder, seconds: 30 });

  it('is held by one, renewed by it, and taken over when it runs out', async () => {
    expect(await take(one, minute(0))).toMatchObject({ held: true });
    expect(await take(two, minute(0, 29))).toMatchObject({ held: false, holder: one });
    expect(await take(one, minute(0, 29))).toMatchObject({ held: true });
    expect(await take(two, minute(0, 58))).toMatchObject({ held: false });
    expect(await take(two, minute(0, 59))).toMatchObject({ held: true });
  });

  it('goes to one of two that ask at once', async () => {
    const both = await Promise.all([take(one, minute(5), 'race'), take(two, minute(5), 'race')]);
    expect(both.map((each) => each.held).toSorted()).toEqual([false, true]);
    expect(new Set(both.map((each) => each.holder)).size).toBe(1);
  });

  it('ends at once when its holder lets go, and only then', async () => {
    await take(one, minute(7), 'short');
    const release = (holder: string) =>
      releaseLoopLease(sample.as(JOB, minute(7, 1), sample.worker), { name: 'short', holder });
    expect(await release(two)).toEqual({ released: false });
    expect(await release(one)).toEqual({ released: true });
    expect(await take(two, minute(7, 2), 'short')).toMatchObject({ held: true });
  });

  it('leaves an audit row when it changes hands, none when it is renewed', async () => {
    const before = (await sample.audits('service-levels.loop-taken')).length;
    await take(one, minute(8), 'quiet');
    await take(one, minute(8, 10), 'quiet');
    expect((await sample.audits('service-levels.loop-taken')).length - before).toBe(1);
  });
});

describe('a second observer', () => {
  it('gets no copy of the look that the platform made for the first', async () => {
    await addObserver(sample.as(JOB, minute(100)), {
      slug: 'a-second',
      name: '第二观测点',
      organisationId: SAMPLE.authority,
    });
    const targets = await probeTargets(sample.as(JOB, minute(101), sample.worker), undefined);
    expect(targets.map(({ observerIds }) => observerIds)).toEqual(targets.map(() => [observerId]));
    expect(targets).not.toEqual([]);
  });
});
