import { randomUUID } from 'node:crypto';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { JOB, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestUsage } from './ingest-usage.ts';
import { meteredQuantities } from './metered-quantities.ts';
import { eventsBehind } from './metered-rules.ts';
import { recordHandover } from './record-handover.ts';
import { recordResourceChange } from './record-resource-change.ts';

const NOW = '2026-05-01T00:00:00Z';
/** April in Asia/Shanghai: 30 days from here. */
const FROM = Date.parse('2026-03-31T16:00:00Z');
const day = (n: number) => new Date(FROM + n * 86_400_000);
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

interface Sent {
  readonly eventId?: string;
  readonly dimension: 'egress-gb' | 'object-gb' | 'backup-gb' | 'traffic-mbps' | 'requests';
  readonly quantity: string;
  readonly at: Date;
}
async function send(resourceId: string, events: readonly Sent[], now = NOW) {
  const batch = events.map(({ at, eventId = randomUUID(), ...rest }) => ({
    ...{ resourceId, eventId, at: at.toISOString() },
    ...rest,
  }));
  const taken = await ingestUsage(sample.as(JOB, now, sample.worker), { source: 'meter', events: batch });
  expect(taken.refused).toEqual([]);
}
async function create(at: Date) {
  const { id } = await sample.resource();
  await sample.owner.query('update resource set ready_at = $2 where id = $1', [id, at]);
  await change(id, { kind: 'create', at, amounts: { 'object-gb': 100n } });
  return id;
}
const change = (resourceId: string, what: { kind: 'create' | 'delete'; at: Date; amounts: { 'object-gb'?: bigint } }) =>
  recordResourceChange(sample.as(JOB, NOW, sample.worker), {
    ...{ resourceId, ...what, instanceUid: null },
    cause: { kind: 'operation', id: randomUUID() },
  });
const metered = async (resourceId: string, asked: Partial<Parameters<typeof meteredQuantities>[1]> = {}) => {
  const input = { departmentId: SAMPLE.ours, month: '2026-04', ...asked };
  const all = await meteredQuantities(sample.as(JOB, NOW, sample.worker), input);
  return all.filter((row) => row.resourceId === resourceId);
};
const figures = (rows: Awaited<ReturnType<typeof metered>>) =>
  rows.map(({ sku, quantity }) => `${sku} ${formatQuantity(quantity)}`);

