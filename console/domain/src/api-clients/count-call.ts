import { ingest } from '../verb/ingest.ts';
import { countCallIn } from './call-store.ts';
import { minuteOf } from './rules.ts';
import { countCallSchema } from './schemas.ts';

/**
 * Counts one call of the API by its caller (a key, a person) in this minute, over all servers; whole seconds to wait, or null: go on.
 * Calls over the limit count too.
 */
export const countCall = ingest({
  event: 'api-clients.key-refused',
  allow: ['job'],
  input: countCallSchema,
  async store({ ctx, tx }, { caller, limit }): Promise<{ result: number | null }> {
    const { start, secondsLeft } = minuteOf(ctx.now);
    const calls = await countCallIn(tx, { caller, minute: start });
    return { result: calls > limit ? secondsLeft : null };
  },
});
