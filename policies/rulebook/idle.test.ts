import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type ItemCode } from './catalogue.ts';
import { DIMENSIONS } from './dimension.ts';
import { type IdleFacts, judgeIdle } from './idle.ts';
import { BY_ITEM, BY_PROCESSORS_AND_MEMORY, type IdleRules, idleRulesSchema, LEDGER_STATES } from './idle-measures.ts';
import { METERS, type Meter } from './use-meter.ts';

const MILLI = 1_000_000n;
const policy = (items: IdleRules) => ({ idle: { windowDays: 30, minimumCoveragePpm: 800_000n, items } });
const NEW = policy(BY_ITEM);
/** Readings by meter: thousandths of a unit, and how much of the window was covered in percent (default all of it). */
type Readings = Readonly<Partial<Record<Meter, readonly [milli: bigint, percent?: bigint]>>>;
const facts = (item: ItemCode, readings: Readings, more: Partial<IdleFacts> = {}): IdleFacts => ({
  item,
  held: { vcpu: 8n, 'memory-gb': 16n },
  read: Object.fromEntries(
    Object.entries(readings).map(([meter, [milli, percent = 100n]]) => [
      meter,
      { peak: milli * MILLI, coveragePpm: percent * 10_000n },
    ]),
  ),
  stopped: false,
  states: [],
  ...more,
});
const quiet: Readings = { vcpu: [500n], 'memory-gb': [1_000n] };
const disk = (readings: Readings) => facts('block-disk', readings, { held: { 'disk-fast-gb': 100n } });
const bucket = (readings: Readings) => facts('object-bucket', readings, { held: { 'object-gb': 1_000n } });
const mbps = (readings: Readings) => facts('bandwidth', readings, { held: { 'bandwidth-mbps': 200n } });
const gpu = (readings: Readings) => facts('gpu-share', readings, { held: { 'gpu-share': 4n } });

describe('a resource', () => {
  it.each<[string, IdleFacts, string]>([
    ['host is idle when all of it was measured and stayed below both ratios', facts('cloud-host', quiet), 'idle'],
    [
      'host is used when its processors reached the ratio once',
      facts('cloud-host', { ...quiet, vcpu: [800n] }),
      'used',
    ],
    [
      'host is used when its memory reached the ratio',
      facts('cloud-host', { ...quiet, 'memory-gb': [3_200n] }),
      'used',
    ],
    [
      'host is used by one high reading, however little was measured',
      facts('cloud-host', { vcpu: [8_000n, 1n] }),
      'used',
    ],
    [
      'host is unknown where too few hours were measured',
      facts('cloud-host', { ...quiet, vcpu: [0n, 79n] }),
      'unknown',
    ],
    ['host is unknown where nobody measured its memory', facts('cloud-host', { vcpu: [500n] }), 'unknown'],
    ['host is unknown while it is stopped', facts('cloud-host', quiet, { stopped: true }), 'unknown'],
    [
      'host is idle that was stopped for the whole window, without any reading',
      facts('cloud-host', {}, { stopped: true, states: ['stopped-throughout'] }),
      'idle',
    ],
    ['space is judged as a host is', facts('container-space', quiet), 'idle'],
    [
      'space is not idle by a state that its rule does not name',
      facts('container-space', {}, { states: ['stopped-throughout'] }),
      'unknown',
    ],
    ['disk is idle that hardly anything was read from or written to', disk({ 'disk-io-gb': [9n] }), 'idle'],
    ['disk is used from one ten-thousandth of its size in an hour on', disk({ 'disk-io-gb': [10n] }), 'used'],
    ['disk is idle that was attached to nothing', disk({ attached: [0n] }), 'idle'],
    ['disk that is attached is neither used nor idle by that', disk({ attached: [1_000n] }), 'unknown'],
    [
      'disk that is attached lies idle when nothing is read or written',
      disk({ attached: [1_000n], 'disk-io-gb': [0n] }),
      'idle',
    ],
    [
      'disk that was used is used, whatever is said of where it hangs',
      disk({ attached: [0n], 'disk-io-gb': [50n] }),
      'used',
    ],
    ['bucket is idle that nobody asked anything of', bucket({ requests: [3_000n], 'egress-gb': [1n] }), 'idle'],
    ['bucket is unknown where only its requests were counted', bucket({ requests: [3_000n] }), 'unknown'],
    ['bucket is used by what went out of it', bucket({ requests: [3_000n], 'egress-gb': [10n] }), 'used'],
    [
      'database without a client is idle, whatever memory it keeps',
      facts('postgresql', { connections: [0n], 'memory-gb': [15_000n] }),
      'idle',
    ],
    ['database with a client is used', facts('postgresql', { connections: [1_000n] }), 'used'],
    ['database is idle by its processors where nobody counts clients', facts('postgresql', { vcpu: [159n] }), 'idle'],
    ['cache with few commands is idle', facts('cache', { operations: [59_000n] }), 'idle'],
    ['cache without readings is unknown', facts('cache', {}), 'unknown'],
    ['balancer without a connection is idle', facts('load-balancer', { connections: [0n] }), 'idle'],
    ['balancer that leads to nothing is idle', facts('load-balancer', {}, { states: ['target-off'] }), 'idle'],
    ['bandwidth is idle below a twentieth of what is ordered', mbps({ 'traffic-mbps': [9_999n] }), 'idle'],
    ['bandwidth is used from a twentieth on', mbps({ 'traffic-mbps': [10_000n] }), 'used'],
    ['GPU share is judged by its own use', gpu({ 'gpu-share': [100n] }), 'idle'],
    ['GPU share is used by a twentieth', gpu({ 'gpu-share': [200n] }), 'used'],
  ])('%s', (_, given, expected) => {
    expect(judgeIdle(given, NEW).is).toBe(expected);
  });

  it.each([
    ['backup-schedule', 'protects'],
    ['security-pack', 'protects'],
    ['bastion-account', 'own-term'],
    ['host-monitoring', 'accompanies'],
  ] as const)('%s has nothing that could be measured, with the reason', (item, reason) => {
    const read = Object.fromEntries(METERS.map((meter) => [meter, { peak: 0n, coveragePpm: 1_000_000n }]));
    const judged = judgeIdle({ ...facts(item, {}), read, states: LEDGER_STATES }, NEW);
    expect(judged).toMatchObject({ is: 'unknown', why: 'nothing-to-measure', reason });
  });

  it('says by what it was found idle, and what each measure showed', () => {
    const judged = judgeIdle(disk({ attached: [0n], 'disk-io-gb': [0n, 10n] }), NEW);
    expect(judged).toMatchObject({ is: 'idle', basis: ['attached'], state: null, why: null });
    expect(judged.seen.map(({ measure, shows }) => [measure.meter, shows])).toEqual([
      ['disk-io-gb', 'nothing'],
      ['attached', 'no-use'],
    ]);
  });

  it('of before measures by item is judged as it was: disks by nothing, databases by processors and memory', () => {
    const old = policy(BY_PROCESSORS_AND_MEMORY);
    expect(judgeIdle(disk({ attached: [0n] }), old)).toMatchObject({ is: 'unknown', reason: 'not-covered' });
    expect(judgeIdle(facts('postgresql', { connections: [0n] }), old)).toMatchObject({ why: 'not-measured' });
    expect(judgeIdle(facts('postgresql', quiet), old).is).toBe('idle');
    expect(judgeIdle(facts('cloud-host', {}, { states: ['stopped-throughout'] }), old).is).toBe('unknown');
  });
});

