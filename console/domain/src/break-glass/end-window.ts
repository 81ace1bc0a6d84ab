import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { windowRefSchema } from './schemas.ts';
import { changeWindow, lockWindow } from './store.ts';

const ENDERS = ['platform-engineer', 'security-admin', 'authority-approver'] as const;

/** Ends an open window: who asked for it, or a side that may grant one, before its time; a job at its time. STATE_CONFLICT unless it is open. */
export const endWindow = command({
  event: 'break-glass.ended',
  allow: [...ENDERS, 'job'],
  input: windowRefSchema,
  async act({ ctx, tx }, { windowId }) {
    const window = await lockWindow(tx, windowId);
    if (!window) throw new DomainError('NOT_FOUND', { what: 'window' });
    requireCloud(ctx.actor, ENDERS, { cloudId: window.cloud_id });
    const { number, state } = window;
    if (state !== 'open') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    await changeWindow(tx, windowId, { state: 'ended', ended_by: personId, ended_at: ctx.now });
    return {
      result: { windowId },
      audit: { object: { kind: 'window', id: windowId }, detail: { number, by: personId ? 'person' : 'clock' } },
    };
  },
});
