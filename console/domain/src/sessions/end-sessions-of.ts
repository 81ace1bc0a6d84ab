import { personRefSchema } from '../people/schemas.ts';
import { command } from '../verb/command.ts';
import { endOpenSessions } from './store.ts';

/** Ends every session of a person who goes out of service, within that act. Gives how many were open. */
export const endSessionsOf = command({
  event: 'people.session-ended',
  allow: ['job'],
  input: personRefSchema,
  async act({ ctx, tx }, { personId }) {
    const sessions = await endOpenSessions(tx, personId, ctx.now);
    return { result: { sessions }, audit: { object: { kind: 'person', id: personId }, detail: { sessions } } };
  },
});