describe('whatever is read of whatever item', () => {
  const reading = fc.record({ peak: fc.bigInt(0n, 20_000_000_000n), coveragePpm: fc.bigInt(0n, 1_000_000n) });
  const some = fc
    .record({
      item: fc.constantFrom(...CATALOGUE.map(({ code }) => code)),
      units: fc.bigInt(0n, 64n),
      readings: fc.array(fc.tuple(fc.constantFrom(...METERS), reading)),
      stopped: fc.boolean(),
      states: fc.subarray([...LEDGER_STATES]),
    })
    .map(({ units, readings, ...rest }) => ({
      ...rest,
      held: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, units])),
      read: Object.fromEntries(readings) as IdleFacts['read'],
    }));
  const policies = fc.constantFrom(NEW, policy(BY_PROCESSORS_AND_MEMORY));
  const meter = fc.constantFrom(...METERS);

  it('more use never turns what was not idle into idle, nor used into anything else', () => {
    fc.assert(
      fc.property(some, policies, meter, fc.bigInt(0n, 20_000_000_000n), (given, by, which, more) => {
        const before = judgeIdle(given, by).is;
        const had = given.read[which];
        if (!had) return;
        const after = judgeIdle(
          { ...given, read: { ...given.read, [which]: { ...had, peak: had.peak + more } } },
          by,
        ).is;
        if (before !== 'idle') expect(after).not.toBe('idle');
        if (before === 'used') expect(after).toBe('used');
      }),
    );
  });

  it('less coverage never makes idle of what was not, and without a reading there is no measure that says no use', () => {
    fc.assert(
      fc.property(some, policies, meter, fc.bigInt(0n, 1_000_000n), (given, by, which, lost) => {
        const before = judgeIdle(given, by).is;
        const had = given.read[which];
        if (!had) return;
        const coveragePpm = had.coveragePpm > lost ? had.coveragePpm - lost : 0n;
        const less = judgeIdle({ ...given, read: { ...given.read, [which]: { ...had, coveragePpm } } }, by);
        if (before === 'unknown') expect(less.is).toBe('unknown');
        const { [which]: _gone, ...rest } = given.read;
        const without = judgeIdle({ ...given, read: rest }, by);
        expect(without.seen.find(({ measure }) => measure.meter === which)?.shows ?? 'nothing').toBe('nothing');
      }),
    );
  });

  it('what nobody measured and the ledger does not know is unknown, and unknown has its reason', () => {
    fc.assert(
      fc.property(some, policies, (given, by) => {
        expect(judgeIdle({ ...given, read: {}, states: [] }, by).is).toBe('unknown');
        const judged = judgeIdle(given, by);
        expect(judged.why === null).toBe(judged.is !== 'unknown');
        expect(judged.is === 'idle').toBe(judged.basis.length > 0 || judged.state !== null);
      }),
    );
  });
});

describe('the measures of a policy', () => {
  it('name every item, no meter twice, and only ways that are measured', () => {
    const valid = (items: unknown) => idleRulesSchema.safeParse(items).success;
    const host = BY_ITEM['cloud-host'];
    const { bandwidth: _, ...one } = BY_ITEM;
    expect(valid(BY_ITEM)).toBe(true);
    expect(valid(one)).toBe(false);
    expect(valid({ ...BY_ITEM, bandwidth: { ...host, ways: [['connections']] } })).toBe(false);
    const twice = host.by === 'readings' ? { ...host, measures: [...host.measures, ...host.measures] } : null;
    expect(valid({ ...BY_ITEM, bandwidth: twice })).toBe(false);
  });
});
