import { heldAmounts, type Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Balance, type Books, balanceOver } from './balance-rules.ts';
import { type LedgerChange, ledgerSteps, type OrderEvent } from './book-rules.ts';

const FROM = new Date('2026-10-31T16:00:00Z');
const PERIOD = { from: FROM, to: new Date('2026-11-30T16:00:00Z') };
const at = (hours: number) => new Date(FROM.getTime() + hours * 3_600_000);

const host = (count: number): ItemSpec => itemSpecSchema.parse({ item: 'cloud-host', count, vcpu: 4, memoryGb: 8 });
const PLACE = { cloudId: 'c', tier: 'provincial', xinchuang: false } as const;

type Act =
  | { readonly is: 'resize'; readonly count: number }
  | { readonly is: 'power' }
  | { readonly is: 'transfer' }
  | { readonly is: 'release' };
interface History {
  readonly hours: readonly number[];
  readonly count: number;
  readonly acts: readonly Act[];
}

/** Both books of one resource's history, each as the console writes it. */
function booksOf(resourceId: string, { hours, count, acts }: History): Pick<Books, 'changes' | 'events'> {
  const changes: LedgerChange[] = [];
  const events: OrderEvent[] = [];
  let [held, power, departmentId]: [ItemSpec | null, Power, string] = [host(count), 'running', 'ours'];
  const put = (kind: LedgerChange['kind'], instant: Date, cause: string, amounts = {}) =>
    changes.push({
      ...{
        id: `${resourceId}-${String(changes.length).padStart(3, '0')}`,
        resourceId,
        departmentId,
        kind,
        at: instant,
      },
      ...{ amounts, cause: { kind: kind.includes('-o') ? 'transfer' : 'operation', id: cause } },
    });
  const said = (is: OrderEvent['is'], instant: Date, rest: Partial<OrderEvent>) =>
    events.push({ resourceId, at: instant, is, operationId: null, spec: null, power: null, ...rest });
  const order = [...hours].sort((a, b) => a - b).map(at);
  put('create', order[0] as Date, 'first', heldAmounts(host(count), power));
  said('delivered', order[0] as Date, { spec: host(count) });
  acts.forEach((act, index) => {
    const instant = order[index + 1];
    if (!instant || held === null) return;
    const cause = `${resourceId}/${index}`;
    if (act.is === 'resize') {
      held = host(act.count);
      put('resize', instant, cause, heldAmounts(held, power));
      said('delivered', instant, { spec: held });
    } else if (act.is === 'power') {
      power = power === 'running' ? 'stopped' : 'running';
      put(power === 'running' ? 'start' : 'stop', instant, cause, heldAmounts(held, power));
      said('switched', new Date(instant.getTime() + 700), { operationId: cause, power });
    } else if (act.is === 'transfer') {
      put('handed-over', instant, cause);
      departmentId = departmentId === 'ours' ? 'theirs' : 'ours';
      put('taken-on', instant, cause, heldAmounts(held, power));
    } else {
      held = null;
      put('delete', instant, cause);
      said('released', instant, {});
    }
  });
  return { changes, events };
}

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ is: fc.constant('resize' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.constant<Act>({ is: 'power' }),
  fc.constant<Act>({ is: 'transfer' }),
  fc.constant<Act>({ is: 'release' }),
);
/** Hours around the month: some before it, most within, some after. */
const history: fc.Arbitrary<History> = fc.record({
  hours: fc.uniqueArray(fc.integer({ min: -200, max: 900 }), { minLength: 8, maxLength: 8 }),
  count: fc.integer({ min: 1, max: 9 }),
  acts: fc.array(act, { maxLength: 7 }),
});
const province = fc.array(history, { minLength: 1, maxLength: 4 }).map((all): Books => {
  const books = all.map((each, index) => booksOf(`r${index}`, each));
  return {
    changes: books.flatMap(({ changes }) => changes),
    events: books.flatMap(({ events }) => events),
    resources: new Map(all.map((_, index) => [`r${index}`, PLACE])),
  };
});

const withinPeriod = (change: LedgerChange) => change.at >= PERIOD.from && change.at < PERIOD.to;
const total = (balance: Balance, term: 'handedOver' | 'takenOn') =>
  balance.rows.reduce((sum, row) => sum + row[term], 0n);

