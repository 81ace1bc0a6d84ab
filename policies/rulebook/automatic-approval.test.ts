import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AutomaticFacts,
  type AutomaticRefusal,
  growthOf,
  judgeAutomatic,
  onlyShrinks,
} from './automatic-approval.ts';
import { automaticRuleSchema, automaticRuleTextSchema, SAMPLE_AUTOMATIC_RULE } from './automatic-approval-policy.ts';
import type { ItemSpec } from './catalogue.ts';

const POLICY = automaticRuleSchema.parse(SAMPLE_AUTOMATIC_RULE);
const UNIT = 1_000_000_000n;
const host = (part: object = {}) =>
  ({
    item: 'cloud-host',
    count: 1,
    vcpu: 8,
    memoryGb: 16,
    systemDiskGb: 100,
    dataDisks: [],
    ...part,
  }) as unknown as ItemSpec;
const full = (held: bigint) => ({ held, peak: held * UNIT, coveragePpm: 1_000_000n });

/** Growth by two cores that passes; each test changes one thing. */
const facts = (part: Partial<AutomaticFacts> = {}): AutomaticFacts => ({
  isResize: true,
  now: host(),
  wanted: host({ vcpu: 10 }),
  calledBack: false,
  round: 1,
  planHash: 'a'.repeat(64),
  termsChanged: false,
  findings: 0,
  destroyed: 0,
  steps: ['administrative', 'technical'],
  yearFen: { now: 100_000n, after: 200_000n },
  priceChanges: false,
  use: { vcpu: full(8n), 'memory-gb': full(16n) },
  before: { ofResource: 0, units: {}, yearFen: 0n },
  withinQuota: true,
  withinBudget: true,
  poolAfter: { vcpu: 0n, 'memory-gb': 0n },
  ...part,
});
const refusals = (part: Partial<AutomaticFacts> = {}) => judgeAutomatic(facts(part), POLICY).refusals;

describe('growth', () => {
  it('passes where it is small and the use supports it', () => {
    expect(judgeAutomatic(facts(), POLICY)).toEqual({ clause: 'growth', refusals: [] });
  });

  it.each<[string, Partial<AutomaticFacts>, AutomaticRefusal[]]>([
    ['an order, release, extension or transfer', { isResize: false }, ['not-a-change']],
    ['called back before', { calledBack: true }, ['called-back']],
    ['a plan that changed after it was approved', { round: 2 }, ['plan-changed-before']],
    ['terms that are not those of its plan', { termsChanged: true }, ['terms-changed']],
    ['no plan', { planHash: null }, ['no-plan']],
    ['one finding of a policy', { findings: 1 }, ['findings']],
    ['a plan that replaces an object', { destroyed: 1 }, ['plan-destroys']],
    ['a review of security', { steps: ['administrative', 'technical', 'security'] }, ['step-of-people']],
    ['finance’s step', { steps: ['administrative', 'technical', 'finance'] }, ['step-of-people']],
    ['no step that is open', { steps: [] }, ['step-of-people']],
    [
      'another field',
      { wanted: host({ vcpu: 10, systemDiskGb: 120 }) },
      ['other-field', 'above-bound', 'department-above-bound', 'use-unknown', 'pool'],
    ],
    ['past the quota', { withinQuota: false }, ['quota']],
    ['past the budget', { withinBudget: false }, ['budget']],
    ['past the pool', { poolAfter: { vcpu: -1n } }, ['pool']],
    ['a pool nobody has said anything of', { poolAfter: {} }, ['pool']],
    ['at the bound', { wanted: host({ vcpu: 12 }) }, []],
    ['one core above it', { wanted: host({ vcpu: 13 }) }, ['above-bound']],
    [
      'two hosts of it',
      { now: host({ count: 2 }), wanted: host({ count: 2, vcpu: 11 }), use: { vcpu: full(16n) } },
      ['above-bound'],
    ],
    ['no price', { yearFen: null }, ['price-unknown']],
    ['another price within the year', { priceChanges: true }, ['price-changes']],
    ['at the price', { yearFen: { now: 0n, after: 2_000_000n } }, []],
    ['one fen above it', { yearFen: { now: 0n, after: 2_000_001n } }, ['above-price']],
    ['a resource that grew before', { before: { ofResource: 1, units: {}, yearFen: 0n } }, ['grown-before']],
    ['the department’s last two cores', { before: { ofResource: 0, units: { vcpu: 14n }, yearFen: 0n } }, []],
    [
      'one core too many for it',
      { before: { ofResource: 0, units: { vcpu: 15n }, yearFen: 0n } },
      ['department-above-bound'],
    ],
    [
      'one fen too many for it',
      { before: { ofResource: 0, units: {}, yearFen: 7_900_001n } },
      ['department-above-price'],
    ],
    ['use that nobody measured', { use: {} }, ['use-unknown']],
    ['no reading', { use: { vcpu: { held: 8n, peak: null, coveragePpm: 1_000_000n } } }, ['use-unknown']],
    ['a day too few', { use: { vcpu: { ...full(8n), coveragePpm: 799_999n } } }, ['use-unknown']],
    ['a peak at the threshold', { use: { vcpu: { ...full(8n), peak: (8n * UNIT * 8n) / 10n } } }, []],
    ['a peak below it', { use: { vcpu: { ...full(8n), peak: (8n * UNIT * 8n) / 10n - 1n } } }, ['use-low']],
    [
      'memory too, which was little used',
      { wanted: host({ vcpu: 10, memoryGb: 20 }), use: { vcpu: full(8n), 'memory-gb': { ...full(16n), peak: 0n } } },
      ['use-low'],
    ],
  ])('%s', (_, part, expected) => {
    expect([...refusals(part)].sort()).toEqual([...expected].sort());
  });
});

