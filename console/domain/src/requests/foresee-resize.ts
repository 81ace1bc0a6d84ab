import { cloudsOverview } from '../clouds/overview.ts';
import { quote } from '../pricing/quote.ts';
import { foreseeQuota } from '../quota/foresee-quota.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { checkResizeSchema, type ForeseenResize, foreseenResizeSchema } from './changes/schemas.ts';
import { checkResize } from './check-resize.ts';
import { foreseeGrowth } from './foresee-growth.ts';
import { poolEffectsOf } from './resize-effect-rules.ts';
import { lockResource } from './store.ts';

/**
 * Whether a size that is being typed would fit: everything submitting it would be refused for, what it takes of quota and pool,
 * and what a month costs today and then. Nothing is held. Refused: NOT_FOUND.
 */
export const foreseeResize = query({
  allow: ['applicant'],
  input: checkResizeSchema,
  async read(scope, { resourceId, spec }): Promise<ForeseenResize> {
    const resource = await lockResource(scope.tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const refusals = await checkResize.definition.read(scope, { resourceId, spec });
    const { cloud_id: cloudId, xinchuang, department_id: departmentId, cloud_slug: cloud, zone_code: zone } = resource;
    if (resource.spec.item !== spec.item)
      return foreseenResizeSchema.parse({ refusals, quota: [], pool: [], monthFen: null, monthFenNow: null });
    const changes = [{ cloudId, xinchuang, before: resource.spec, after: spec }];
    const foreseen = await foreseeQuota.definition.read(scope, { departmentId, systemId: resource.system_id, changes });
    const growth = await foreseeGrowth.definition.read(scope, { resourceId, spec });
    const { clouds } = await cloudsOverview.definition.read(scope);
    const here = clouds.find(({ id }) => id === cloudId)?.zones.find(({ code }) => code === zone);
    const price = await quote.definition
      .read(scope, { lines: [resource.spec, spec].map((each) => ({ cloud, zone, spec: each })) })
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'NO_PRICE') return null;
        throw error;
      });
    const units = (each: { readonly before: bigint; readonly takes: bigint; readonly after: bigint }) => ({
      before: each.before.toString(),
      takes: each.takes.toString(),
      after: each.after.toString(),
    });
    return foreseenResizeSchema.parse({
      refusals: [...refusals, ...wholeOf(foreseen.refusal), ...wholeOf(growth.refusal)],
      quota: foreseen.effects.map((effect) => ({ dimension: effect.dimension, ...units(effect) })),
      pool: poolEffectsOf(resource.spec, spec, here?.capacity ?? []).map((effect) => ({
        dimension: effect.dimension,
        ...units(effect),
      })),
      monthFenNow: price?.lines[0]?.monthFen ?? null,
      monthFen: price?.lines[1]?.monthFen ?? null,
    });
  },
});

/** A refusal of the whole size. */
const wholeOf = <Refusal extends object>(refusal: Refusal | null) => (refusal ? [{ ...refusal, field: 'spec' }] : []);