describe('the balance of stock', () => {
  it('adds up whatever became of the resources, by province and by department', () => {
    fc.assert(
      fc.property(province, (books) => {
        for (const by of ['province', 'department'] as const) {
          const balance = balanceOver(books, PERIOD, by);
          expect(balance.balanced, by).toBe(true);
          // What one department hands over another takes on: over the province it is nothing.
          expect(total(balance, 'handedOver')).toBe(total(balance, 'takenOn'));
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(province, (books) => {
        const other = { ...books, changes: books.changes.toReversed(), events: books.events.toReversed() };
        expect(balanceOver(other, PERIOD, 'department')).toEqual(balanceOver(books, PERIOD, 'department'));
      }),
    );
  });

  it('never adds up with a row lost (trap 8: what is removed or resized closes what was open)', () => {
    fc.assert(
      fc.property(province, fc.nat(), (books, pick) => {
        const rows = books.changes.filter(withinPeriod);
        fc.pre(rows.length > 0);
        const lost = rows[pick % rows.length] as LedgerChange;
        const without = { ...books, changes: books.changes.filter(({ id }) => id !== lost.id) };
        expect(balanceOver(without, PERIOD, 'province').balanced, lost.kind).toBe(false);
      }),
    );
  });

  it('never adds up with a row that is there twice', () => {
    fc.assert(
      fc.property(province, fc.nat(), (books, pick) => {
        const rows = books.changes.filter(withinPeriod);
        fc.pre(rows.length > 0);
        const twice = rows[pick % rows.length] as LedgerChange;
        const doubled = { ...books, changes: [...books.changes, { ...twice, id: `${twice.id}-again` }] };
        expect(balanceOver(doubled, PERIOD, 'province').balanced, twice.kind).toBe(false);
      }),
    );
  });

  it('never adds up with an act that the orders alone know', () => {
    fc.assert(
      fc.property(province, fc.nat(), (books, pick) => {
        const acts = books.events.filter((event) => event.at >= PERIOD.from && event.at < PERIOD.to);
        fc.pre(acts.length > 0);
        const gone = acts[pick % acts.length] as OrderEvent;
        const without = { ...books, events: books.events.filter((event) => event !== gone) };
        const balance = balanceOver(without, PERIOD, 'province');
        expect(balance.balanced).toBe(false);
        expect(balance.differences.length).toBeGreaterThan(0);
      }),
    );
  });

  it('tells each term of a month of all kinds', () => {
    const acts: Act[] = [{ is: 'resize', count: 3 }, { is: 'transfer' }, { is: 'power' }];
    const mine = booksOf('a', { hours: [-10, 10, 20, 30], count: 2, acts });
    const other = booksOf('b', { hours: [5, 40], count: 1, acts: [{ is: 'release' }] });
    const books = {
      changes: [...mine.changes, ...other.changes],
      events: [...mine.events, ...other.events],
      resources: new Map([
        ['a', PLACE],
        ['b', PLACE],
      ]),
    };
    const cores = (by: 'province' | 'department') =>
      balanceOver(books, PERIOD, by).rows.filter(({ sku }) => sku === 'vcpu.x86');
    expect(cores('province')).toEqual([
      {
        ...{ sku: 'vcpu.x86', tier: 'provincial', departmentId: null, opening: 8n, opened: 4n, reclaimed: 4n },
        ...{ resized: -8n, takenOn: 12n, handedOver: 12n, closing: 0n, ordered: 0n, balanced: true },
      },
    ]);
    expect(cores('department').map(({ departmentId, opening, closing }) => [departmentId, opening, closing])).toEqual([
      ['ours', 8n, 0n],
      ['theirs', 0n, 0n],
    ]);
  });
});

describe('faults of the ledger', () => {
  const row = (kind: LedgerChange['kind'], hours: number, rest: Partial<LedgerChange> = {}): LedgerChange => ({
    ...{ id: `${kind}${hours}`, resourceId: 'r', departmentId: 'ours', kind, at: at(hours), amounts: { vcpu: 4n } },
    ...{ cause: { kind: 'operation', id: 'c' }, ...rest },
  });
  it.each([
    ['a second create while it is open', [row('create', 1), row('create', 2)], ['two-open-intervals']],
    ['a resize of nothing', [row('resize', 1)], ['ledger-gap']],
    ['a change after its removal', [row('create', 1), row('delete', 2), row('resize', 3)], ['ledger-gap']],
    ['a second removal', [row('create', 1), row('delete', 2), row('delete', 3)], ['ledger-gap']],
    ['one row twice', [row('create', 1), row('create', 1, { id: 'x' })], ['two-open-intervals', 'two-open-intervals']],
    ['half a transfer', [row('create', 1), row('handed-over', 2)], ['ledger-gap']],
    ['two departments at once', [row('create', 1), row('taken-on', 2)], ['two-open-intervals']],
    ['a whole life', [row('create', 1), row('resize', 2), row('delete', 3)], []],
    ['a whole transfer', [row('create', 1), row('handed-over', 2), row('taken-on', 2)], []],
  ] as const)('%s', (_, rows, faults) => {
    expect(ledgerSteps(rows).faults.map(({ is }) => is)).toEqual(faults);
  });
});
