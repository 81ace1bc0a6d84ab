import { command } from '../verb/command.ts';
import { hashOf } from './rules.ts';
import { endSessionSchema } from './schemas.ts';
import { endSessionRow } from './store.ts';

/** Ends the session of `token`; ending one that is over already changes nothing and is no error. */
export const endSession = command({
  event: 'people.signed-out',
  allow: ['signed-in'],
  input: endSessionSchema,
  async act({ ctx, tx }, { token }) {
    const personId = await endSessionRow(tx, hashOf(token), ctx.now);
    return { result: { ended: personId !== null }, audit: { object: { kind: 'person', id: personId ?? 'none' } } };
  },
});
