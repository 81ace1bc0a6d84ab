import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { deciderNotice } from './notice-rules.ts';
import { endOf, isOpen, LONGEST_MINUTES } from './rules.ts';
import { askWindowSchema } from './schemas.ts';
import { cloudOf, insertWindow, lockWindow } from './store.ts';

/**
 * Asks for a window in which the caller may work by hand on a cloud's managed state, or for more time in their own open one.
 * Another side decides. Refused: WINDOW_TOO_LONG past four hours in all; STATE_CONFLICT where the window to extend is not open;
 * CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export const askWindow = command({
  event: 'break-glass.asked',
  allow: ['platform-engineer'],
  input: askWindowSchema,
  stepUp: true,
  async act(scope, { cloudId, reason, minutes, extends: extended }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['platform-engineer'] });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const cloud = await cloudOf(tx, cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const window = extended === undefined ? null : await lockWindow(tx, extended);
    if (extended !== undefined && (window?.asked_by !== ctx.actor.id || window.cloud_id !== cloudId))
      throw new DomainError('NOT_FOUND', { what: 'window' });
    if (window && !isOpen({ state: window.state, endsAt: window.ends_at }, ctx.now))
      throw new DomainError('STATE_CONFLICT', { object: window.number, state: 'ended' });
    const [startsAt, endsAt] = [window?.starts_at ?? null, window?.ends_at ?? null];
    if (endOf(minutes, ctx.now, startsAt && endsAt && { startsAt, endsAt }) === null)
      throw new DomainError('WINDOW_TOO_LONG', { minutes: window?.minutes ?? LONGEST_MINUTES });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'YJ', ctx.now);
    const asked = { asked_by: ctx.actor.id, asked_at: ctx.now };
    await insertWindow(tx, { id, number, cloud_id: cloudId, extends: extended ?? null, reason, minutes, ...asked });
    await tell.within(scope, deciderNotice({ id, number, cloud, minutes, reason }, ctx.actor.id));
    return {
      result: { windowId: id, number },
      audit: {
        object: { kind: 'window', id },
        detail: { number, cloud: cloud.slug, minutes, reason, extends: window?.number ?? null },
      },
    };
  },
});
