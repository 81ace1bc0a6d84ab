import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsFit, decideChange, decideHandover, type ResourceChange, spansOf, usageContent } from './rules.ts';

const at = (text: string) => new Date(text);
let key = 0;
const change = (kind: ResourceChange['kind'], instant: string, vcpu: bigint, cause = `c${++key}`): ResourceChange => ({
  id: String(++key).padStart(6, '0'),
  kind,
  at: at(instant),
  receivedAt: at(instant),
  amounts: vcpu > 0n ? { vcpu } : {},
  cause: { kind: 'operation', id: cause },
  instanceUid: 'uid',
});
const created = change('create', '2026-03-01T00:00:00Z', 4n, 'first');

describe('a change of what a resource holds', () => {
  it('is the same fact when its cause comes again', () => {
    expect(decideChange([created], { ...created })).toEqual({ is: 'replay', changeId: created.id });
  });

  it.each([
    ['other amounts', { amounts: { vcpu: 5n } }],
    ['another instant', { at: at('2026-03-01T00:00:01Z') }],
    ['another object', { instanceUid: 'other' }],
  ])('conflicts when the same cause comes with %s', (_, other) => {
    expect(decideChange([created], { ...created, ...other })).toEqual({ is: 'conflict', changeId: created.id });
  });

  it.each([
    ['a resize of what was never created', [], change('resize', '2026-03-02T00:00:00Z', 8n)],
    ['a second creation', [created], change('create', '2026-03-02T00:00:00Z', 8n)],
    [
      'anything after the delete',
      [created, change('delete', '2026-03-02T00:00:00Z', 0n)],
      change('resize', '2026-03-03T00:00:00Z', 8n),
    ],
  ])('is out of order as %s', (_, history, incoming) => {
    expect(decideChange(history, incoming).is).toBe('out-of-order');
  });

  it.each([
    [
      'a second change of one instant, which would have no order',
      [created],
      change('resize', '2026-03-01T00:00:00Z', 8n),
    ],
    [
      'a release before the creation, which would be charged for ever',
      [created],
      change('delete', '2026-02-28T00:00:00Z', 0n),
    ],
  ])('waits for the clock as %s', (_, history, incoming) => {
    expect(decideChange(history, incoming)).toEqual({ is: 'clock-behind', last: created.at });
  });

  it('follows what is known', () => {
    expect(decideChange([], created).is).toBe('append');
    expect(decideChange([created], change('resize', '2026-03-01T00:00:00.001Z', 8n)).is).toBe('append');
  });

  it('holds nothing after a delete and something otherwise', () => {
    expect([amountsFit('delete', {}), amountsFit('delete', { vcpu: 1n }), amountsFit('create', { vcpu: 0n })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('spans', () => {
  const period = { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') };

  it('are cut at the period and stay open where the resource is held on', () => {
    const changes = [change('create', '2026-02-01T00:00:00Z', 2n), change('resize', '2026-03-10T00:00:00Z', 4n)];
    expect(spansOf(changes, period).map(({ from, to }) => [from, to])).toEqual([
      [period.from, at('2026-03-10T00:00:00Z')],
      [at('2026-03-10T00:00:00Z'), null],
    ]);
  });

  it('end with the delete', () => {
    const changes = [change('create', '2026-03-02T00:00:00Z', 2n), change('delete', '2026-03-10T00:00:00Z', 0n)];
    expect(spansOf(changes, period)).toEqual([
      { from: at('2026-03-02T00:00:00Z'), to: at('2026-03-10T00:00:00Z'), amounts: { vcpu: 2n } },
    ]);
  });

  it('never overlap and never leave the period, whatever the history', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-06-01T00:00:00Z'), noInvalidDate: true }), {
          maxLength: 12,
        }),
        (dates) => {
          const changes = dates.map((date) => change('resize', date.toISOString(), 3n));
          let reached = period.from;
          for (const span of spansOf(changes, period)) {
            expect(
              span.from >= reached && (span.to ?? period.to) > span.from && (span.to ?? period.to) <= period.to,
            ).toBe(true);
            reached = span.to ?? period.to;
          }
        },
      ),
    );
  });
});

describe('a usage event', () => {
  it('is the same fact however its quantity and instant are written', () => {
    const event = { resourceId: 'r', dimension: 'vcpu', quantity: '1.5', at: '2026-03-01T00:00:00Z' };
    expect(usageContent({ ...event, quantity: '01.500', at: '2026-03-01T00:00:00.000Z' })).toBe(usageContent(event));
    expect(usageContent({ ...event, quantity: '1.51' })).not.toBe(usageContent(event));
  });

  it('has the text that its hash was always kept of: as JSON writes its figure of nine decimals and its instant', () => {
    const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));
    const quantity = fc
      .tuple(digits(20), fc.option(digits(9)))
      .map(([whole, rest]) => `${whole}${rest ? `.${rest}` : ''}`);
    const from = Date.parse('1970-01-01T00:00:00Z');
    const at = fc
      .tuple(
        fc.date({ min: new Date(from), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.integer({ min: -1, max: 6 }),
      )
      .map(
        ([date, places]) =>
          `${date.toISOString().slice(0, -5)}${places < 0 ? '' : `.${'1234567'.slice(0, places + 1)}`}Z`,
      );
    const event = fc.record({ quantity, at, thing: fc.option(fc.string(), { nil: undefined }) });
    fc.assert(
      fc.property(event, ({ quantity, at, thing }) => {
        const figure = formatQuantity(parseQuantity(quantity.replace(/^0+(?=\d)/, '')));
        const content = ['9f0e', 'vcpu', figure, new Date(at).toISOString(), ...(thing === undefined ? [] : [thing])];
        const text = usageContent({ resourceId: '9f0e', dimension: 'vcpu', quantity, at, thing });
        expect(text).toBe(JSON.stringify(content));
      }),
    );
  });

  it('of more decimals than are kept is none', () => {
    const event = { resourceId: 'r', dimension: 'vcpu', quantity: '1.0000000001', at: '2026-03-01T00:00:00Z' };
    expect(() => usageContent(event)).toThrow(RangeError);
  });
});

describe('a resource that goes to another department', () => {
  const goes = { at: at('2026-03-10T00:00:00Z'), transferId: 't1' };

  it('takes along what it held last', () => {
    const resized = change('resize', '2026-03-05T00:00:00Z', 8n);
    expect(decideHandover([resized, created], goes)).toEqual({
      is: 'pair',
      amounts: { vcpu: 8n },
      instanceUid: 'uid',
    });
  });

  it.each([
    ['was never delivered', []],
    ['was deleted', [created, change('delete', '2026-03-02T00:00:00Z', 0n)]],
    ['is seen by who handed it over before', [created, change('handed-over', '2026-03-02T00:00:00Z', 0n)]],
    [
      'went by this transfer already',
      [created, { ...change('taken-on', '2026-03-10T00:00:00Z', 4n), cause: { kind: 'transfer' as const, id: 't1' } }],
    ],
  ])('takes nothing along when it %s', (_, history) => {
    expect(decideHandover(history, goes)).toEqual({ is: 'nothing' });
  });

  it('waits for the clock where something is known of the instant or later', () => {
    const later = change('resize', '2026-03-10T00:00:00Z', 8n);
    expect(decideHandover([created, later], goes)).toEqual({ is: 'clock-behind', last: later.at });
  });

  it('goes on with the next change of its new department', () => {
    const taken = change('taken-on', '2026-03-10T00:00:00Z', 4n);
    const history = [created, change('handed-over', '2026-03-10T00:00:00Z', 0n), taken];
    expect(decideChange(history, change('resize', '2026-03-11T00:00:00Z', 8n)).is).toBe('append');
    expect(decideChange(history, change('delete', '2026-03-10T00:00:00Z', 0n))).toEqual({
      is: 'clock-behind',
      last: taken.at,
    });
  });

  it('leaves each instant to one department, whatever was done to it and however often it went', () => {
    const period = { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') };
    const steps = fc.array(
      fc.record({ hours: fc.integer({ min: 1, max: 60 }), goes: fc.boolean(), vcpu: fc.bigInt(1n, 9n) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(steps, (done) => {
        const parts: ResourceChange[][] = [[created]];
        const alone: ResourceChange[] = [created];
        let clock = created.at.getTime();
        let holds = created.amounts;
        done.forEach(({ hours, goes: isTransfer, vcpu }, index) => {
          clock += hours * 3_600_000;
          const instant = new Date(clock).toISOString();
          if (!isTransfer) {
            const resized = change('resize', instant, vcpu);
            holds = resized.amounts;
            parts.at(-1)?.push(resized);
            alone.push(resized);
            return;
          }
          const handover = decideHandover(parts.flat(), { at: at(instant), transferId: `t${index}` });
          if (handover.is !== 'pair') throw new Error(`nothing went: ${handover.is}`);
          expect(handover.amounts).toEqual(holds);
          parts.at(-1)?.push(change('handed-over', instant, 0n));
          parts.push([change('taken-on', instant, handover.amounts.vcpu ?? 0n)]);
        });
        const seconds = (changes: readonly ResourceChange[]) =>
          spansOf(changes, period).reduce(
            (sum, { from, to, amounts }) =>
              sum + (amounts.vcpu ?? 0n) * BigInt(((to ?? period.to).getTime() - from.getTime()) / 1_000),
            0n,
          );
        expect(parts.reduce((sum, part) => sum + seconds(part), 0n)).toBe(seconds(alone));
        // Who sees the ledger of both departments counts nothing twice either.
        expect(seconds(parts.flat())).toBe(seconds(alone));
      }),
    );
  });
});
