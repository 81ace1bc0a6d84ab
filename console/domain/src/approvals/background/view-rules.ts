import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import type { RequestDetail } from '../../requests/schemas.ts';
import { soundsLike } from './likeness-rules.ts';
import type { Background, ReuseReason } from './schemas.ts';
import type { resourcesHeld, systemsBeside } from './store.ts';
import { type MeasuredUse, useView } from './use-rules.ts';

type Held = Awaited<ReturnType<typeof resourcesHeld>>;
type Use = Background['use'][number];

interface Measured {
  readonly cloud: Use['cloud'];
  readonly held: Held;
  readonly use: Readonly<Record<Use['dimension'], MeasuredUse | null>>;
}

/** Use beside what is held on one cloud. */
export function useOn({ cloud, held, use }: Measured): Background['use'] {
  const own = held.filter((resource) => resource.cloud_id === cloud.id).map(({ spec }) => amountsOf(spec));
  return (['vcpu', 'memory-gb'] as const).map((dimension) => {
    const units = own.reduce((sum, amounts) => sum + (amounts[dimension] ?? 0n), 0n);
    const { meanMilli, usePpm, coveragePpm } = useView(units, use[dimension]);
    return {
      cloud,
      dimension,
      held: units.toString(),
      meanMilli: meanMilli?.toString() ?? null,
      usePpm: usePpm?.toString() ?? null,
      coveragePpm: coveragePpm.toString(),
      ...(use[dimension]?.simulated ? { simulated: true } : {}),
    };
  });
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

/** What the department lets lie of the items that a new order asks for; what else a request changes is its own. */
export function idleBeside({ kind, lines }: RequestDetail, held: Held, today: string): Background['idle'] {
  if (kind !== 'order') return [];
  const wanted = new Set<string>(lines.map(({ spec }) => spec.item));
  return held.flatMap((resource) => {
    const why = reuseReason(resource, today);
    if (why === null || !wanted.has(resource.item)) return [];
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
