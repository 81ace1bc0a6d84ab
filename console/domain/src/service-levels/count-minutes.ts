import { overlapOf } from '@zhengyun/rulebook/calendar.ts';
import { addMinutes, NO_MINUTES, quorumSegments } from '@zhengyun/rulebook/sla.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { countVerdicts, minutesIn, wholeMinutes } from './rules.ts';
import { objectsOf, sampleGroups } from './store.ts';

/**
 * Minutes by verdict of each observed object (of all clouds, or the named ones) over the whole minutes of [from, to), each judged by
 * the quorum policy in force then; before it was first observed they are UNKNOWN. The one count that pages, sheets and statements use.
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
      const judged = counts.up + counts.down + counts.unknown;
      const unwatched = { up: 0n, down: 0n, unknown: minutesIn({ from, to }) - judged };
      result.push({ ...object, counts: addMinutes(counts, unwatched) });
    }
    return result;
  },
});
