import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { allocatedOf, isDimension } from './rules.ts';
import { cloudRefSchema } from './schemas.ts';
import { servicesOf } from './services-rules.ts';
import type { Standing } from './shrink-rules.ts';
import { resourcesIn, tenanciesIn } from './standing-store.ts';
import { capacityOfZones, findCloud, poolUse, zonesOf } from './store.ts';

/** What stands on a cloud and would be hurt if it shrank, over all tenants. NOT_FOUND. */
export const readUse = query({
  allow: ['platform-engineer', 'job'],
  input: cloudRefSchema,
  async read({ tx }, { cloudId }): Promise<Standing> {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const capacity = await capacityOfZones(tx, [cloudId]);
    const uses = (await poolUse(tx)).filter((use) => use.cloud_id === cloudId);
    const totals = (code: string) =>
      capacity.flatMap(({ zone_code, dimension, total }): [Dimension, bigint][] =>
        zone_code === code && isDimension(dimension) ? [[dimension, total]] : [],
      );
    return {
      zones: (await zonesOf(tx, [cloudId])).map(({ code, xinchuang, architecture, nodes }) => ({
        code,
        xinchuang,
        architecture,
        nodes,
        capacity: new Map(totals(code)),
        allocated: allocatedOf(uses.filter((use) => use.zone_code === code)),
      })),
      services: servicesOf(cloud.services, cloud.storage_provisioner),
      tenancies: await tenanciesIn(tx, cloudId),
      resources: await resourcesIn(tx, cloudId),
    };
  },
});
