import { overlapOf } from '@zhengyun/rulebook/calendar.ts';
import { addMinutes, NO_MINUTES, quorumSegments } from '@zhengyun/rulebook/sla.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { countVerdicts, wholeMinutes } from './rules.ts';
import { objectsOf, sampleGroups } from './store.ts';

/**
 * Minutes by verdict of each observed object (of all clouds, or the named ones) over the whole minutes of [from, to) since it
 * was first observed, each judged by the quorum policy in force then. The one count that pages, sheets and statements use.
 */
export const countMinutes = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ cloudIds: z.array(idSchema).optional(), from: z.date(), to: z.date() }),
  async read({ tx }, { cloudIds, from, to }) {
    const objects = await objectsOf(tx, cloudIds ? { cloudIds } : {});
    const result = [];
    for (const object of objects) {
      const observed = overlapOf({ from, to }, { from: object.observedFrom, to });
      const minutes = observed && wholeMinutes(observed);
      let counts = NO_MINUTES;
      for (const segment of minutes ? quorumSegments(minutes) : []) {
        const groups = await sampleGroups(tx, object.id, segment);
        counts = addMinutes(counts, countVerdicts(segment, groups, segment.policy));
      }
      result.push({ ...object, counts });
    }
    return result;
  },
});
