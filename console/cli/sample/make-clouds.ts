import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { addObject } from '@zhengyun/domain/service-levels/add-object.ts';
import { addObserver } from '@zhengyun/domain/service-levels/add-observer.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { SAMPLE_CLOUDS } from './clouds.ts';
import { SAMPLE_QUOTA } from './figures.ts';
import { type Keys, keyOf } from './make-people.ts';

interface Owners {
  readonly organisations: Keys;
  readonly departments: Keys;
}

/** Clouds as defined, each under the authority's observation, and every department's quota on each. */
export async function makeSampleClouds(ctx: () => Context, { organisations, departments }: Owners): Promise<void> {
  const organisationId = keyOf(organisations, 'data-authority');
  await addObserver(ctx(), { slug: 'authority-probe', name: '主管部门探测点', organisationId });
  const existing = (await cloudsOverview(ctx())).clouds;
  const limits = (await listQuota(ctx(), {})).items;
  for (const definition of SAMPLE_CLOUDS) {
    const known = existing.find((cloud) => cloud.slug === definition.slug);
    const cloudId = known?.id ?? (await defineCloud(ctx(), definition)).cloudId;
    await addObject(ctx(), { cloudId, name: `${definition.name}管理接口` });
    for (const departmentId of departments.values())
      for (const xinchuang of [false, true]) {
        const set = limits.filter(
          (limit) =>
            limit.cloud.id === cloudId && limit.department.id === departmentId && limit.xinchuang === xinchuang,
        );
        const missing = missingLimits(
          xinchuang,
          set.map(({ dimension }) => dimension),
        );
        if (missing !== null) await setQuota(ctx(), { departmentId, cloudId, xinchuang, limits: missing });
      }
  }
}

/** Sample limits of the dimensions that have none yet; null when all have one. */
function missingLimits(xinchuang: boolean, set: readonly string[]): Record<string, string> | null {
  const share = xinchuang ? 2n : 1n;
  const missing = Object.entries(SAMPLE_QUOTA).filter(([dimension]) => !set.includes(dimension));
  if (missing.length === 0) return null;
  return Object.fromEntries(missing.map(([dimension, units]) => [dimension, (units / share).toString()]));
}
