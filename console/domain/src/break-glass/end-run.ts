import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { departmentsIn } from './rules.ts';
import { findRun, putEnd } from './run-store.ts';
import { endRunSchema } from './schemas.ts';
import { stacksOwned } from './store.ts';

/**
 * Records how a command that was run by hand ended: its runner does, or a job for one that was lost, which its runner may put right
 * later. Refused: STATE_CONFLICT where it has ended; NOT_FOUND, also to anybody else.
 */
export const endRun = command({
  event: 'break-glass.use-ended',
  allow: ['platform-engineer', 'job'],
  input: endRunSchema,
  async act({ ctx, tx }, input) {
    const run = await findRun(tx, input.runId);
    const own = ctx.actor.kind === 'job' || (ctx.actor.kind === 'person' && run?.run_by === ctx.actor.id);
    if (!run || !own) throw new DomainError('NOT_FOUND', { what: 'run' });
    const ended = await putEnd(tx, input, ctx.now);
    if (!ended) throw new DomainError('STATE_CONFLICT', { object: run.number, state: run.outcome ?? 'ended' });
    const { runId, outcome, exitCode, signal } = input;
    return {
      result: { runId },
      audit: {
        object: { kind: 'window', id: run.window_id },
        detail: {
          number: run.number,
          run: runId,
          outcome,
          exitCode,
          signal,
          startedAt: ended.started_at.toISOString(),
        },
      },
      alsoFor: departmentsIn(await stacksOwned(tx, run.cloud_id, run.stacks)).map(({ departmentId, detail }) => ({
        departmentId,
        detail: { number: run.number, run: runId, outcome, ...detail },
      })),
    };
  },
});
