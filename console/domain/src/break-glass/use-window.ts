import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { departmentsIn, isOpen } from './rules.ts';
import { insertRun } from './run-store.ts';
import { useWindowSchema } from './schemas.ts';
import { openWindowOf, stacksOwned } from './store.ts';

/**
 * Records that a command is about to be run by hand on a cloud's managed state, in an open window of the caller's own; its end is
 * recorded by `endRun`. Refused: WINDOW_NEEDED without one, also to who has one on another cloud, and from the minute its time is
 * over; CLOUD_NOT_GRANTED to who is no engineer of that cloud any more; STACK_OF_ANOTHER_CLOUD where a stack that is named is none of this cloud's.
 */
export const useWindow = command({
  event: 'break-glass.used',
  allow: ['platform-engineer'],
  input: useWindowSchema,
  async act({ ctx, tx }, { cloudSlug, stacks, command: line }) {
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    const window = personId === null ? undefined : await openWindowOf(tx, { cloudSlug, personId });
    if (personId === null || !window?.ends_at || !isOpen({ state: window.state, endsAt: window.ends_at }, ctx.now))
      throw new DomainError('WINDOW_NEEDED', { cloud: cloudSlug });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: window.cloud_id });
    const owned = await stacksOwned(tx, window.cloud_id, stacks);
    const foreign = owned.find(({ owners }) => owners.length === 0);
    if (foreign) throw new DomainError('STACK_OF_ANOTHER_CLOUD', { stack: foreign.stack, cloud: cloudSlug });
    const runId = newId(ctx.now);
    const { text, bytes, digest } = line;
    await insertRun(tx, {
      id: runId,
      window_id: window.id,
      run_by: personId,
      stacks,
      command: text,
      command_bytes: bytes,
      command_digest: Buffer.from(digest, 'hex'),
      started_at: ctx.now,
    });
    const cut = Buffer.byteLength(text) < bytes;
    return {
      result: { runId, windowId: window.id, cloudId: window.cloud_id, until: window.ends_at },
      audit: {
        object: { kind: 'window', id: window.id },
        detail: {
          number: window.number,
          cloud: cloudSlug,
          run: runId,
          stacks,
          command: text,
          cut,
          bytes,
          sha256: digest,
        },
      },
      alsoFor: departmentsIn(owned, text).map(({ departmentId, detail }) => ({
        departmentId,
        detail: { number: window.number, cloud: cloudSlug, run: runId, ...detail },
      })),
    };
  },
});
