import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts } from '@zhengyun/rulebook/dimension.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { type TenancyDetail, tenancyDetailSchema, tenancyInputSchema } from './detail/schemas.ts';
import { findTenancy, operationsOf, resourcesOf, stacksOf } from './detail-store.ts';
import { type Ceiling, quotaOf, STANDING_STATES } from './rules.ts';
import { amountsOfClaim, claimsOf } from './taken-over-rules.ts';

/** One tenancy with its quota, stacks, resources and operations. NOT_FOUND also for another department's. */
export const getTenancy = query({
  allow: ['signed-in', 'job'],
  input: tenancyInputSchema,
  async read({ ctx, tx }, { tenancyId }): Promise<TenancyDetail> {
    const row = await findTenancy(tx, tenancyId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
    const resources = await resourcesOf(tx, tenancyId);
    const active = resources.filter(({ state }) => state === 'active');
    const ordered = active.reduce<Amounts>((sum, { spec }) => addAmounts(sum, amountsOf(spec)), {});
    const takenOver = claimsOf(row.adopted).map(amountsOfClaim).reduce<Amounts>(addAmounts, {});
    const { objects = [] } = (row.adopted ?? {}) as { objects?: readonly { kind: string; name: string }[] };
    const isEngineer = holds(ctx.actor, 'platform-engineer', { cloudId: row.cloud_id });
    return tenancyDetailSchema.parse({
      id: row.id,
      number: row.number,
      slug: row.slug,
      state: row.state,
      department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
      system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
      cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
      zone: { code: row.zone_code, name: row.zone_name },
      xinchuang: row.xinchuang,
      createdAt: row.created_at.toISOString(),
      mlpsGrade: row.mlps_grade,
      quota: quotaOf(row.ceiling as Partial<Ceiling> | null, { ordered, takenOver }),
      adopted: objects.map(({ kind, name }) => `${kind} ${name}`),
      stacks: (await stacksOf(tx, tenancyId)).map(({ checked_at: at, ...stack }) => ({
        ...stack,
        checkedAt: at?.toISOString() ?? null,
      })),
      resources: resources.map(({ id, number, item, state, created_at }) => ({
        ...{ id, number, item, state },
        createdAt: created_at.toISOString(),
      })),
      operations: (await operationsOf(tx, tenancyId)).map(({ requested_at: at, ...operation }) => ({
        ...operation,
        at: at.toISOString(),
      })),
      standing: active.map(({ number }) => number),
      acts: isEngineer && [...STANDING_STATES, 'lapsed'].includes(row.state) ? ['close'] : [],
    });
  },
});
