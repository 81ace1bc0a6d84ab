import { type Period, wholeSecond } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS, type Sku, skuOf } from '@zhengyun/rulebook/dimension.ts';

/** From `at` on a resource holds `amounts` (all dimensions; empty: released). `id` orders changes of one instant. */
export interface AmountChange {
  readonly id: string;
  readonly at: Date;
  readonly amounts: Amounts;
}

/** An interval, in whole seconds, over which a resource held so many units of one item, with the changes that say so. */
export interface Holding extends Period {
  readonly sku: Sku;
  readonly units: bigint;
  readonly changes: readonly string[];
}

interface Step {
  readonly at: number;
  readonly amounts: AmountChange['amounts'];
  readonly ids: readonly string[];
}

/**
 * What a resource held within `period`, by item and instant. Depends on the set of changes alone: of several within one second the last one counts, since a second is
 * never divided, and a change that repeats the units of an item goes on with its interval. Intervals of one item never overlap, whatever the changes.
 */
export function holdingsOf(
  { changes, xinchuang }: { readonly changes: readonly AmountChange[]; readonly xinchuang: boolean },
  period: Period,
): readonly Holding[] {
  const [from, to] = [wholeSecond(period.from).getTime(), wholeSecond(period.to).getTime()];
  const steps = stepsOf(changes).filter(({ at }) => at < to);
  const holdings: Holding[] = [];
  for (const dimension of DIMENSIONS) {
    const sku = skuOf(dimension, xinchuang);
    let [begun, units, ids]: [number, bigint, readonly string[]] = [from, 0n, []];
    const close = (end: number) => {
      const start = Math.max(begun, from);
      if (units > 0n && end > start)
        holdings.push({ sku, units, from: new Date(start), to: new Date(end), changes: ids });
    };
    for (const step of steps) {
      const now = step.amounts[dimension] ?? 0n;
      if (now < 0n) throw new RangeError(`change ${step.ids.at(-1)} holds ${now} of ${sku}: nothing negative is held`);
      if (now === units) {
        ids = [...ids, ...step.ids];
        continue;
      }
      close(step.at);
      [begun, units, ids] = [step.at, now, step.ids];
    }
    close(to);
  }
  return holdings;
}

/** What held from each whole second on, with the changes of that second. */
function stepsOf(changes: readonly AmountChange[]): readonly Step[] {
  const ordered = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const steps: Step[] = [];
  for (const { id, at, amounts } of ordered) {
    const second = wholeSecond(at).getTime();
    const ids = steps.at(-1)?.at === second ? (steps.pop()?.ids ?? []) : [];
    steps.push({ at: second, amounts, ids: [...ids, id] });
  }
  return steps;
}
