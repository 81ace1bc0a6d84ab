import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { query } from '../verb/query.ts';
import { profileInForce } from './in-force-rules.ts';
import { inOrderOfTiers } from './rules.ts';
import { cloudStateSchema, overviewInputSchema } from './schemas.ts';
import { clouds } from './store.ts';

/** Clouds by name and standing, without what is in them: where something might be ordered. */
export const listPlaces = query({
  allow: ['signed-in', 'job'],
  input: overviewInputSchema,
  async read({ tx }) {
    return inOrderOfTiers(await clouds(tx)).map((cloud) => ({
      id: cloud.id,
      slug: cloud.slug,
      name: cloud.name,
      tier: tierSchema.parse(cloud.tier),
      profile: profileInForce(cloud),
      state: cloudStateSchema.parse(cloud.state),
    }));
  },
});
