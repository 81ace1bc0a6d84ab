import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPROVAL_POLICIES, furtherSteps } from './approval-policy.ts';
import { orderRoute, type RoutedLine } from './approval-route.ts';
import { type AskedLine, askedMore } from './asked-together.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';

const DAY_MS = 86_400_000;
const SINCE = new Date('2026-11-01T00:00:00Z');
const day = (days: number) => new Date(SINCE.getTime() + days * DAY_MS);
const asked = (part: Partial<AskedLine> = {}): AskedLine => ({
  requestId: 'q',
  resourceId: 'r',
  cloudId: 'c',
  submittedAt: day(1),
  delivered: false,
  monthFen: 100n,
  amounts: { vcpu: 8n },
  ...part,
});
const fenOf = (lines: readonly AskedLine[]) => askedMore(lines, SINCE).map(({ monthFen }) => monthFen);

describe('what a system asked for in a period', () => {
  it.each([
    ['a new resource counts whole', [asked()], [100n]],
    ['what was asked for before it is not asked for in it', [asked({ submittedAt: day(-1) })], []],
    ['the instant it begins is in it', [asked({ submittedAt: SINCE })], [100n]],
    [
      'a growth counts by what it adds to what was delivered',
      [asked({ submittedAt: day(-9), delivered: true, monthFen: 60n }), asked()],
      [40n],
    ],
    [
      'what was asked for before and never delivered is no ground to grow from',
      [asked({ submittedAt: day(-9), monthFen: 60n }), asked()],
      [100n],
    ],
    [
      'an order and its growth are no more than the size in the end',
      [asked(), asked({ submittedAt: day(2), monthFen: 150n })],
      [100n, 50n],
    ],
    [
      'a shrinking counts as nothing, and so does growing back',
      [asked(), asked({ submittedAt: day(2), monthFen: 20n }), asked({ submittedAt: day(3) })],
      [100n, 0n, 0n],
    ],
    ['two resources count each for itself', [asked(), asked({ resourceId: 's', monthFen: 7n })], [100n, 7n]],
  ] as const)('%s', (_, lines, fen) => {
    expect(fenOf(lines)).toEqual(fen);
  });

  it('counts each dimension by itself', () => {
    const lines = [asked(), asked({ submittedAt: day(2), amounts: { vcpu: 4n, 'memory-gb': 16n } })];
    expect(askedMore(lines, SINCE).map(({ amounts }) => amounts)).toEqual([{ vcpu: 8n }, { 'memory-gb': 16n }]);
  });

  it('is, of each resource, its highest less what it was, however many steps lead there and in whichever order they are read', () => {
    const steps = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, fc.bigInt({ min: 0n, max: 1_000n }), fc.boolean(), (sizes, was, reversed) => {
        const lines = [
          asked({ submittedAt: day(-5), delivered: true, monthFen: was }),
          ...sizes.map((monthFen, index) => asked({ requestId: `q${index}`, submittedAt: day(index), monthFen })),
        ];
        const sum = fenOf(reversed ? lines.toReversed() : lines).reduce((total, each) => total + each, 0n);
        const highest = [was, ...sizes].toSorted((a, b) => (a < b ? -1 : 1)).at(-1) ?? was;
        expect(sum).toBe(highest - was);
      }),
    );
  });
});

describe('an order that is cut into requests', () => {
  const POLICY = APPROVAL_POLICIES.at(-1)!;
  const ROUTE = PROFILE_POLICIES[0]!;
  const part = fc.record({
    monthFen: fc.bigInt({ min: 0n, max: 9_000_000n }),
    vcpu: fc.bigInt({ min: 0n, max: 400n }),
  });

  it('has, with its last part at the latest, every step and seat that the whole would have', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const own = { givesBack: false, profiles: ['city-medium'], mlpsGrade: 2 } as const;
        const line = (vcpu: bigint): RoutedLine => ({
          cloudId: 'c',
          profile: 'city-medium',
          item: 'cloud-host',
          amounts: { vcpu },
        });
        const judged = (mine: readonly (typeof parts)[number][], others: readonly (typeof parts)[number][]) => {
          const beside = askedMore(
            others.map(({ monthFen, vcpu }, index) =>
              asked({ requestId: `q${index}`, resourceId: `r${index}`, monthFen, amounts: { vcpu } }),
            ),
            SINCE,
          );
          const sum = (of: readonly { readonly monthFen: bigint }[]) =>
            of.reduce((all, { monthFen }) => all + monthFen, 0n);
          const lines = mine.map(({ vcpu }) => line(vcpu));
          return {
            further: furtherSteps({ ...own, monthFen: sum(mine), besideFen: sum(beside) }, POLICY),
            route: orderRoute({ lines, beside }, ROUTE, () => true),
          };
        };
        expect(judged(parts.slice(-1), parts.slice(0, -1))).toEqual(judged(parts, []));
      }),
    );
  });

  it('is not made larger by what was asked for on other clouds', () => {
    const lines: RoutedLine[] = [{ cloudId: 'c', profile: 'city-medium', item: 'cloud-host', amounts: { vcpu: 500n } }];
    const seat = (cloudId: string) =>
      orderRoute({ lines, beside: [{ cloudId, amounts: { vcpu: 1n } }] }, ROUTE, () => true)[1]?.reason;
    expect([seat('c'), seat('d')]).toEqual(['above-size', 'profile']);
  });
});