describe('a decrease', () => {
  const smaller = { now: host(), wanted: host({ vcpu: 4 }) };

  it.each<[string, Partial<AutomaticFacts>, AutomaticRefusal[]]>([
    [
      'passes with nothing known of use, price, pool or quota',
      { use: {}, yearFen: null, priceChanges: true, poolAfter: {}, withinQuota: false, withinBudget: false },
      [],
    ],
    [
      'passes however often the resource was changed',
      { before: { ofResource: 9, units: { vcpu: 99n }, yearFen: 99_000_000n } },
      [],
    ],
    ['takes finance’s step along', { steps: ['administrative', 'technical', 'finance'] }, []],
    ['leaves a review of security to people', { steps: ['administrative', 'security'] }, ['step-of-people']],
    [
      'that drops a host is people’s: its disks go',
      { wanted: host({ count: 1 }), now: host({ count: 2 }) },
      ['data-at-risk', 'other-field'],
    ],
    ['that changes nothing counted is no decrease', { wanted: host() }, ['nothing-changes']],
    ['in which something grows is growth', { wanted: host({ vcpu: 4, memoryGb: 17 }), use: {} }, ['use-unknown']],
    ['under a finding is people’s', { findings: 1 }, ['findings']],
  ])('%s', (_, part, expected) => {
    expect([...refusals({ ...smaller, ...part })].sort()).toEqual([...expected].sort());
  });
});

describe('what only shrinks', () => {
  const cache = (memoryGb: number) => ({ item: 'cache', memoryGb, vcpu: 2, replicas: 1 }) as unknown as ItemSpec;
  const pack = (grade: number) => ({ item: 'security-pack', grade }) as unknown as ItemSpec;

  it.each<[string, ItemSpec, ItemSpec, boolean]>([
    ['fewer cores', host(), host({ vcpu: 4 }), true],
    ['fewer cores and less memory', host(), host({ vcpu: 4, memoryGb: 8 }), true],
    ['the same', host(), host(), false],
    ['fewer cores, more memory', host(), host({ vcpu: 4, memoryGb: 17 }), false],
    ['a smaller disk', host({ systemDiskGb: 200 }), host(), false],
    ['a host less', host({ count: 2 }), host(), false],
    ['fewer cores and another field', host({ vcpu: 10 }), host({ image: 'x' }), false],
    ['the memory of a cache, which holds data', cache(8), cache(4), false],
    ['a security pack of a lower grade', pack(3), pack(2), false],
    ['another item', host(), cache(1), false],
  ])('%s', (_, now, wanted, expected) => {
    expect(onlyShrinks({ now, wanted })).toBe(expected);
  });

  it('is what the rule as shipped calls a decrease of sizes it names', () => {
    const size = fc.record({ vcpu: fc.integer({ min: 1, max: 4 }), memoryGb: fc.integer({ min: 1, max: 4 }) });
    const disk = fc.constantFrom(100, 120);
    fc.assert(
      fc.property(size, size, disk, disk, (now, wanted, before, after) => {
        const change = {
          now: host({ ...now, systemDiskGb: before }),
          wanted: host({ ...wanted, systemDiskGb: after }),
        };
        const { clause, refusals: against } = judgeAutomatic(facts(change), POLICY);
        expect(onlyShrinks(change)).toBe(clause === 'decrease' && against.length === 0);
      }),
    );
  });
});

