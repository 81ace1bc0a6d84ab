import { groupUtilisation } from '../fleet/group-utilisation.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { poolView } from './capacity-rules.ts';
import { cloudCapacitySchema, getCloudInputSchema } from './schemas.ts';
import { capacityOfZones, findCloud, poolUse, zonesOf } from './store.ts';

/**
 * A cloud's capacity by pool (zone, 信创 or not) and dimension: total, booked, reserved, left, and what agents measured. A fixed
 * number of statements, however many zones, tenants and nodes there are. NOT_FOUND.
 */
export const getCapacity = query({
  allow: ['signed-in', 'job'],
  input: getCloudInputSchema,
  async read(scope, { slug }) {
    const { tx } = scope;
    const cloud = await findCloud(tx, { slug });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const zones = await zonesOf(tx, [cloud.id]);
    const capacity = await capacityOfZones(tx, [cloud.id]);
    const uses = (await poolUse(tx)).filter((use) => use.cloud_id === cloud.id);
    const groups = zones.map(({ code, nodes }) => ({ key: code, nodes }));
    const measures = await groupUtilisation.definition.read(scope, { cloudId: cloud.id, groups });
    return cloudCapacitySchema.parse({
      cloud: { id: cloud.id, slug: cloud.slug, name: cloud.name },
      pools: zones.map((zone) =>
        poolView(zone, {
          totals: capacity.filter((row) => row.zone_code === zone.code),
          uses: uses.filter((use) => use.zone_code === zone.code),
          measure: measures.find((each) => each.key === zone.code),
        }),
      ),
    });
  },
});
