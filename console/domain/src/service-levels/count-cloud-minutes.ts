import { addMinutes, NO_MINUTES } from '@zhengyun/rulebook/sla.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { countMinutes } from './count-minutes.ts';
import { minutesIn } from './rules.ts';
import { cloudsOf } from './store.ts';

/** Minutes by verdict of each named cloud over the whole minutes of [from, to). What nobody put under watch is all UNKNOWN. */
export const countCloudMinutes = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ cloudIds: z.array(idSchema), from: z.date(), to: z.date() }),
  async read(scope, { cloudIds, from, to }) {
    const counted = await countMinutes.definition.read(scope, { cloudIds, from, to });
    const objects = Map.groupBy(counted, (object) => object.cloudId);
    const unwatched = { ...NO_MINUTES, unknown: minutesIn({ from, to }) };
    return (await cloudsOf(scope.tx, cloudIds)).map((cloud) => ({
      ...cloud,
      minutes: objects.get(cloud.id)?.reduce((sum, { counts }) => addMinutes(sum, counts), NO_MINUTES) ?? unwatched,
    }));
  },
});
