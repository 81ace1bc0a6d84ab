import { quorumSegments } from '@zhengyun/rulebook/sla.ts';
import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { countRuns, joinRuns, minuteCountsText, type Run, runsOf, wholeMinutes } from './rules.ts';
import { minutesInputSchema, type minutesSchema } from './schemas.ts';
import { objectsOf, samplesByMinute } from './store.ts';

const LONGEST_MS = 31 * 24 * 3_600_000;

/** The minute strip of one object: runs of UP, DOWN and UNKNOWN. At most 31 days (INPUT_INVALID); never past now. */
export const minutes = query({
  allow: ['signed-in', 'job'],
  input: minutesInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof minutesSchema>> {
    const [object] = await objectsOf(tx, { objectId: input.objectId });
    if (!object) throw new DomainError('NOT_FOUND', { what: 'service object' });
    const from = new Date(Math.max(new Date(input.from).getTime(), object.observedFrom.getTime()));
    const to = new Date(Math.min(new Date(input.to).getTime(), ctx.now.getTime()));
    if (to.getTime() - from.getTime() > LONGEST_MS) throw new DomainError('INPUT_INVALID', { field: 'to' });
    const span = wholeMinutes({ from, to });
    let runs: readonly Run[] = [];
    for (const segment of span ? quorumSegments(span) : []) {
      const samples = await samplesByMinute(tx, object.id, segment);
      runs = joinRuns(runs, runsOf(segment, samples, segment.policy));
    }
    return {
      objectId: object.id,
      from: (span?.from ?? from).toISOString(),
      to: (span?.to ?? from).toISOString(),
      counts: minuteCountsText(countRuns(runs)),
      runs: runs.map((run) => ({ ...run, from: run.from.toISOString(), to: run.to.toISOString() })),
    };
  },
});
