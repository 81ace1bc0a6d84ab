import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf, judgeReadings } from './reading-rules.ts';
import { isReading, readingSchema } from './schemas.ts';

const now = new Date('2026-11-23T02:00:00Z');
const [ours, elsewhere, gone, born] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const resources = new Map([
  [ours, { departmentId: 'd', holders: [], granted: true, readyAt: null, releasedAt: null }],
  [elsewhere, { departmentId: 'd', holders: [], granted: false, readyAt: null, releasedAt: null }],
  [
    born,
    {
      ...{ departmentId: 'd', granted: true, readyAt: null, releasedAt: null },
      holders: [{ departmentId: 'd', since: new Date('2026-11-23T00:20:00Z') }],
    },
  ],
  [
    gone,
    { departmentId: 'd', holders: [], granted: true, readyAt: null, releasedAt: new Date('2026-11-20T00:00:00Z') },
  ],
]);
const reading = (changes: Record<string, string> = {}) => ({
  eventId: 'e',
  resourceId: ours,
  dimension: 'vcpu',
  quantity: '1.5',
  at: '2026-11-23T01:00:00.000Z',
  ...changes,
});
const judge = (...sent: ReturnType<typeof reading>[]) => judgeReadings(sent, { resources, now, closed: [] });

describe('a reading of use', () => {
  it('is taken however late it comes, and a little ahead of our clock', () => {
    for (const at of ['2020-01-01T00:00:00Z', '2026-11-23T02:10:00Z'])
      expect(judge(reading({ at })).good).toMatchObject([{ at, departmentId: 'd', index: 0 }]);
    expect(judge(reading({ resourceId: gone, at: '2026-11-19T00:00:00Z' })).refused).toEqual([]);
  });

  it.each([
    ['INPUT_INVALID', { quantity: 'NaN' }],
    ['INPUT_INVALID', { quantity: '-1' }],
    ['INPUT_INVALID', { quantity: '1e3' }],
    ['INPUT_INVALID', { quantity: '1'.repeat(21) }],
    ['INPUT_INVALID', { quantity: '0.1234567891' }],
    ['UNKNOWN_METER', { dimension: 'watts' }],
    ['UNKNOWN_METER', { dimension: 'service-days' }],
    ['UNIT_MISMATCH', { dimension: 'egress-gb', unit: 'GiB' }],
    ['READING_TOO_LARGE', { quantity: '1000000000001' }],
    ['READING_TOO_LARGE', { quantity: '9'.repeat(20) }],
    ['INPUT_INVALID', { quantity: 'Infinity' }],
    ['INPUT_INVALID', { quantity: '' }],
    ['INPUT_INVALID', { at: '2026-02-30T00:00:00Z' }],
    ['READING_OUT_OF_TIME', { resourceId: born, at: '2026-11-22T23:59:59Z' }],
    ['INPUT_INVALID', { at: '2026-11-23 10:00' }],
    ['INPUT_INVALID', { at: '2026-11-23T10:00:00+08:00' }],
    ['NOT_FOUND', { resourceId: '00000000-0000-4000-8000-000000000009' }],
    ['CLOUD_NOT_GRANTED', { resourceId: elsewhere }],
    ['INPUT_INVALID', { dimension: 'sign-ins' }],
    ['INPUT_INVALID', { dimension: 'requests', thing: 'a' }],
    ['READING_OUT_OF_TIME', { at: '2026-11-23T02:10:01Z' }],
    ['READING_OUT_OF_TIME', { at: '9999-12-31T23:59:59Z' }],
    ['READING_OUT_OF_TIME', { resourceId: gone }],
  ])('is refused with %s as %o, and its neighbours stay', (code, changes) => {
    const { good, refused } = judge(reading(), reading({ eventId: 'bad', ...changes }), reading());
    expect(refused).toMatchObject([{ index: 1, eventId: 'bad', code }]);
    expect(good.map(({ index }) => index)).toEqual([0, 2]);
  });

  it('is of the department that had the resource then, and of the first one before it in the hour in which it began', () => {
    const at = (day: number) => `2026-11-0${day}T00:00:00.000Z`;
    const holders = [
      { departmentId: 'giving', since: new Date('2026-11-02T00:40:00.000Z') },
      { departmentId: 'receiving', since: new Date(at(4)) },
    ];
    const given = new Map([
      [ours, { departmentId: 'receiving', holders, granted: true, readyAt: null, releasedAt: null }],
    ]);
    const batch = ['2026-11-02T00:00:00Z', '2026-11-02T00:50:00Z', at(3), at(4), at(5)].map((when) =>
      reading({ at: when }),
    );
    expect(
      judgeReadings(batch, { resources: given, now, closed: [] }).good.map(({ departmentId }) => departmentId),
    ).toEqual([...['giving', 'giving', 'giving'], ...['receiving', 'receiving']]);
  });

  it('of a closed period is told apart, since it may be one that is there already', () => {
    const closed = [{ from: new Date('2026-10-31T16:00:00Z'), to: new Date('2026-11-30T16:00:00Z') }];
    const { good, late, refused } = judgeReadings([reading(), reading({ at: '2026-10-31T15:59:59.999Z' })], {
      ...{ resources, now, closed },
    });
    expect([good.length, late.length, refused.length]).toEqual([1, 1, 0]);
    expect(late).toMatchObject([{ index: 0 }]);
  });

  it('of a meter that counts things once names its thing', () => {
    expect(judge(reading({ dimension: 'sign-ins', thing: 'zhang.wei' })).good).toMatchObject([{ thing: 'zhang.wei' }]);
  });

  it('is either taken or refused, each once, whatever is sent beside it', () => {
    const text = fc.string({ maxLength: 30 });
    const sent = fc.record({ eventId: text, resourceId: text, dimension: text, quantity: text, at: text });
    fc.assert(
      fc.property(fc.array(fc.oneof(sent, fc.constant(reading()))), (batch) => {
        const { good, refused } = judgeReadings(batch, { resources, now, closed: [] });
        const places = [...good, ...refused].map(({ index }) => index).toSorted((a, b) => a - b);
        expect(places).toEqual(batch.map((_, index) => index));
      }),
    );
  });
});

