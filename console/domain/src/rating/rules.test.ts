import { type Month, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { formatCharged, parseExact, parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import type { PriceModel } from '@zhengyun/rulebook/price-rule.ts';
import { type PriceTerms, unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingHash } from './content-hash-rules.ts';
import { type MeteredUse, type RatedResource, type RatingFacts, rate } from './rules.ts';

const MARCH = periodOf('2026-03');
const at = (text: string) => new Date(text);
const price = parsePrice;
const ruleOf = (model: PriceModel, more: Partial<PriceTerms> = {}): PriceTerms => ({
  ...unitPriceRule(0n),
  model,
  ...more,
});
const tiers = (...steps: readonly (readonly [string, string | null, string])[]) =>
  steps.map(([from, to, yuan]) => ({
    from: parseQuantity(from),
    to: to === null ? null : parseQuantity(to),
    unitPrice: price(yuan),
  }));

interface Book {
  readonly from?: Date;
  readonly to?: Date | null;
  readonly departmentId?: string | null;
}
const book = (id: string, rules: Readonly<Record<string, PriceTerms>>, over: Book = {}): BookVersion => ({
  id,
  number: `JG-${id}`,
  name: id,
  sample: true,
  departmentId: over.departmentId ?? null,
  validFrom: over.from ?? periodOf('2026-01').from,
  validTo: over.to ?? null,
  rules: new Map(Object.entries(rules).map(([sku, rule]) => [sku, { unit: '核·月', rule }])),
});
const VCPU = unitPriceRule(price('31'));
const UNIT = book('1', { 'vcpu.x86': VCPU, 'memory-gb.x86': unitPriceRule(price('12.345678')) });

/** A resource and what it held of vCPU from which instant on; 0: released. */
const host = (id: string, ...changes: readonly (readonly [Date | string, bigint])[]): RatedResource => ({
  id,
  number: `ZY-${id}`,
  xinchuang: false,
  cloudId: 'cloud-a',
  changes: changes.map(([when, vcpu], place) => ({
    id: `${id}-${place}`,
    at: new Date(when),
    amounts: vcpu === 0n ? {} : { vcpu },
  })),
});
const metered = (quantity: string, over: Partial<MeteredUse> = {}): MeteredUse => ({
  resourceId: 'r1',
  number: 'ZY-r1',
  cloudId: 'cloud-a',
  sku: 'traffic-gb.x86',
  quantity: parseQuantity(quantity),
  ...MARCH,
  events: { readings: 3, digest: 'd' },
  ...over,
});
const facts = (over: Partial<RatingFacts> & { readonly of?: Month } = {}): RatingFacts => ({
  month: periodOf(over.of ?? '2026-03'),
  period: periodOf(over.of ?? '2026-03'),
  resources: [],
  metered: [],
  versions: [UNIT],
  ...over,
});
const yuan = (of: RatingFacts) => new Decimal(formatCharged(rate(of).total)).toString();
const hashOf = (of: RatingFacts) =>
  ratingHash({ contractId: 'c', month: '2026-03', period: of.period, asOf: of.period.to }, rate(of));
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((all, each) => all + each, 0n);

describe('a charge', () => {
  it('pins price, quantity, unit, interval and the changes behind it', () => {
    const of = facts({ resources: [host('r1', ['2026-03-05T01:02:03.456Z', 16n], ['2026-03-09T08:00:00Z', 32n])] });
    const { charges, gaps } = rate(of);
    expect(gaps).toEqual([]);
    const pinned = {
      kind: 'usage',
      resourceId: 'r1',
      sku: 'vcpu.x86',
      unit: '核·月',
      priceVersionId: '1',
      unitPrice: price('31'),
    };
    expect(charges).toMatchObject([
      {
        ...pinned,
        from: at('2026-03-05T01:02:03Z'),
        to: at('2026-03-09T08:00:00Z'),
        units: 16n,
        events: { changes: ['r1-0'] },
      },
      { ...pinned, from: at('2026-03-09T08:00:00Z'), to: MARCH.to, units: 32n, events: { changes: ['r1-1'] } },
    ]);
  });

  it('of several changes within a second follows the last, and pins them all', () => {
    const of = facts({ resources: [host('r1', ['2026-03-09T08:00:00.100Z', 4n], ['2026-03-09T08:00:00.900Z', 8n])] });
    expect(rate(of).charges).toMatchObject([{ units: 8n, events: { changes: ['r1-0', 'r1-1'] } }]);
  });

  it('is not made where no price covers the use: item, resource and instant are told', () => {
    const late = book('1', { 'vcpu.x86': VCPU }, { from: at('2026-03-10T00:00:00Z') });
    const { charges, gaps } = rate(facts({ resources: [host('r1', ['2026-01-05T00:00:00Z', 1n])], versions: [late] }));
    const gap = { sku: 'vcpu.x86', number: 'ZY-r1', from: MARCH.from, to: at('2026-03-10T00:00:00Z') };
    expect(gaps).toMatchObject([gap]);
    expect(charges).toHaveLength(1);
  });

  it('is by the department’s own price where it has one, by the general one before, after and for all else', () => {
    const span = { from: at('2026-03-10T00:00:00Z'), to: at('2026-03-20T00:00:00Z'), departmentId: 'd' };
    const own = book('own', { 'vcpu.x86': unitPriceRule(price('3.1')) }, span);
    const both = { ...host('r1', ['2026-01-05T00:00:00Z', 1n]) };
    const { charges } = rate(facts({ resources: [both], versions: [own, UNIT] }));
    expect(charges.map(({ priceVersionId, from }) => [priceVersionId, from])).toEqual([
      ['1', MARCH.from],
      ['own', span.from],
      ['1', span.to],
    ]);
  });

  it('of a meter pins how many readings there were and their digest; what no book names is shown elsewhere and charged nowhere', () => {
    const sold = book('1', { 'traffic-gb.x86': unitPriceRule(price('0.8')) });
    expect(rate(facts({ metered: [metered('120.5')], versions: [sold] })).charges).toMatchObject([
      { sku: 'traffic-gb.x86', units: null, quantity: parseQuantity('120.5'), events: { readings: 3, digest: 'd' } },
    ]);
    expect(rate(facts({ metered: [metered('120.5')] }))).toMatchObject({ charges: [], gaps: [], total: 0n });
  });

  it('of a meter is refused where one reading is of two prices', () => {
    const later = book('2', { 'traffic-gb.x86': VCPU }, { from: at('2026-03-10T00:00:00Z') });
    const sold = book('1', { 'traffic-gb.x86': VCPU }, { to: later.validFrom });
    expect(() => rate(facts({ metered: [metered('1')], versions: [sold, later] }))).toThrow('more than one price');
  });
});

describe('a rule applies to the department’s whole month of an item', () => {
  const steps = tiers(['0', '10', '2'], ['10', '100', '1.5'], ['100', null, '1']);
  const two = [host('r1', ['2026-01-01T00:00:00Z', 8n]), host('r2', ['2026-01-01T00:00:00Z', 12n])];
  const by = (model: PriceModel, more: Partial<PriceTerms> = {}) =>
    facts({ resources: two, versions: [book('1', { 'vcpu.x86': ruleOf(model, more) })] });

  it.each([
    ['graduated', by({ kind: 'graduated', tiers: steps }), '35', ['16', '19']],
    ['volume', by({ kind: 'volume', tiers: steps }), '30', ['12', '18']],
    ['package', by({ kind: 'package', size: parseQuantity('5'), price: price('9') }), '36', ['18', '18']],
    ['flat', by({ kind: 'flat', price: price('120') }), '120', ['120', '0']],
  ])('by a %s price, laid on the charges by instant and resource', (_, of, whole, parts) => {
    expect(yuan(of)).toBe(whole);
    const shown = rate(of).charges.map(({ amount }) => new Decimal(formatCharged(amount)).toString());
    expect(shown).toEqual(parts);
  });

  it('a flat price lies on who used the item first, whatever its number', () => {
    const resources = [host('r1', ['2026-03-09T00:00:00Z', 1n]), host('r2', ['2026-03-05T00:00:00Z', 1n])];
    const of = { ...by({ kind: 'flat', price: price('120') }), resources };
    expect(rate(of).charges.map(({ number, amount }) => [number, amount > 0n])).toEqual([
      ['ZY-r1', false],
      ['ZY-r2', true],
    ]);
  });

  it('a discount is a charge of its own for each charge, exact', () => {
    const of = by({ kind: 'unit', unitPrice: price('0.000001') }, { discountPpm: 333_333n });
    expect(
      rate(of).charges.map(({ kind, number, amount }) => [kind, number, new Decimal(formatCharged(amount)).toFixed()]),
    ).toEqual([
      ['usage', 'ZY-r1', '0.000008'],
      ['discount', 'ZY-r1', '-0.000002666664'],
      ['usage', 'ZY-r2', '0.000012'],
      ['discount', 'ZY-r2', '-0.000003999996'],
    ]);
  });

  it('a minimum is one charge of no resource, and a maximum one for each cloud it frees of cost', () => {
    const [least, most] = [{ minimum: price('100') }, { maximum: price('15') }];
    const unit: PriceModel = { kind: 'unit', unitPrice: price('1') };
    const last = (of: RatingFacts) => rate(of).charges.filter(({ kind }) => kind !== 'usage');
    expect(last(by(unit, least))).toMatchObject([
      { kind: 'minimum', resourceId: null, cloudId: null, amount: parseExact('80') },
    ]);
    const of = by(unit, most);
    const apart = of.resources.map((each, place) => ({ ...each, cloudId: `cloud-${place}` }));
    expect(last({ ...of, resources: apart })).toMatchObject([
      { kind: 'maximum', cloudId: 'cloud-1', amount: parseExact('-5') },
    ]);
    expect(yuan(by(unit, least))).toBe('100');
    expect(yuan(of)).toBe('15');
  });

  it('and to the part of the month it reigned: in each half, ten units lie where ten lie in a whole one', () => {
    const cut = at('2026-03-11T07:13:29Z');
    const rules = { 'vcpu.x86': ruleOf({ kind: 'volume', tiers: tiers(['0', '20', '2'], ['20', null, '1']) }) };
    const packages = { 'vcpu.x86': ruleOf({ kind: 'package', size: parseQuantity('5'), price: price('3') }) };
    for (const each of [rules, packages]) {
      const whole = facts({ resources: two, versions: [book('1', each)] });
      const halves = facts({
        resources: two,
        versions: [book('1', each, { to: cut }), book('2', each, { from: cut })],
      });
      expect(yuan(halves)).toBe(yuan(whole));
    }
  });
});

describe('what stands at the month’s end', () => {
  it('is priced as a whole month of it, whatever part of the month its price or contract has', () => {
    const cut = at('2026-03-21T00:00:00Z');
    const item = { sku: 'backup-gb-used.x86', whole: true };
    const models = [
      { kind: 'graduated', tiers: tiers(['0', '50', '1'], ['50', null, '3']) },
      { kind: 'volume', tiers: tiers(['0', '50', '1'], ['50', null, '3']) },
      { kind: 'package', size: parseQuantity('50'), price: price('7') },
      { kind: 'flat', price: price('9') },
    ] as const;
    for (const model of models) {
      const rule = { [item.sku]: ruleOf(model, { maximum: price('100') }) };
      const whole = facts({ metered: [metered('70', item)], versions: [book('1', rule)] });
      const last = facts({
        metered: [metered('70', { ...item, from: cut })],
        versions: [book('1', rule, { to: cut }), book('2', rule, { from: cut })],
      });
      const contract = facts({
        ...{ metered: [metered('70', { ...item, from: cut })], versions: [book('1', rule)] },
        period: { from: cut, to: MARCH.to },
      });
      expect([yuan(last), yuan(contract)]).toEqual([yuan(whole), yuan(whole)]);
    }
  });
});

/** Traps of the best billing systems (reference: how they do it, and where they went wrong), by the number they have there. */
describe('trap', () => {
  const whole = (month: Month, units = 1n) =>
    facts({ of: month, resources: [host('r1', ['2026-01-01T00:00:00Z', units])] });

  it('1: a day that ends in Shanghai and not in UTC is billed once', () => {
    const of = (month: Month) =>
      facts({ of: month, resources: [host('r1', ['2026-03-31T15:59:59Z', 1n], ['2026-03-31T16:00:01Z', 0n])] });
    const seconds = (month: Month) =>
      rate(of(month)).charges.map(({ from, to }) => (to.getTime() - from.getTime()) / 1_000);
    expect([seconds('2026-02'), seconds('2026-03'), seconds('2026-04')]).toEqual([[], [1], [1]]);
  });

  it('2: months come from the zone, by whatever its rules were: those with summer time too', () => {
    // Shanghai was an hour ahead in the summers of 1986 to 1991.
    const of = facts({
      of: '1990-05',
      versions: [book('1', { 'vcpu.x86': VCPU }, { from: at('1980-01-01T00:00:00Z') })],
    });
    expect(of.month).toEqual({ from: at('1990-04-30T15:00:00Z'), to: at('1990-05-31T15:00:00Z') });
    const held = { ...of, resources: [host('r1', ['1989-01-01T00:00:00Z', 1n])] };
    expect(yuan(held)).toBe('31');
  });

  it('3: use on the day of release is charged up to the second of release', () => {
    const of = facts({ resources: [host('r1', ['2026-03-09T16:00:00Z', 1n], ['2026-03-10T05:30:00Z', 0n])] });
    expect(rate(of).charges).toMatchObject([{ from: at('2026-03-09T16:00:00Z'), to: at('2026-03-10T05:30:00Z') }]);
  });

  it('4: a change at a month’s first instant is in it, one a millisecond before is the month before’s second', () => {
    const first = facts({ resources: [host('r1', [MARCH.from, 1n])] });
    const before = facts({ resources: [host('r1', [new Date(MARCH.from.getTime() - 1), 1n])] });
    expect(rate(first).charges[0]?.from).toEqual(MARCH.from);
    expect(rate(before).charges[0]?.from).toEqual(MARCH.from);
    const february = facts({ of: '2026-02', resources: before.resources });
    expect(rate(february).charges).toMatchObject([{ from: new Date(MARCH.from.getTime() - 1_000), to: MARCH.from }]);
  });

  it('5: what is released is divided by the whole month, never by what is left of it', () => {
    const of = facts({ resources: [host('r1', ['2026-03-21T16:00:00Z', 1n], ['2026-03-23T16:00:00Z', 0n])] });
    expect(yuan(of)).toBe(
      yuan(facts({ resources: [host('r1', ['2026-03-01T16:00:00Z', 1n], ['2026-03-03T16:00:00Z', 0n])] })),
    );
    expect(formatQuantity(rate(of).charges[0]?.quantity ?? 0n)).toBe('0.064516129');
  });

  it('a meter that a price begins or ends to name within the month is charged while it does, and holds nothing else up', () => {
    const from = at('2026-03-15T16:00:00Z');
    const named = book(
      '2',
      { ...Object.fromEntries([['vcpu.x86', VCPU]]), 'traffic-gb.x86': unitPriceRule(price('2')) },
      { from },
    );
    const versions = [book('1', { 'vcpu.x86': VCPU }, { to: from }), named];
    const use = [metered('3', { to: from }), metered('5', { from })];
    const rated = rate(facts({ resources: [host('r1', ['2026-01-05T00:00:00Z', 1n])], metered: use, versions }));
    expect(rated.gaps).toEqual([]);
    expect(
      rated.charges.map(({ sku, quantity }) => [sku, quantity === null ? null : formatQuantity(quantity)]),
    ).toContainEqual(['traffic-gb.x86', formatQuantity(parseQuantity('5'))]);
    expect(yuan(facts({ metered: use, versions }))).toBe('10');
  });

  it('a minimum is for what was used: a meter that read nothing, and of which some time is unknown, pays none', () => {
    const versions = [book('1', { 'object-gb-used.x86': ruleOf(VCPU.model, { minimum: price('100') }) })];
    const empty = metered('0', {
      sku: 'object-gb-used.x86',
      events: { readings: 3, digest: 'd', unknownSeconds: '3600' },
    });
    expect(yuan(facts({ metered: [empty], versions }))).toBe('0');
    const used = { ...empty, quantity: 1n, resourceId: 'r2', number: 'ZY-r2' };
    expect(yuan(facts({ metered: [empty, used], versions }))).toBe('100');
  });

  it('6: a minimum is for the month it is charged in, whatever month was rated before it', () => {
    const versions = [book('1', { 'vcpu.x86': ruleOf(VCPU.model, { minimum: price('1000') }) })];
    expect(yuan({ ...whole('2026-02'), versions })).toBe('1000');
    expect(yuan({ ...whole('2026-03'), versions })).toBe('1000');
    const [, to] = [MARCH.from, new Date(MARCH.from.getTime() + 1_339_200_000)];
    expect(yuan({ ...whole('2026-03'), versions, period: { from: MARCH.from, to } })).toBe('500');
  });

  it('7: added, removed, added and removed within a day is charged by the seconds it was there', () => {
    const times = ['01:00:00', '01:00:10', '05:00:00', '05:00:20'].map((time) => `2026-03-10T${time}Z`);
    const of = facts({
      resources: [host('r1', ...times.map((time, place) => [time, place % 2 === 0 ? 1n : 0n] as const))],
    });
    expect(sum(rate(of).charges.map(({ from, to }) => BigInt(to.getTime() - from.getTime())))).toBe(30_000n);
  });

  it('8: a resize ends the interval before it, a release ends the last: nothing runs beside it or for ever', () => {
    const of = (month: Month) =>
      facts({
        of: month,
        resources: [
          host('r1', ['2026-03-01T16:00:00Z', 4n], ['2026-03-05T16:00:00Z', 8n], ['2026-03-09T16:00:00Z', 0n]),
        ],
      });
    const { charges } = rate(of('2026-03'));
    expect(charges.map(({ units, to }) => [units, to])).toEqual([
      [4n, at('2026-03-05T16:00:00Z')],
      [8n, at('2026-03-09T16:00:00Z')],
    ]);
    expect(rate(of('2026-04')).charges).toEqual([]);
  });

  it('13: no use is in two prices: two versions of a book that both price it are refused, never both charged', () => {
    const other = book('2', { 'vcpu.x86': VCPU });
    expect(() => rate({ ...whole('2026-03'), versions: [UNIT, other] })).toThrow('both price vcpu.x86');
  });

  it('14: negative use is refused, neither turned round nor clamped', () => {
    const sold = book('1', { 'traffic-gb.x86': VCPU });
    expect(() => rate(facts({ metered: [metered('-1')], versions: [sold] }))).toThrow('negative');
    expect(() => rate(facts({ resources: [host('r1', ['2026-03-01T00:00:00Z', -4n])] }))).toThrow(
      'nothing negative is held',
    );
  });

  it('18: what a month is, is the price’s: a calendar month costs the same in February and March, thirty days do not', () => {
    expect([yuan(whole('2026-02')), yuan(whole('2026-03'))]).toEqual(['31', '31']);
    const versions = [
      book('1', { 'vcpu.x86': ruleOf({ kind: 'unit', unitPrice: price('30') }, { month: 'fixed-30-days' }) }),
    ];
    expect([yuan({ ...whole('2026-04'), versions }), yuan({ ...whole('2026-03'), versions })]).toEqual([
      '30',
      '30.99999999',
    ]);
    const flat = [book('1', { 'vcpu.x86': ruleOf({ kind: 'flat', price: price('30') }, { month: 'fixed-30-days' }) })];
    expect(yuan({ ...whole('2026-03'), versions: flat })).toBe('30.99999999');
  });

  it('22: use that comes late prices the whole month anew: a volume price drops for what was there before', () => {
    const versions = [
      book('1', {
        'traffic-gb.x86': ruleOf({ kind: 'volume', tiers: tiers(['0', '100', '1'], ['100', null, '0.5']) }),
      }),
    ];
    const early = metered('60');
    const late = metered('60', { resourceId: 'r2', number: 'ZY-r2' });
    expect(yuan(facts({ metered: [early], versions }))).toBe('60');
    const anew = facts({ metered: [early, late], versions });
    expect(yuan(anew)).toBe('60');
    expect(hashOf(anew)).toBe(hashOf({ ...anew, metered: [late, early] }));
    expect(rate(anew).charges.map(({ amount }) => formatCharged(amount))).toEqual([
      '30.000000000000000',
      '30.000000000000000',
    ]);
  });
});

const SECONDS = 2_678_400;
const second = (n: number) => new Date(MARCH.from.getTime() + n * 1_000);
const bound = fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n }), { nil: null });
const money = fc.bigInt({ min: 0n, max: 10n ** 8n });
const modelArbitrary: fc.Arbitrary<PriceModel> = fc.oneof(
  money.map((unitPrice) => ({ kind: 'unit' as const, unitPrice })),
  money.map((each) => ({ kind: 'flat' as const, price: each })),
  fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 11n }), money)
    .map(([size, each]) => ({ kind: 'package' as const, size, price: each })),
  fc
    .tuple(
      fc.constantFrom('graduated' as const, 'volume' as const),
      fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 11n }), money), { minLength: 1, maxLength: 5 }),
    )
    .map(([kind, sizes]) => {
      let reached = 0n;
      const made = sizes.map(([size, unitPrice], index) => {
        const from = reached;
        reached += size;
        return { from, to: index === sizes.length - 1 ? null : reached, unitPrice };
      });
      return { kind, tiers: made };
    }),
);
const termsArbitrary: fc.Arbitrary<PriceTerms> = fc
  .tuple(
    modelArbitrary,
    fc.bigInt({ min: 0n, max: 1_000_000n }),
    bound,
    bound,
    fc.constantFrom('calendar' as const, 'fixed-30-days' as const),
  )
  .map(([model, discountPpm, a, b, month]) => {
    const [minimum, maximum] = a !== null && b !== null && a > b ? [b, a] : [a, b];
    return { model, discountPpm, minimum, maximum, month };
  });