describe('what was metered in a month', () => {
  it('is one figure for each thing sold, by its aggregation and unit', async () => {
    const id = await create(day(0));
    await send(id, [
      { dimension: 'egress-gb', quantity: '1.5', at: day(1) },
      { dimension: 'egress-gb', quantity: '2.25', at: day(2) },
      { dimension: 'requests', quantity: '25000', at: day(2) },
      { dimension: 'object-gb', quantity: '100', at: day(0) },
      { dimension: 'object-gb', quantity: '200', at: day(15) },
      { dimension: 'backup-gb', quantity: '70', at: day(3) },
      { dimension: 'backup-gb', quantity: '60', at: day(4) },
      { dimension: 'traffic-mbps', quantity: '9', at: day(4) },
      { dimension: 'traffic-mbps', quantity: '12', at: day(5) },
    ]);
    const rows = await metered(id);
    expect(figures(rows)).toEqual([
      'traffic-gb.x86 3.750000000',
      'requests-10k.x86 2.500000000',
      'object-gb-used.x86 150.000000000',
      'backup-gb-used.x86 60.000000000',
      'traffic-peak-mbps.x86 12.000000000',
    ]);
    expect(rows[0]).toMatchObject({
      meterBookId: 'meters-sample-2026',
      from: day(0),
      to: day(30),
      events: { count: 2 },
    });
  });

  it('names the events behind it by one hash, the same in SQL and beside it, in whichever order they came', async () => {
    const id = await create(day(0));
    const events = ['b', '文', 'a'].map((eventId, place) => ({
      ...{ eventId, dimension: 'egress-gb' as const, quantity: String(place + 1), at: day(place) },
    }));
    for (const event of events.toReversed()) await send(id, [event]);
    const readings = events.map(({ eventId, quantity }) => ({
      ...{ source: 'meter', eventId, value: BigInt(quantity) * 10n ** 9n },
    }));
    expect((await metered(id))[0]?.events).toEqual(eventsBehind(readings));
  });

  it('reads whatever an id is made of, and instants to the millisecond', async () => {
    const id = await create(day(0));
    const ids = ['"', '\\', '\n', 'a\u001fb', '\u001f', '👍', '{}', "'"];
    const at = (place: number) => new Date(day(29).getTime() + 86_399_990 + place);
    const events = ids.map((eventId, place) => ({ eventId, quantity: `${place}.000000001`, at: at(place) }));
    await send(
      id,
      events.flatMap(({ eventId, ...rest }) => [
        { ...rest, eventId, dimension: 'egress-gb' as const },
        { ...rest, eventId: `${eventId} `, dimension: 'traffic-mbps' as const },
      ]),
    );
    const readings = events.map(({ eventId, quantity }, place) => ({
      ...{ source: 'meter', eventId, value: BigInt(place) * 10n ** 9n + 1n, quantity },
    }));
    const [added, highest] = await metered(id);
    expect(added?.events).toEqual(eventsBehind(readings));
    expect(highest?.events).toEqual(eventsBehind(readings.map((each) => ({ ...each, eventId: `${each.eventId} ` }))));
    const [early] = await metered(id, { cuts: [at(4)] });
    expect(early?.events).toEqual(eventsBehind(readings.slice(0, 4)));
  });

  it('is cut into parts that add up to it, whatever the cuts', async () => {
    const id = await create(day(0));
    await send(
      id,
      [1, 2, 3, 4].flatMap((n) => [
        { dimension: 'requests' as const, quantity: String(n * 3_333), at: day(n) },
        { dimension: 'object-gb' as const, quantity: `${n}.333333333`, at: day(n) },
      ]),
    );
    const whole = await metered(id);
    for (const cuts of [[day(2)], [day(1), day(2), day(3)], [new Date(day(2).getTime() + 1_234)]]) {
      const parts = await metered(id, { cuts });
      for (const { sku, quantity, unknownSeconds } of whole) {
        const of = parts.filter((part) => part.sku === sku);
        expect(of.reduce((sum, part) => sum + part.quantity, 0n)).toBe(quantity);
        expect(of.reduce((sum, part) => sum + part.unknownSeconds, 0n)).toBe(unknownSeconds);
      }
    }
  });

  it('says for how long nothing was known of a level, from when it was held (trap 5, lago#6194: not of the whole month)', async () => {
    const id = await create(day(10));
    await send(id, [{ dimension: 'object-gb', quantity: '30', at: day(20) }]);
    expect(await metered(id)).toMatchObject([{ quantity: 10n * 10n ** 9n, unknownSeconds: 864_000n }]);
  });

  it('says since when a meter that was heard is silent, and for how long, also where it said nothing all month', async () => {
    const id = await create(day(-20));
    await send(id, [
      { dimension: 'egress-gb', quantity: '1', at: day(-2) },
      ...[0, 1, 2, 3, 6].map((n) => ({ dimension: 'requests' as const, quantity: '10000', at: day(n) })),
      { dimension: 'traffic-mbps', quantity: '9', at: day(29) },
    ]);
    const silence = (rows: Awaited<ReturnType<typeof metered>>) =>
      rows.map(({ sku, quantity, unknownSeconds, silentSince }) => [
        ...[sku, formatQuantity(quantity), Number(unknownSeconds) / 86_400],
        silentSince?.toISOString() ?? null,
      ]);
    expect(silence(await metered(id))).toEqual([
      ['traffic-gb.x86', '0.000000000', 30, day(0).toISOString()],
      ['requests-10k.x86', '5.000000000', 25, day(4).toISOString()],
      ['traffic-peak-mbps.x86', '9.000000000', 0, null],
    ]);
    // To date: the day that goes on is silent for nobody. The month after: what was silent all of April is there no more.
    expect(silence(await metered(id, { until: new Date(day(5).getTime() + 1_000) }))).toEqual([
      ['traffic-gb.x86', '0.000000000', 5, day(0).toISOString()],
      ['requests-10k.x86', '4.000000000', 1, day(4).toISOString()],
    ]);
    expect((await metered(id, { month: '2026-05' })).map(({ sku }) => sku)).toEqual([
      'requests-10k.x86',
      'traffic-peak-mbps.x86',
    ]);
  });

  it('is silent for who took a resource over, where its meter spoke before', async () => {
    const id = await create(day(0));
    await send(
      id,
      [0, 1, 2, 3].map((n) => ({ dimension: 'egress-gb' as const, quantity: '1', at: day(n) })),
    );
    await recordHandover(sample.as(JOB, NOW, sample.worker), {
      ...{ transferId: randomUUID(), resourceIds: [id], at: day(4) },
      ...{ fromDepartmentId: SAMPLE.ours, toDepartmentId: SAMPLE.theirs },
    });
    expect(await metered(id)).toMatchObject([{ unknownSeconds: 0n }]);
    expect(await metered(id, { departmentId: SAMPLE.theirs })).toMatchObject([
      { quantity: 0n, unknownSeconds: 26n * 86_400n, silentSince: day(4) },
    ]);
  });

  it('ends with the resource: a level runs on for nobody (trap 8, cloudstack#6717)', async () => {
    const id = await create(day(0));
    await send(id, [{ dimension: 'object-gb', quantity: '30', at: day(0) }]);
    await change(id, { kind: 'delete', at: day(10), amounts: {} });
    expect(figures(await metered(id))).toEqual(['object-gb-used.x86 10.000000000']);
    expect(await metered(id, { month: '2026-05' })).toEqual([]);
  });

  it('counts what was used in the very instant of release (trap 3, killbill#1438)', async () => {
    const id = await create(day(0));
    await change(id, { kind: 'delete', at: day(10), amounts: {} });
    await sample.owner.query('update resource set released_at = $2 where id = $1', [id, day(10)]);
    await send(id, [{ dimension: 'egress-gb', quantity: '4', at: day(10) }]);
    expect(figures(await metered(id))).toEqual(['traffic-gb.x86 4.000000000']);
  });

  it('belongs to the first instant of its month and not to its end, to the millisecond (trap 4, lago#5104)', async () => {
    const id = await create(day(-10));
    const at = [day(0).getTime() - 1, day(0).getTime(), day(30).getTime() - 1, day(30).getTime()];
    await send(
      id,
      at.map((each, place) => ({ dimension: 'egress-gb' as const, quantity: `${10 ** place}`, at: new Date(each) })),
      '2026-05-02T00:00:00Z',
    );
    expect(figures(await metered(id))).toEqual(['traffic-gb.x86 110.000000000']);
  });

  it('is each department’s own part of what was handed over, a level going on where it stood', async () => {
    const id = await create(day(0));
    await send(id, [
      { dimension: 'object-gb', quantity: '30', at: day(0) },
      { dimension: 'egress-gb', quantity: '1', at: day(5) },
      { dimension: 'backup-gb', quantity: '70', at: day(5) },
      { dimension: 'traffic-mbps', quantity: '90', at: day(5) },
    ]);
    await recordHandover(sample.as(JOB, NOW, sample.worker), {
      ...{ transferId: randomUUID(), resourceIds: [id], at: day(10) },
      ...{ fromDepartmentId: SAMPLE.ours, toDepartmentId: SAMPLE.theirs },
    });
    await sample.owner.query('update resource set department_id = $2 where id = $1', [id, SAMPLE.theirs]);
    await send(id, [
      { dimension: 'egress-gb', quantity: '2', at: day(20) },
      { dimension: 'traffic-mbps', quantity: '60', at: day(20) },
    ]);
    // A peak for the share of the month it was whose; what stands at the end by whom it ends with.
    expect(figures(await metered(id))).toEqual([
      'traffic-gb.x86 1.000000000',
      'object-gb-used.x86 10.000000000',
      'traffic-peak-mbps.x86 30.000000000',
    ]);
    expect(figures(await metered(id, { departmentId: SAMPLE.theirs }))).toEqual([
      'traffic-gb.x86 2.000000000',
      'object-gb-used.x86 20.000000000',
      'backup-gb-used.x86 70.000000000',
      'traffic-peak-mbps.x86 40.000000000',
    ]);
  });

  it('is what was known by then', async () => {
    const id = await create(day(0));
    await send(id, [{ dimension: 'egress-gb', quantity: '1', at: day(1) }], day(2).toISOString());
    await send(id, [{ dimension: 'egress-gb', quantity: '2', at: day(1) }], day(9).toISOString());
    expect(figures(await metered(id, { knownBy: day(9) }))).toEqual(['traffic-gb.x86 1.000000000']);
    expect(figures(await metered(id))).toEqual(['traffic-gb.x86 3.000000000']);
  });
});