describe('the rule as it is set', () => {
  const { decrease, growth } = SAMPLE_AUTOMATIC_RULE;
  const taken = (rule: object) => automaticRuleTextSchema.safeParse({ decrease, growth, ...rule }).success;

  it('is switched off by a version that has none of a kind', () => {
    const off = automaticRuleSchema.parse({ decrease, growth: null });
    expect(judgeAutomatic(facts(), off)).toEqual({ clause: 'growth', refusals: ['switched-off'] });
    expect(judgeAutomatic(facts({ wanted: host({ vcpu: 4 }) }), off)).toEqual({ clause: 'decrease', refusals: [] });
    expect(judgeAutomatic(facts(), null).refusals).toEqual(['switched-off']);
  });

  it.each([
    ['as it is shipped', {}, true],
    ['with nothing that passes by itself', { decrease: null, growth: null }, true],
    ['with the department’s own step', { decrease: { ...decrease, steps: ['department'] } }, false],
    ['with the review of security', { decrease: { ...decrease, steps: ['security'] } }, false],
    ['with no step at all', { decrease: { ...decrease, steps: [] } }, false],
    ['with a size that holds data', { decrease: { ...decrease, fields: { 'cloud-host': ['systemDiskGb'] } } }, false],
    ['with a size the item has not', { decrease: { ...decrease, fields: { bandwidth: ['vcpu'] } } }, false],
    ['with the memory of a cache', { decrease: { ...decrease, fields: { cache: ['memoryGb'] } } }, false],
    ['with a week in which it may be called back', { decrease: { ...decrease, objectionMinutes: 10_080 } }, true],
    ['with a minute more', { decrease: { ...decrease, objectionMinutes: 10_081 } }, false],
    ['with half a core', { growth: { ...growth, request: { units: { vcpu: '0.5' }, yearFen: '1' } } }, false],
    ['with less than no money', { growth: { ...growth, request: { units: {}, yearFen: '-1' } } }, false],
    [
      'with a share above the whole',
      { growth: { ...growth, use: { ...growth!.use, peakAtLeastPpm: '1000001' } } },
      false,
    ],
    ['with no need of readings', { growth: { ...growth, use: { ...growth!.use, coverageAtLeastPpm: '0' } } }, false],
    ['with a word nobody knows', { growth: { ...growth, forAnybody: true } }, false],
  ])('%s', (_, rule, ok) => {
    expect(taken(rule)).toBe(ok);
  });
});

describe('for every change', () => {
  const size = fc.record({ vcpu: fc.integer({ min: 1, max: 64 }), memoryGb: fc.integer({ min: 1, max: 512 }) });
  const use = fc.option(
    fc.record({
      held: fc.constant(8n),
      peak: fc.option(fc.bigInt({ min: 0n, max: 8n * UNIT }), { nil: null }),
      coveragePpm: fc.bigInt({ min: 0n, max: 1_000_000n }),
    }),
    { nil: undefined },
  );
  const any = fc
    .record({
      now: size,
      wanted: size,
      vcpu: use,
      memory: use,
      units: fc.bigInt({ min: 0n, max: 20n }),
      dearer: fc.bigInt({ min: 0n, max: 3_000_000n }),
    })
    .map(({ now, wanted, vcpu, memory, units, dearer }) =>
      facts({
        now: host(now),
        wanted: host(wanted),
        use: { ...(vcpu ? { vcpu } : {}), ...(memory ? { 'memory-gb': memory } : {}) },
        before: { ofResource: 0, units: { vcpu: units }, yearFen: 0n },
        yearFen: { now: 0n, after: dearer },
      }),
    );

  it('more growth never turns a no into a yes', () => {
    fc.assert(
      fc.property(
        any,
        fc.nat({ max: 8 }),
        fc.nat({ max: 64 }),
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        (one, cores, gb, fen) => {
          const { clause, refusals: against } = judgeAutomatic(one, POLICY);
          fc.pre(clause === 'growth' && against.length > 0 && one.wanted.item === 'cloud-host');
          const { wanted, yearFen } = one;
          if (wanted.item !== 'cloud-host') return;
          const more = { ...wanted, vcpu: wanted.vcpu + cores, memoryGb: wanted.memoryGb + gb };
          const price = { now: yearFen!.now, after: yearFen!.after + fen };
          expect(judgeAutomatic({ ...one, wanted: more, yearFen: price }, POLICY).refusals).not.toEqual([]);
        },
      ),
    );
  });

  it('what nobody measured never grows by itself, and what shrinks always passes on a clean plan', () => {
    fc.assert(
      fc.property(any, (one) => {
        const growth = growthOf(one);
        const { clause, refusals: against } = judgeAutomatic(one, POLICY);
        if (clause === 'decrease') expect(against).toEqual([]);
        for (const dimension of ['vcpu', 'memory-gb'] as const)
          if ((growth[dimension] ?? 0n) > 0n && (one.use[dimension]?.peak ?? null) === null)
            expect(against).toContain('use-unknown');
      }),
    );
  });

  it('a department’s growths never sum to more than its share, in whichever parts they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), (parts) => {
        let passed = 0n;
        for (const cores of parts) {
          const asked = facts({
            wanted: host({ vcpu: 8 + cores }),
            before: { ofResource: 0, units: { vcpu: passed }, yearFen: 0n },
          });
          if (judgeAutomatic(asked, POLICY).refusals.length === 0) passed += BigInt(cores);
        }
        expect(passed <= 16n).toBe(true);
      }),
    );
  });
});
