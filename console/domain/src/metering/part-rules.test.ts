import { type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { meteredParts, partsOfMonth } from '@zhengyun/rulebook/meters.ts';
import { AGGREGATIONS, type Aggregation, type EffectiveUse } from '@zhengyun/rulebook/usage-entries.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdingOf, sharedParts } from './part-rules.ts';
import type { ResourceChange } from './rules.ts';

const MONTH = periodOf('2026-04');
const SECONDS = 30 * 86_400;
const at = (second: number) => new Date(MONTH.from.getTime() + second * 1_000);

type OwnChange = ResourceChange & { readonly departmentId: string };
/** A resource that was created, goes to the next of the departments at each handover, and may be deleted. */
function ledger(created: number, handovers: readonly number[], deleted: number | null): readonly OwnChange[] {
  const changes: OwnChange[] = [];
  const add = (kind: ResourceChange['kind'], second: number, departmentId: string) => {
    const amounts = kind === 'delete' || kind === 'handed-over' ? {} : { vcpu: 1n };
    const id = String(changes.length).padStart(3, '0');
    const cause = { kind: 'transfer' as const, id };
    changes.push({ id, kind, at: at(second), receivedAt: at(second), amounts, cause, instanceUid: null, departmentId });
  };
  add('create', created, 'd0');
  for (const [place, second] of handovers.entries()) {
    add('handed-over', second, `d${place}`);
    add('taken-on', second, `d${place + 1}`);
  }
  if (deleted !== null) add('delete', deleted, `d${handovers.length}`);
  return changes;
}

interface Played {
  readonly created: number;
  readonly handovers: readonly number[];
  readonly deleted: number | null;
  readonly readings: readonly (readonly [number, bigint])[];
}
const played = fc
  .record({
    instants: fc.uniqueArray(fc.integer({ min: -10_000, max: SECONDS - 1 }), { minLength: 2, maxLength: 6 }),
    ends: fc.boolean(),
    readings: fc.uniqueArray(
      fc.tuple(fc.integer({ min: -10_000, max: SECONDS - 1 }), fc.bigInt({ min: 0n, max: 10n ** 15n })),
      { selector: ([second]) => second, maxLength: 12 },
    ),
  })
  .map(({ instants, ends, readings }): Played => {
    const [created = 0, ...later] = instants.toSorted((a, b) => a - b);
    const deleted = ends ? (later.at(-1) ?? null) : null;
    return { created, handovers: ends ? later.slice(0, -1) : later, deleted, readings };
  });
const cuts = fc.array(fc.integer({ min: 1, max: SECONDS - 1 }).map(at), { maxLength: 3 });

/** The month's figure of each department that had the resource, in order, and of one that had it all along. */
function figures(aggregation: Aggregation, { created, handovers, deleted, readings }: Played, where: readonly Date[]) {
  const parts = partsOfMonth(MONTH, MONTH.to, where);
  const of = (changes: readonly OwnChange[], departmentId: string, span: Period) => {
    const holding = holdingOf(
      changes.filter((change) => change.departmentId === departmentId),
      changes,
      MONTH,
    );
    if (aggregation === 'last' && !holding.heldLast) return 0n;
    const level = aggregation === 'last' || aggregation === 'time-weighted';
    const uses = readings.flatMap(([second, value], place): EffectiveUse[] => {
      const when = at(second);
      const own = when >= span.from && when < span.to && when >= at(created);
      const id = `u${place}`;
      return level || own ? [{ id, at: when, receivedAt: when, value, behind: [id], thing: `t${value % 3n}` }] : [];
    });
    const asked = { month: MONTH, parts, ...(holding.held ? { held: holding.held } : {}) };
    const found = sharedParts(meteredParts({ aggregation, perUnit: 1n }, uses, asked), aggregation, holding.share);
    expect(found.every(({ quantity }) => quantity >= 0n)).toBe(true);
    return found.reduce((sum, { quantity }) => sum + quantity, 0n);
  };
  const edges = [-20_000, ...handovers, SECONDS].map(at);
  const each = edges
    .slice(1)
    .map((to, place) => of(ledger(created, handovers, deleted), `d${place}`, { from: edges[place] ?? to, to }));
  const alone = of(ledger(created, [], deleted), 'd0', { from: at(-20_000), to: MONTH.to });
  return { each, alone };
}

describe('a resource that goes from department to department within a month', () => {
  it.each(AGGREGATIONS)('costs them together by %s no more than one that has it all along', (aggregation) => {
    fc.assert(
      fc.property(played, cuts, (of, where) => {
        const { each, alone } = figures(aggregation, of, where);
        const together = each.reduce((sum, quantity) => sum + quantity, 0n);
        // Levels are rounded once for each department.
        const rounded = aggregation === 'time-weighted' ? BigInt(each.length) : 0n;
        expect(together).toBeLessThanOrEqual(alone + rounded);
        if (aggregation === 'sum' || aggregation === 'last') expect(together).toBe(alone);
      }),
    );
  });

  const half: Played = {
    ...{ created: 0, handovers: [SECONDS / 2], deleted: null },
    readings: [
      [86_400, 80n],
      [20 * 86_400, 40n],
    ],
  };
  it.each([
    ['sum', [80n, 40n]],
    ['highest', [40n, 20n]],
    ['last', [0n, 40n]],
  ] as const)('is charged by %s to each for its own time', (aggregation, each) => {
    expect(figures(aggregation, half, []).each).toEqual(each);
  });

  it('is by `last` of who held it last, where nobody holds it at the month’s end', () => {
    expect(figures('last', { ...half, deleted: SECONDS - 86_400 }, []).each).toEqual([0n, 40n]);
  });
});