const changesArbitrary = fc.uniqueArray(fc.tuple(fc.nat(SECONDS - 1), fc.bigInt({ min: 0n, max: 200n })), {
  selector: ([when]) => when,
  minLength: 1,
  maxLength: 5,
});
const factsArbitrary = fc
  .record({
    hosts: fc.array(fc.tuple(fc.constantFrom('cloud-a', 'cloud-b'), changesArbitrary), { maxLength: 5 }),
    before: termsArbitrary,
    after: termsArbitrary,
    own: fc.option(fc.tuple(termsArbitrary, fc.nat(SECONDS), fc.nat(SECONDS))),
    cut: fc.integer({ min: 1, max: SECONDS - 1 }),
    traffic: fc.array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { maxLength: 3 }),
  })
  .map(({ hosts, before, after, own, cut, traffic }): RatingFacts => {
    const dedicated = own && own[1] !== own[2] ? [own[1], own[2]].toSorted((a, b) => a - b) : null;
    return facts({
      resources: hosts.map(([cloudId, changes], index) => ({
        ...host(`r${index}`, ...changes.map(([when, units]) => [second(when), units] as const)),
        cloudId,
      })),
      versions: [
        book('1', { 'vcpu.x86': before, 'traffic-gb.x86': before }, { to: second(cut) }),
        book('2', { 'vcpu.x86': after, 'traffic-gb.x86': after }, { from: second(cut) }),
        ...(own && dedicated
          ? [
              book(
                'own',
                { 'vcpu.x86': own[0] },
                { from: second(dedicated[0] ?? 0), to: second(dedicated[1] ?? 0), departmentId: 'd' },
              ),
            ]
          : []),
      ],
      metered: traffic.flatMap((quantity, index) =>
        [
          { from: MARCH.from, to: second(cut) },
          { from: second(cut), to: MARCH.to },
        ].map((span: Period) => metered('0', { ...span, quantity, resourceId: `r${index}`, number: `ZY-r${index}` })),
      ),
    });
  });

