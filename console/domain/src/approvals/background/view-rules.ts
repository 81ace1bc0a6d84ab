import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { RequestDetail } from '../../requests/schemas.ts';
import { soundsLike } from './likeness-rules.ts';
import type { ResourceReadings } from './readings-store.ts';
import type { Background, ReuseReason } from './schemas.ts';
import type { resourcesHeld, systemsBeside } from './store.ts';
import { type MeasuredUse, SAMPLED_DIMENSIONS, type UseView, useByReadings, useView } from './use-rules.ts';

type Held = Awaited<ReturnType<typeof resourcesHeld>>;
type Use = Background['use'][number];

type Lines = Pick<RequestDetail, 'lines'>['lines'];

/** Dimensions beside those sampled by agents that lines on the cloud ask for, or change, in the order of the catalogue. */
export function dimensionsTouched(lines: Lines, cloudId: string): readonly Dimension[] {
  const amounts = lines
    .filter(({ cloud }) => cloud.id === cloudId)
    .flatMap(({ spec, delivered }) => [amountsOf(spec), delivered ? amountsOf(delivered) : {}]);
  return DIMENSIONS.filter(
    (dimension) =>
      !SAMPLED_DIMENSIONS.some((each) => each === dimension) && amounts.some((each) => (each[dimension] ?? 0n) > 0n),
  );
}

interface Measured {
  readonly cloud: Use['cloud'];
  readonly held: Held;
  /** What agents sampled of the department's workloads. */
  readonly sampled: Readonly<Record<(typeof SAMPLED_DIMENSIONS)[number], MeasuredUse | null>>;
  /** Other dimensions that the request touches, and what was read of what is held of them. */
  readonly touched: readonly Dimension[];
  readonly readings: readonly ResourceReadings[];
}

/** Use beside what is held on one cloud: processors and memory always, and every other dimension that the request touches. */
export function useOn({ cloud, held, sampled, touched, readings }: Measured): Background['use'] {
  const own = held
    .filter((resource) => resource.cloud_id === cloud.id)
    .map(({ id, spec }) => ({ id, amounts: amountsOf(spec) }));
  const workloads = SAMPLED_DIMENSIONS.map((dimension) => {
    const units = own.reduce((sum, { amounts }) => sum + (amounts[dimension] ?? 0n), 0n);
    return rowOf(cloud, dimension, { ...useView(units, sampled[dimension]), simulated: sampled[dimension]?.simulated });
  });
  const others = touched.map((dimension) => {
    const resources = own.flatMap(({ id, amounts }) => {
      const units = amounts[dimension] ?? 0n;
      const read = readings.find((each) => each.resourceId === id && each.dimension === dimension) ?? null;
      return units > 0n ? [{ held: units, read }] : [];
    });
    return rowOf(cloud, dimension, useByReadings(resources));
  });
  return [...workloads, ...others];
}

function rowOf(
  cloud: Use['cloud'],
  dimension: Dimension,
  { held, meanMilli, usePpm, coveragePpm, simulated }: UseView & { readonly simulated?: boolean | undefined },
): Use {
  return {
    cloud,
    dimension,
    held: held.toString(),
    meanMilli: meanMilli?.toString() ?? null,
    usePpm: usePpm?.toString() ?? null,
    coveragePpm: coveragePpm.toString(),
    ...(simulated ? { simulated: true } : {}),
  };
}

/** Systems of a like name (N12): those the reader sees by name, the others by how many. */
export function duplicatesAmong(
  others: Awaited<ReturnType<typeof systemsBeside>>,
  { name: wanted }: Pick<RequestDetail['system'], 'name'>,
  isSeen: (departmentId: string) => boolean,
): Background['duplicates'] {
  const alike = others.filter(({ name }) => soundsLike(name, wanted));
  const shown = alike.filter((other) => isSeen(other.department_id));
  return {
    systems: shown.map(({ id, slug, name, number, department_name: department }) => ({
      system: { id, slug, name },
      number,
      department,
    })),
    hidden: alike.length - shown.length,
  };
}

type Lying = Pick<Held[number], 'power' | 'last_day' | 'verdict' | 'in_reclaim'>;

/** Why a resource could be used before another is made, the weightiest reason first; null: it is in use, or nobody knows. `today` in Asia/Shanghai. */
export function reuseReason(
  { power, last_day: lastDay, verdict, in_reclaim: inReclaim }: Lying,
  today: string,
): ReuseReason | null {
  if (inReclaim) return 'reclaim';
  if (lastDay !== null && lastDay < today) return 'lease-over';
  if (verdict === 'idle') return 'idle';
  return power === 'stopped' ? 'stopped' : null;
}

type Asking = Pick<RequestDetail, 'kind' | 'lines'>;

/** An item on one of the two stacks: what stands on one can't be used instead of the other. */
const stacked = (item: string, xinchuang: boolean): string => `${item} ${xinchuang ? 'xinchuang' : 'x86'}`;

/** Items, each with its stack, of which the request asks for something that is not there yet: a new one, or a growth of what is. */
export function itemsAskedFor({ kind, lines }: Asking): ReadonlySet<string> {
  const asking = lines.filter(
    ({ spec, delivered }) => kind === 'order' || (kind === 'resize' && grows(delivered, spec)),
  );
  return new Set(asking.map(({ spec, xinchuang }) => stacked(spec.item, xinchuang)));
}

function grows(now: ItemSpec | null, wanted: ItemSpec): boolean {
  const [before, after] = [now ? amountsOf(now) : {}, amountsOf(wanted)];
  return DIMENSIONS.some((dimension) => (after[dimension] ?? 0n) > (before[dimension] ?? 0n));
}

/** What the department lets lie of the items that the request asks for more of, on the same stack; what it changes is not among it. */
export function idleBeside(request: Asking, held: Held, today: string): Background['idle'] {
  const wanted = itemsAskedFor(request);
  const changed = new Set(request.lines.map((line) => line.resource.id));
  return held.flatMap((resource) => {
    const why = reuseReason(resource, today);
    if (why === null || !wanted.has(stacked(resource.item, resource.xinchuang)) || changed.has(resource.id)) return [];
    return [
      {
        id: resource.id,
        number: resource.number,
        spec: resource.spec,
        system: { id: resource.system_id, slug: resource.system_slug, name: resource.system_name },
        cloud: { id: resource.cloud_id, slug: resource.cloud_slug, name: resource.cloud_name },
        why,
      },
    ];
  });
}
