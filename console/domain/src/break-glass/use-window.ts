import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { isOpen } from './rules.ts';
import { useWindowSchema } from './schemas.ts';
import { openWindowOf } from './store.ts';

/**
 * Records that a command is about to be run by hand on a cloud's managed state, in an open window of the caller's own. Refused:
 * WINDOW_NEEDED without one, also to who has one on another cloud, and from the minute its time is over.
 */
export const useWindow = command({
  event: 'break-glass.used',
  allow: ['platform-engineer'],
  input: useWindowSchema,
  async act({ ctx, tx }, { cloudSlug, stack, command: line }) {
    const window =
      ctx.actor.kind === 'person' ? await openWindowOf(tx, { cloudSlug, personId: ctx.actor.id }) : undefined;
    if (!window?.ends_at || !isOpen({ state: window.state, endsAt: window.ends_at }, ctx.now))
      throw new DomainError('WINDOW_NEEDED', { cloud: cloudSlug });
    return {
      result: { windowId: window.id, cloudId: window.cloud_id, until: window.ends_at },
      audit: {
        object: { kind: 'window', id: window.id },
        detail: { number: window.number, cloud: cloudSlug, stack: stack ?? null, command: line },
      },
    };
  },
});