describe('the quick look at a reading', () => {
  const near = (good: string, ...others: readonly unknown[]) => fc.constantFrom<unknown>(good, good, good, ...others);
  const sent = fc.record(
    {
      eventId: near('e', '', 'e'.repeat(128), 'e'.repeat(129), 7, null),
      resourceId: near(
        ours,
        ours.toUpperCase(),
        'r',
        `${ours}\n`,
        '00000000-0000-0000-0000-000000000000',
        ours.replace('4', '9'),
        1,
      ),
      dimension: near('vcpu', 'egress-gb', 'VCPU', 'watts', '', 'constructor', 3),
      unit: near('core', '', 'GB', 'u'.repeat(16), 'u'.repeat(17), 1, null, undefined),
      thing: near('a', '', 'a'.repeat(128), 'a'.repeat(129), 1, null, undefined),
      quantity: near(
        '1.5',
        '007',
        '1.',
        '.5',
        '-1',
        '+1',
        '1e3',
        'NaN',
        '1'.repeat(21),
        '0.1234567891',
        '1\n',
        1.5,
        '',
      ),
      at: fc.oneof(
        near(
          '2026-02-28T00:00:00Z',
          '2026-02-29T00:00:00Z',
          '2028-02-29T00:00:00Z',
          '2026-02-28T24:00:00Z',
          '2026-02-28T00:00Z',
        ),
        near(
          '2026-02-28T00:00:00.123456789Z',
          '2026-02-28 00:00:00Z',
          '2026-02-28T00:00:00',
          '2026-02-28T00:00:00+00:00',
          '',
          5,
        ),
      ),
      more: fc.constantFrom(1, undefined),
    },
    { requiredKeys: ['eventId', 'resourceId', 'quantity', 'at'] },
  );

  it('takes what the schema takes, and nothing else', () => {
    fc.assert(
      fc.property(sent, (each) => {
        expect(isReading(each)).toBe(readingSchema.safeParse(each).success);
      }),
      { numRuns: 2_000 },
    );
    expect(isReading(reading())).toBe(true);
  });
});

it('the hours of a batch are told once each, and what is no instant has none', () => {
  const [six, seven] = ['2026-11-23T06:00:00Z', '2026-11-23T07:00:00Z'].map((at) => Date.parse(at));
  expect(hoursOf(['2026-11-23T06:59:59.999Z', '2026-11-23T07:00:00Z', 'soon', '2026-11-23T06:00:00Z'])).toEqual([
    six,
    seven,
  ]);
  expect(hoursOf(['1969-12-31T23:30:00Z'])).toEqual([-3_600_000]);
});
