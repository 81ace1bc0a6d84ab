import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { windowNotice } from './notice-rules.ts';
import { windowRefSchema } from './schemas.ts';
import { changeWindow, cloudOf, lockWindow } from './store.ts';

const ENDERS = ['platform-engineer', 'security-admin', 'authority-approver'] as const;

/** Ends an open window: who asked for it, or a side that may grant one, before its time; a job at its time. STATE_CONFLICT unless it is open. */
export const endWindow = command({
  event: 'break-glass.ended',
  allow: [...ENDERS, 'job'],
  input: windowRefSchema,
  async act(scope, { windowId }) {
    const { ctx, tx } = scope;
    const window = await lockWindow(tx, windowId);
    if (!window) throw new DomainError('NOT_FOUND', { what: 'window' });
    requireCloud(ctx.actor, ENDERS, { cloudId: window.cloud_id });
    const { number, state } = window;
    if (state !== 'open') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    await changeWindow(tx, windowId, { state: 'ended', ended_by: personId, ended_at: ctx.now });
    const cloud = await cloudOf(tx, window.cloud_id);
    const told = { id: windowId, number, askerId: window.asked_by };
    if (cloud) await tell.within(scope, windowNotice('window-ended', { ...told, cloud }, null));
    return {
      result: { windowId },
      audit: { object: { kind: 'window', id: windowId }, detail: { number, by: personId ? 'person' : 'clock' } },
    };
  },
});
