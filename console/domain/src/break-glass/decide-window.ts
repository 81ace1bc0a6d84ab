import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { windowNotice } from './notice-rules.ts';
import { endOf, LONGEST_MINUTES } from './rules.ts';
import { decideWindowSchema } from './schemas.ts';
import { changeWindow, cloudOf, lockWindow } from './store.ts';

const DECIDERS = ['security-admin', 'authority-approver'] as const;

/**
 * Grants or refuses a window, or more time in one; the clock starts as it is granted. A security administrator or the authority
 * decides: never the operator that asks. Refused: ASKER_RELEASES; STATE_CONFLICT once it was decided on, or the window to
 * extend is over; WINDOW_TOO_LONG; NOT_FOUND.
 */
export const decideWindow = command({
  event: 'break-glass.granted',
  allow: DECIDERS,
  input: decideWindowSchema,
  stepUp: true,
  async act(scope, { windowId, decision }): Promise<Outcome<{ windowId: string; until: string | null }>> {
    const { ctx, tx } = scope;
    const asked = await lockWindow(tx, windowId);
    if (!asked || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'window' });
    requireCloud(ctx.actor, DECIDERS, { cloudId: asked.cloud_id });
    const { number, minutes, extends: extended } = asked;
    if (asked.state !== 'asked') throw new DomainError('STATE_CONFLICT', { object: number, state: asked.state });
    if (asked.asked_by === ctx.actor.id) throw new DomainError('ASKER_RELEASES', { operation: number });
    const decided = { decided_by: ctx.actor.id, decided_at: ctx.now };
    const object = { kind: 'window', id: windowId } as const;
    await settle.definition.store(scope, { about: object, kinds: ['window-asked'] });
    if (decision === 'refuse') {
      await changeWindow(tx, windowId, { state: 'refused', ...decided });
      return {
        result: { windowId, until: null },
        audit: { action: 'break-glass.refused', object, detail: { number } },
      };
    }
    const window = extended ? await lockWindow(tx, extended) : null;
    if (window && window.state !== 'open')
      throw new DomainError('STATE_CONFLICT', { object: window.number, state: 'ended' });
    const [startsAt, endsAt] = [window?.starts_at ?? null, window?.ends_at ?? null];
    const end = endOf(minutes, ctx.now, startsAt && endsAt && { startsAt, endsAt });
    if (!end) throw new DomainError('WINDOW_TOO_LONG', { minutes: LONGEST_MINUTES });
    if (window) await changeWindow(tx, window.id, { ends_at: end });
    const own = { state: window ? 'ended' : 'open', starts_at: startsAt ?? ctx.now, ends_at: end } as const;
    await changeWindow(tx, windowId, { ...own, ...(window ? { ended_at: ctx.now } : {}), ...decided });
    const cloud = await cloudOf(tx, asked.cloud_id);
    const told = { id: window?.id ?? windowId, number, askerId: asked.asked_by };
    if (cloud) await tell.within(scope, windowNotice('window-opened', { ...told, cloud }, end));
    const detail = {
      number,
      extends: window?.number ?? null,
      from: own.starts_at.toISOString(),
      until: end.toISOString(),
    };
    return { result: { windowId, until: end.toISOString() }, audit: { object, detail } };
  },
});
