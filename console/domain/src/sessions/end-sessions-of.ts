import { personRefSchema } from '../people/schemas.ts';
import { voidBearers } from '../people/void-bearers.ts';
import { command } from '../verb/command.ts';
import { endOpenSessions } from './store.ts';

/** Ends every session of a person who goes out of service, and voids their access tokens, within that act. Gives how many were open. */
export const endSessionsOf = command({
  event: 'people.session-ended',
  allow: ['job'],
  input: personRefSchema,
  async act({ ctx, tx }, { personId }) {
    const sessions = await endOpenSessions(tx, personId, { at: ctx.now, except: null });
    await voidBearers.definition.act({ ctx, tx }, { personId });
    return { result: { sessions }, audit: { object: { kind: 'person', id: personId }, detail: { sessions } } };
  },
});
