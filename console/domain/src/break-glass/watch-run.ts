import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { isOpen } from './rules.ts';
import { findRun } from './run-store.ts';
import { runRefSchema } from './schemas.ts';

/** Whether a run by hand may go on: until when as its window stands now, or who ended the window. */
export type RunWatch =
  | { readonly open: true; readonly until: Date }
  | { readonly open: false; readonly by: 'person' | 'clock' };

/**
 * How the window of a run of the caller's own stands: it may have been extended, or ended early. Refused: ROLE_MISSING and
 * CLOUD_NOT_GRANTED once the caller is no engineer of that cloud any more, which ends the run too; NOT_FOUND.
 */
export const watchRun = query({
  allow: ['platform-engineer'],
  input: runRefSchema,
  async read({ ctx, tx }, { runId }): Promise<RunWatch> {
    const run = await findRun(tx, runId);
    if (!run || ctx.actor.kind !== 'person' || run.run_by !== ctx.actor.id)
      throw new DomainError('NOT_FOUND', { what: 'run' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: run.cloud_id });
    const { state, ends_at: endsAt, ended_by: endedBy } = run;
    if (endsAt && isOpen({ state, endsAt }, ctx.now)) return { open: true, until: endsAt };
    return { open: false, by: endedBy ? 'person' : 'clock' };
  },
});