describe('whatever was used, and whatever the prices', () => {
  it('any order, and every fact twice in any batch, comes to the same bytes', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.infiniteStream(fc.nat()), (of, draw) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => [draw.next().value ?? 0, item] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, item]) => item);
        const again: RatingFacts = {
          ...of,
          resources: shuffled(of.resources).map((each) => ({ ...each, changes: shuffled(each.changes) })),
          versions: shuffled(of.versions),
          metered: shuffled(of.metered),
        };
        expect(hashOf(again)).toBe(hashOf(of));
        expect(hashOf(of)).toBe(hashOf(of));
      }),
    );
  });

  it('charges add up to their items, and items to what the rule makes of the whole', () => {
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        const { charges, items, total } = rate(of);
        for (const { sku, version, byModel, discount, bound: by, rule, share, quantity } of items) {
          const own = charges.filter((charge) => charge.sku === sku && charge.priceVersionId === version.id);
          expect(sum(own.map(({ amount }) => amount))).toBe(byModel + discount + by);
          const [least, most] = [rule.minimum, rule.maximum].map((each) => each && each * share * 10n ** 25n);
          if (quantity > 0n && least !== null && least !== undefined)
            expect(byModel + discount + by >= least).toBe(true);
          if (most !== null && most !== undefined) expect(byModel + discount + by <= most).toBe(true);
        }
        expect(sum(charges.map(({ amount }) => amount))).toBe(total);
        expect(total >= 0n).toBe(true);
      }),
    );
  });

  it('a change said twice, at another instant, leaves every amount and interval as it was', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.nat(SECONDS - 1), (of, when) => {
        const split = of.resources.map((resource) => {
          const held = resource.changes
            .toSorted((a, b) => a.at.getTime() - b.at.getTime())
            .findLast((each) => each.at <= second(when));
          return {
            ...resource,
            changes: [...resource.changes, { id: 'zz', at: second(when), amounts: held?.amounts ?? {} }],
          };
        });
        const bare = (facts: RatingFacts) => rate(facts).charges.map(({ events: _, ...charge }) => charge);
        expect(bare({ ...of, resources: split })).toEqual(bare(of));
      }),
    );
  });

  it('by unit, the parts of a month together cost what the month costs', () => {
    fc.assert(
      fc.property(
        factsArbitrary,
        money,
        fc.array(fc.integer({ min: 1, max: SECONDS - 1 }), { maxLength: 4 }),
        (of, unitPrice, cuts) => {
          const versions = [book('1', { 'vcpu.x86': unitPriceRule(unitPrice) })];
          const edges = [0, ...new Set(cuts), SECONDS].toSorted((a, b) => a - b).map(second);
          const parts = edges.slice(1).map((to, place) => ({ from: edges[place] ?? to, to }));
          const held = { ...of, versions, metered: [] };
          expect(sum(parts.map((period) => rate({ ...held, period }).total))).toBe(rate(held).total);
        },
      ),
    );
  });

  it('traps 7 and 8: every second of a holding is charged once, and none outside it', () => {
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        for (const { id, changes } of of.resources) {
          const own = rate(of).charges.filter(
            ({ resourceId, kind, units }) => resourceId === id && kind === 'usage' && units !== null,
          );
          const ordered = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
          const held = ordered.map(({ at: from, amounts }, place) => ({
            from,
            to: ordered[place + 1]?.at ?? MARCH.to,
            units: amounts.vcpu ?? 0n,
          }));
          const weight = (spans: readonly (Period & { readonly units: bigint | null })[]) =>
            sum(spans.map(({ from, to, units }) => (units ?? 0n) * BigInt(to.getTime() - from.getTime())));
          expect(weight(own)).toBe(weight(held));
          for (const [place, charge] of own.entries())
            for (const other of own.slice(place + 1)) expect(overlapOf(charge, other)).toBeNull();
        }
      }),
    );
  });

  it('graduated tiers are continuous: a little more use costs a little more, at every bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 10n }), money), { minLength: 2, maxLength: 5 }),
        fc.nat(),
        (sizes, which) => {
          let reached = 0n;
          const made = sizes.map(([size, unitPrice], index) => {
            const from = reached;
            reached += size;
            return { from, to: index === sizes.length - 1 ? null : reached, unitPrice };
          });
          const edge = made[1 + (which % (made.length - 1))]?.from ?? 0n;
          const versions = [book('1', { 'traffic-gb.x86': ruleOf({ kind: 'graduated', tiers: made }) })];
          const cost = (quantity: bigint) => rate(facts({ versions, metered: [{ ...metered('0'), quantity }] })).total;
          const dearest = sum(made.map(({ unitPrice }) => unitPrice));
          const step = cost(edge + 1n) - cost(edge - 1n);
          expect(step >= 0n && step <= 2n * dearest * 10n ** 25n).toBe(true);
        },
      ),
    );
  });
});
