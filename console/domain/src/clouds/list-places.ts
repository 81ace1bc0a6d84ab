import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { query } from '../verb/query.ts';
import { profileInForce } from './in-force-rules.ts';
import { inOrderOfTiers } from './rules.ts';
import { cloudStateSchema, overviewInputSchema } from './schemas.ts';
import { clouds, zonesOf } from './store.ts';

/** Clouds by name and standing with the zones they have, without what is in them: where something might be ordered. */
export const listPlaces = query({
  allow: ['signed-in', 'job'],
  input: overviewInputSchema,
  async read({ tx }) {
    const all = inOrderOfTiers(await clouds(tx));
    const zones = await zonesOf(
      tx,
      all.map(({ id }) => id),
    );
    return all.map((cloud) => ({
      id: cloud.id,
      slug: cloud.slug,
      name: cloud.name,
      tier: tierSchema.parse(cloud.tier),
      profile: profileInForce(cloud),
      state: cloudStateSchema.parse(cloud.state),
      zones: zones
        .filter((zone) => zone.cloud_id === cloud.id)
        .map(({ code, xinchuang, maximum_mlps: maximumMlps }) => ({ code, xinchuang, maximumMlps })),
    }));
  },
});
