import { command } from '../verb/command.ts';
import { savePreference } from './mail-store.ts';
import { readerOf } from './reader-rules.ts';
import { setPreferenceSchema } from './schemas.ts';

/** The caller says how they want to be told by mail: at once, as a digest on working days, or not. What is weighty comes at once anyway. */
export const setPreference = command({
  event: 'notices.preference-set',
  allow: ['signed-in'],
  input: setPreferenceSchema,
  async act({ ctx, tx }, { mail }) {
    const personId = readerOf(ctx.actor);
    await savePreference(tx, personId, { mail, at: ctx.now });
    return { result: { mail }, audit: { object: { kind: 'person', id: personId }, detail: { mail } } };
  },
});
