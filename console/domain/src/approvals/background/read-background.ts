import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { getRequest } from '../../requests/get-request.ts';
import type { RequestDetail } from '../../requests/schemas.ts';
import { scopeOf, sees, type VerbScope } from '../../verb/context.ts';
import { query } from '../../verb/query.ts';
import { soundsLike } from './likeness-rules.ts';
import { type Background, backgroundInputSchema } from './schemas.ts';
import { coresUsed, memoryUsed, resourcesHeld, systemsBeside } from './store.ts';
import { USE_DAYS, useView } from './use-rules.ts';

const DAY_MS = 86_400_000;
type Held = Awaited<ReturnType<typeof resourcesHeld>>;

/**
 * What a decision is weighed by beside the request (N12, N14): thirty days' use of what the department has on its clouds, systems
 * whose names say the same, and what of the item stands idle. Hints for a person: nothing here refuses. NOT_FOUND for a request out of sight.
 */
export const readBackground = query({
  allow: ['signed-in'],
  input: backgroundInputSchema,
  async read(scope, { requestId }): Promise<Background> {
    const request = await getRequest.definition.read(scope, { requestId });
    const clouds = new Map(request.lines.map((line) => [line.cloud.id, line.cloud] as const));
    const held = await resourcesHeld(scope.tx, request.department.id, [...clouds.keys()]);
    const use: Background['use'] = [];
    for (const cloud of clouds.values()) use.push(...(await useOn(scope, request, { cloud, held })));
    return {
      days: USE_DAYS,
      use,
      budgetFen: null,
      yearEndFen: request.yearEndFen,
      duplicates: await duplicatesOf(scope, request),
      idle: idleBeside(request, held),
    };
  },
});

async function useOn(
  { ctx, tx }: VerbScope,
  { department }: RequestDetail,
  { cloud, held }: { readonly cloud: Background['use'][number]['cloud']; readonly held: Held },
): Promise<Background['use']> {
  const since = new Date(ctx.now.getTime() - USE_DAYS * DAY_MS);
  const window = { departmentId: department.id, cloudId: cloud.id, since, until: ctx.now };
  const measured = { vcpu: await coresUsed(tx, window), 'memory-gb': await memoryUsed(tx, window) };
  const own = held.filter((resource) => resource.cloud_id === cloud.id).map(({ spec }) => amountsOf(spec));
  return (['vcpu', 'memory-gb'] as const).map((dimension) => {
    const units = own.reduce((sum, amounts) => sum + (amounts[dimension] ?? 0n), 0n);
    const { meanMilli, usePpm, coveragePpm } = useView(units, measured[dimension]);
    return {
      cloud,
      dimension,
      held: units.toString(),
      meanMilli: meanMilli?.toString() ?? null,
      usePpm: usePpm?.toString() ?? null,
      coveragePpm: coveragePpm.toString(),
    };
  });
}

/** Every department's systems are compared; whose the caller doesn't see is counted and not named. */
async function duplicatesOf(
  { ctx, tx }: VerbScope,
  { kind, system }: RequestDetail,
): Promise<Background['duplicates']> {
  if (kind !== 'order') return { systems: [], hidden: 0 };
  const scope = scopeOf(ctx.actor);
  const others = await inScopeOfAll(tx, scope, () => systemsBeside(tx, system.id));
  const alike = others.filter(({ name }) => soundsLike(name, system.name));
  const shown = alike.filter((other) => sees(scope, other.department_id));
  return {
    systems: shown.map(({ id, slug, name, number, department_name: department }) => ({
      system: { id, slug, name },
      number,
      department,
    })),
    hidden: alike.length - shown.length,
  };
}

/** Stopped machines of the items that are asked for; not those that the request itself changes. */
function idleBeside({ kind, lines }: RequestDetail, held: Held): Background['idle'] {
  if (kind !== 'order') return [];
  const wanted = new Set<string>(lines.map(({ spec }) => spec.item));
  return held
    .filter(({ power, item }) => power === 'stopped' && wanted.has(item))
    .map((resource) => ({
      id: resource.id,
      number: resource.number,
      spec: resource.spec,
      system: { id: resource.system_id, slug: resource.system_slug, name: resource.system_name },
      cloud: { id: resource.cloud_id, slug: resource.cloud_slug, name: resource.cloud_name },
      why: 'stopped' as const,
    }));
}
